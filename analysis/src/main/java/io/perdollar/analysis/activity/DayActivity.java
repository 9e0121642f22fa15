package io.perdollar.analysis.activity;

import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import io.perdollar.analysis.time.Micros;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What was logged about one subject on one UTC day, from one content or from several (equations §8, §12). It depends on
 * nothing but the lines: not on their order, on how files were split or on neighbouring days.
 *
 * @param day UTC
 * @param hours 24 of them, by the log's own timestamps
 * @param minutes by arrival and overlap
 * @param busy stretches with something in flight, requests and unrecognised lines alike, cut at midnight UTC
 */
public record DayActivity(LocalDate day, List<HourActivity> hours, Minutes minutes, BusyStretches busy) {
    private static final List<HourActivity> NO_HOURS = Collections.nCopies(24, HourActivity.NONE);

    public DayActivity {
        hours = List.copyOf(hours);
        if (hours.size() != 24) {
            throw new IllegalArgumentException("a UTC day has 24 hours, got " + hours.size() + " for " + day);
        }
        long start = Math.multiplyExact(day.toEpochDay(), Micros.DAY);
        if (!busy.isEmpty()
                && (busy.from(0) < start
                        || busy.from(busy.size() - 1) >= start + Micros.DAY
                        || busy.to(busy.size() - 1) > start + Micros.DAY)) {
            throw new IllegalArgumentException("busy stretches must lie inside " + day + ", got " + busy);
        }
    }

    /** A day about which nothing was logged. */
    public static DayActivity none(LocalDate day) {
        return new DayActivity(day, NO_HOURS, Minutes.NONE, BusyStretches.NONE);
    }

    /**
     * Two contents of one subject and day together.
     *
     * @throws IllegalArgumentException if the days differ
     */
    public static DayActivity merge(DayActivity a, DayActivity b) {
        if (!a.day.equals(b.day)) {
            throw new IllegalArgumentException("only one day's activities merge, got " + a.day + " and " + b.day);
        }
        return new DayActivity(
                a.day,
                IntStream.range(0, 24)
                        .mapToObj(hour -> a.hours.get(hour).plus(b.hours.get(hour)))
                        .toList(),
                a.minutes.plus(b.minutes),
                BusyStretches.concat(List.of(a.busy, b.busy)));
    }

    /** What a source with {@code counts: false} tells: when something was in flight, and no number. */
    public DayActivity inFlightOnly() {
        return new DayActivity(day, NO_HOURS, Minutes.NONE, busy);
    }

    /**
     * The part of the day that lies in these hours, for a name that meant another VM in the rest.
     *
     * @param kept whole UTC hours
     */
    public DayActivity within(Intervals kept) {
        long start = Math.multiplyExact(day.toEpochDay(), Micros.DAY);
        if (kept.overlap(new Interval(start, start + Micros.DAY)) == Micros.DAY) {
            return this;
        }
        return new DayActivity(
                day,
                IntStream.range(0, 24)
                        .mapToObj(
                                hour -> kept.contains(start + hour * Micros.HOUR) ? hours.get(hour) : HourActivity.NONE)
                        .toList(),
                minutes.where(minute -> kept.contains(start + minute * Micros.MINUTE)),
                busy.within(kept));
    }

    /**
     * One hour.
     *
     * @param hourOfDay 0 to 23, UTC
     */
    public HourActivity hour(int hourOfDay) {
        return hours.get(hourOfDay);
    }

    /** The whole day. */
    public HourActivity total() {
        return hours.stream().reduce(HourActivity.NONE, HourActivity::plus);
    }

    /** Whether nothing was logged. */
    public boolean isEmpty() {
        return minutes.size() == 0 && busy.isEmpty() && hours.stream().allMatch(HourActivity.NONE::equals);
    }
}
