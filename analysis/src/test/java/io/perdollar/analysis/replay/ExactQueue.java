package io.perdollar.analysis.replay;

import io.perdollar.analysis.activity.ActivityTimeline;
import io.perdollar.analysis.activity.BusyStretches;
import io.perdollar.analysis.activity.DayActivity;
import io.perdollar.analysis.activity.HourActivity;
import io.perdollar.analysis.activity.LatencyHistogram;
import io.perdollar.analysis.activity.Minutes;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import io.perdollar.analysis.time.Micros;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/** An exact first-come-first-served queue over true instants, and the minutes that a log would tell of them. */
final class ExactQueue {
    /** Start of the requests: a UTC day. */
    static final LocalDate START = LocalDate.of(2026, 10, 19);

    final double[] arrivals;
    final double[] seconds;

    ExactQueue(double[] arrivals, double[] seconds) {
        this.arrivals = arrivals;
        this.seconds = seconds;
    }

    /** A Poisson stream of requests that all take the same time. */
    static ExactQueue poisson(double perHour, double seconds, int days, long seed) {
        Random random = new Random(seed);
        List<Double> at = new ArrayList<>();
        double now = 0;
        while (true) {
            now -= Math.log(1 - random.nextDouble()) * 3600 / perHour;
            if (now >= days * 86_400.0) {
                break;
            }
            at.add(now);
        }
        double[] arrivals = at.stream().mapToDouble(Double::doubleValue).toArray();
        double[] times = new double[arrivals.length];
        Arrays.fill(times, seconds);
        return new ExactQueue(arrivals, times);
    }

    /** Share of the requests that wait longer than the objective, each for its true instant and time. */
    double delayedShare(int slots, double stretch, double objective) {
        PriorityQueue<Double> free = new PriorityQueue<>();
        for (int slot = 0; slot < slots; slot++) {
            free.add(0.0);
        }
        int delayed = 0;
        for (int i = 0; i < arrivals.length; i++) {
            double start = Math.max(arrivals[i], free.remove());
            free.add(start + stretch * seconds[i]);
            delayed += start - arrivals[i] > objective ? 1 : 0;
        }
        return (double) delayed / arrivals.length;
    }

    /** What a log tells: requests by minute, time in flight, and a histogram. */
    Demand demand(int days) {
        Interval window = new Interval(START.toEpochDay() * Micros.DAY, (START.toEpochDay() + days) * Micros.DAY);
        return Demand.of(window, Intervals.of(window), List.of(ActivityTimeline.of(days(days))));
    }

    /** The same by day. */
    List<DayActivity> days(int days) {
        List<DayActivity> all = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            all.add(day(day));
        }
        return all;
    }

    private DayActivity day(int day) {
        long[] counts = new long[Minutes.PER_DAY];
        long[] inFlight = new long[Minutes.PER_DAY];
        long[][] buckets = new long[24][LatencyHistogram.BUCKETS];
        long[] served = new long[24];
        for (int i = 0; i < arrivals.length; i++) {
            int minute = (int) (arrivals[i] / 60) - day * Minutes.PER_DAY;
            if (minute >= 0 && minute < Minutes.PER_DAY) {
                counts[minute]++;
                inFlight[minute] += Math.round(seconds[i] * Micros.SECOND);
                served[minute / 60]++;
                buckets[minute / 60][LatencyHistogram.bucketOf(Math.round(seconds[i] * Micros.SECOND))]++;
            }
        }
        Minutes.Columns minutes = new Minutes.Columns();
        List<HourActivity> hours = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            hours.add(new HourActivity(
                    served[hour], 0, 0, 0, null, null, null, null, LatencyHistogram.of(buckets[hour])));
        }
        for (int minute = 0; minute < Minutes.PER_DAY; minute++) {
            minutes.add(minute, counts[minute], inFlight[minute], -1);
        }
        return new DayActivity(START.plusDays(day), hours, minutes.build(), BusyStretches.NONE);
    }
}
