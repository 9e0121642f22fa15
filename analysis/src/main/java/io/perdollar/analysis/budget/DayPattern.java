package io.perdollar.analysis.budget;

import io.perdollar.analysis.statistics.Robust;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What days cost: a level, a factor for each weekday, and how far both can be trusted. Medians throughout, so that one odd
 * day moves neither.
 */
final class DayPattern {
    private static final int WEEK = 7;
    private static final int WEEKS_FOR_WEEKDAYS = 3;

    /** What a level moves in a week, as a share of it, before a fleet has shown what it does. */
    private static final double PRIOR_DRIFT = 0.015;

    private static final double PRIOR_WEIGHT = 2;

    /** A day's least deviation, as a share of the level: no fleet is as even as a short history may look. */
    private static final double LEAST_DEVIATION = 0.005;

    /** A smaller jump at a month's turn is chance. */
    private static final double LEAST_FALL = 0.02;

    /** Sustained use earns 30 % at most over a month, 60 % at its end. */
    private static final double MOST_FALL = 0.6;

    /** How much less certain the median of a few values is than their mean. */
    private static final double MEDIAN_LOSS = Math.PI / 2;

    private final double[] factors;
    private final double monthFall;
    private final double level;
    private final double dayDeviation;
    private final double weekDrift;
    private final int levelDays;

    private DayPattern(
            double[] factors, double monthFall, double level, double dayDeviation, double weekDrift, int levelDays) {
        this.factors = factors;
        this.monthFall = monthFall;
        this.level = level;
        this.dayDeviation = dayDeviation;
        this.weekDrift = weekDrift;
        this.levelDays = levelDays;
    }

    /**
     * Learns from settled days.
     *
     * @param costs day by day, oldest first; at least one
     * @param first the day of {@code costs[0]}
     */
    static DayPattern of(double[] costs, LocalDate first) {
        double[] factors = factors(costs, first);
        double[] even = new double[costs.length];
        for (int day = 0; day < costs.length; day++) {
            even[day] = costs[day] / factors[weekday(first, day)];
        }
        double fall = monthFall(even, first);
        for (int day = 0; day < costs.length; day++) {
            even[day] /= inMonth(fall, first.plusDays(day));
        }
        int levelDays = Math.min(WEEK, even.length);
        double level = Robust.median(Arrays.copyOfRange(even, even.length - levelDays, even.length));
        double size = Math.max(
                Math.abs(level),
                Robust.median(Arrays.stream(even).map(Math::abs).toArray()));
        return new DayPattern(
                factors,
                fall,
                level,
                Math.max(LEAST_DEVIATION * size, dayDeviation(even)),
                weekDrift(even, size),
                levelDays);
    }

    double expected(LocalDate day) {
        return level * factors[day.getDayOfWeek().getValue() - 1] * inMonth(monthFall, day);
    }

    /** Standard deviation of one day about its expectation. */
    double deviation(LocalDate day) {
        return dayDeviation * factors[day.getDayOfWeek().getValue() - 1];
    }

    /**
     * Standard deviation of the sum of the next days: each day's own, the error of the level, and the way that the level
     * may go meanwhile (a random walk by weeks).
     */
    double sumDeviation(int days) {
        double own = days * dayDeviation * dayDeviation;
        double ofLevel = (double) days * days * dayDeviation * dayDeviation * MEDIAN_LOSS / levelDays;
        double walked = (double) days * days * weekDrift * weekDrift * days / (3 * WEEK);
        return Math.sqrt(own + ofLevel + walked);
    }

    /**
     * By what share cost falls from a month's start to its end, as discounts for sustained use grow and begin anew with each
     * month: the least of the jumps at the month's turns; zero unless each jumps by more than a fleet moves in a week anyway.
     */
    private static double monthFall(double[] even, LocalDate first) {
        double least = Double.POSITIVE_INFINITY;
        for (int day = WEEK; day + WEEK <= even.length; day++) {
            if (first.plusDays(day).getDayOfMonth() == 1) {
                double before = Robust.median(Arrays.copyOfRange(even, day - WEEK, day));
                // The first day itself may still carry the discount of the month before: time zones differ.
                double after = Robust.median(Arrays.copyOfRange(even, day, day + WEEK));
                double fall = before <= 0 || after <= 0 ? 0 : 2 * (after - before) / (after + before);
                least = Math.min(least, fall);
            }
        }
        return least == Double.POSITIVE_INFINITY || least < LEAST_FALL ? 0 : Math.min(least, MOST_FALL);
    }

    private static double inMonth(double fall, LocalDate day) {
        return 1 + fall * (0.5 - (day.getDayOfMonth() - 0.5) / day.lengthOfMonth());
    }

    /** Weekday factors with mean 1: medians of a day's share in the week around it. All 1 where weeks are too few. */
    private static double[] factors(double[] costs, LocalDate first) {
        double[] factors = new double[WEEK];
        Arrays.fill(factors, 1);
        if (costs.length < WEEKS_FOR_WEEKDAYS * WEEK) {
            return factors;
        }
        List<List<Double>> ratios = new ArrayList<>();
        for (int weekday = 0; weekday < WEEK; weekday++) {
            ratios.add(new ArrayList<>());
        }
        for (int day = WEEK / 2; day < costs.length - WEEK / 2; day++) {
            double week = 0;
            for (int near = day - WEEK / 2; near <= day + WEEK / 2; near++) {
                week += costs[near];
            }
            if (week > 0) {
                ratios.get(weekday(first, day)).add(costs[day] * WEEK / week);
            }
        }
        double[] medians = new double[WEEK];
        for (int weekday = 0; weekday < WEEK; weekday++) {
            double[] of = ratios.get(weekday).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            if (of.length == 0) {
                return factors;
            }
            // A weekday that costs nothing keeps a little, so that dividing by it stays possible.
            medians[weekday] = Math.max(0.01, Robust.median(of));
        }
        double mean = Arrays.stream(medians).average().orElse(1);
        return Arrays.stream(medians).map(median -> median / mean).toArray();
    }

    /** Spread of days about the median of the week before them. */
    private static double dayDeviation(double[] even) {
        if (even.length < WEEK) {
            return Robust.deviation(even, Robust.median(even));
        }
        double[] misses = new double[even.length - WEEK + 1];
        for (int end = WEEK; end <= even.length; end++) {
            double[] week = Arrays.copyOfRange(even, end - WEEK, end);
            misses[end - WEEK] = even[end - 1] - Robust.median(week);
        }
        return Robust.deviation(misses, 0);
    }

    /** How far the level moves from week to week, held towards what fleets do as long as weeks are few. */
    private static double weekDrift(double[] even, double size) {
        double squares = PRIOR_WEIGHT * PRIOR_DRIFT * PRIOR_DRIFT * size * size;
        double weight = PRIOR_WEIGHT;
        for (int end = even.length; end >= 2 * WEEK; end -= WEEK) {
            double later = Robust.median(Arrays.copyOfRange(even, end - WEEK, end));
            double earlier = Robust.median(Arrays.copyOfRange(even, end - 2 * WEEK, end - WEEK));
            squares += (later - earlier) * (later - earlier);
            weight++;
        }
        return Math.sqrt(squares / weight);
    }

    private static int weekday(LocalDate first, int day) {
        return first.plusDays(day).getDayOfWeek().getValue() - 1;
    }
}
