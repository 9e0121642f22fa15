package io.perdollar.analysis.fleet;

import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Micros;

/**
 * Numbers the UTC hours of a stretch of time from 0, so that a figure per hour can live in an array.
 *
 * @param from start of hour 0, epoch microseconds
 * @param hours how many
 */
public record HourAxis(long from, int hours) {
    /** Every hour of an interval whose edges are full hours. */
    public static HourAxis of(Interval interval) {
        return new HourAxis(interval.from(), Math.toIntExact(interval.length() / Micros.HOUR));
    }

    /** The number of an hour; outside {@code [0, hours)} where it is not on the axis. */
    public int index(long hourStart) {
        return Math.toIntExact(Math.floorDiv(hourStart - from, Micros.HOUR));
    }

    /** Start of hour {@code index}, epoch microseconds. */
    public long start(int index) {
        return from + index * Micros.HOUR;
    }

    /** Hour {@code index} as an interval. */
    public Interval hour(int index) {
        return new Interval(start(index), start(index + 1));
    }

    /** Whether the hour is on the axis. */
    public boolean contains(long hourStart) {
        return hourStart >= from && hourStart < start(hours);
    }
}
