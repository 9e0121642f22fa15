package io.perdollar.analysis.advice;

import io.perdollar.analysis.plan.WeeklyHours;
import io.perdollar.analysis.plan.WeeklyHours.DayHours;
import io.perdollar.analysis.replay.Demand;
import io.perdollar.analysis.time.Micros;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The shortest weekly hours, one stretch a day, outside which no more than the allowed share of the requests arrives
 * (equations §13): fitted on all whole local weeks but the last, which judges.
 */
final class HoursFit {
    private static final int DAYS = 7;
    private static final int DAY = 24;
    private static final int WEEK = DAYS * DAY;

    /** Fitted hours and how they did. */
    record Fit(WeeklyHours hours, int fitWeeks, double fitRefused, double judgedRefused) {}

    private HoursFit() {}

    /**
     * Fits hours.
     *
     * @param refused largest share of refused requests
     * @return empty under two whole weeks, where nothing arrived in the weeks of the fit, or where only the whole week will do
     */
    static Optional<Fit> fit(Demand demand, Week week, BigDecimal refused) {
        int weeks = week.wholeWeeks.size();
        if (weeks < 2) {
            return Optional.empty();
        }
        long[] byHour = requestsByHour(demand, week);
        long[] seen = new long[WEEK];
        week.wholeWeeks.subList(0, weeks - 1).forEach(hours -> add(hours, byHour, week, seen));
        long[] judge = new long[WEEK];
        add(week.wholeWeeks.get(weeks - 1), byHour, week, judge);
        if (Arrays.stream(seen).sum() == 0) {
            return Optional.empty();
        }
        WeeklyHours hours = shortest(seen, refused);
        return hours.hoursPerWeek() == WEEK
                ? Optional.empty()
                : Optional.of(new Fit(hours, weeks - 1, refusedShare(seen, hours), refusedShare(judge, hours)));
    }

    private static void add(int[] hours, long[] byHour, Week week, long[] sums) {
        for (int hour : hours) {
            sums[week.hourOfWeek[hour]] += byHour[hour];
        }
    }

    static long[] requestsByHour(Demand demand, Week week) {
        long[] byHour = new long[week.hourOfWeek.length];
        for (int place = 0; place < demand.minutes(); place++) {
            byHour[(int) ((demand.minute(place) - demand.window().from()) / Micros.HOUR)] += demand.arrivals(place);
        }
        return byHour;
    }

    static double refusedShare(long[] byHourOfWeek, WeeklyHours hours) {
        long all = 0;
        long refused = 0;
        for (int hour = 0; hour < WEEK; hour++) {
            all += byHourOfWeek[hour];
            refused += hours.isOpen(hour) ? 0 : byHourOfWeek[hour];
        }
        return all == 0 ? 0 : (double) refused / all;
    }

    /** For each day and length the stretch with most requests, then the fewest hours over all days that hold enough. */
    private static WeeklyHours shortest(long[] requests, BigDecimal refused) {
        long total = Arrays.stream(requests).sum();
        long mayMiss = refused.multiply(BigDecimal.valueOf(total)).toBigInteger().longValueExact();
        long[][] held = new long[DAYS][DAY + 1];
        int[][] from = new int[DAYS][DAY + 1];
        for (int day = 0; day < DAYS; day++) {
            for (int length = 1; length <= DAY; length++) {
                held[day][length] = -1;
                for (int start = 0; start + length <= DAY; start++) {
                    long sum = 0;
                    for (int hour = start; hour < start + length; hour++) {
                        sum += requests[day * DAY + hour];
                    }
                    if (sum > held[day][length]) {
                        held[day][length] = sum;
                        from[day][length] = start;
                    }
                }
            }
        }
        return pick(held, from, total - mayMiss);
    }

    private static WeeklyHours pick(long[][] held, int[][] from, long enough) {
        // most[d][h]: most requests of the first d days within h hours; chosen[d][h]: hours of day d − 1 then.
        long[][] most = new long[DAYS + 1][WEEK + 1];
        int[][] chosen = new int[DAYS + 1][WEEK + 1];
        for (int day = 1; day <= DAYS; day++) {
            for (int hours = 0; hours <= WEEK; hours++) {
                most[day][hours] = -1;
                for (int length = 0; length <= Math.min(DAY, hours); length++) {
                    long sum = most[day - 1][hours - length] + held[day - 1][length];
                    if (sum > most[day][hours]) {
                        most[day][hours] = sum;
                        chosen[day][hours] = length;
                    }
                }
            }
        }
        int hours = 0;
        while (most[DAYS][hours] < enough) {
            hours++;
        }
        List<DayHours> days = new ArrayList<>();
        for (int day = DAYS; day >= 1; day--) {
            int length = chosen[day][hours];
            int start = from[day - 1][length];
            days.add(length == 0 ? DayHours.CLOSED : new DayHours(start, start + length));
            hours -= length;
        }
        Collections.reverse(days);
        return new WeeklyHours(days);
    }
}
