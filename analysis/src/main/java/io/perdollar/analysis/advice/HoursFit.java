package io.perdollar.analysis.advice;

import io.perdollar.analysis.plan.WeeklyHours;
import io.perdollar.analysis.plan.WeeklyHours.DayHours;
import io.perdollar.analysis.replay.Demand;
import io.perdollar.analysis.time.Micros;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
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
     * @param startUp so long before an opening the machines start: who comes then waits and is not refused
     * @return empty under two whole weeks, where nothing arrived in the weeks of the fit, or where only the whole week will do
     */
    static Optional<Fit> fit(Demand demand, Week week, BigDecimal refused, Duration startUp) {
        int weeks = week.wholeWeeks.size();
        if (weeks < 2) {
            return Optional.empty();
        }
        Requests seen = new Requests(demand, week, startUp, week.wholeWeeks.subList(0, weeks - 1));
        Requests judge = new Requests(demand, week, startUp, week.wholeWeeks.subList(weeks - 1, weeks));
        if (seen.total == 0) {
            return Optional.empty();
        }
        WeeklyHours hours = shortest(seen, refused);
        return hours.hoursPerWeek() == WEEK
                ? Optional.empty()
                : Optional.of(new Fit(hours, weeks - 1, seen.refusedShare(hours), judge.refusedShare(hours)));
    }

    /** Requests of some weeks by hour of the local week. */
    private static final class Requests {
        final long[] byHour = new long[WEEK];

        /** Those of the last minutes of each hour, in which machines start that open with the next. */
        final long[] late = new long[WEEK];

        final long total;

        Requests(Demand demand, Week week, Duration startUp, List<int[]> weeks) {
            boolean[] wanted = new boolean[week.hourOfWeek.length];
            for (int[] hours : weeks) {
                for (int hour : hours) {
                    wanted[hour] = true;
                }
            }
            long sum = 0;
            long starting = Micros.of(startUp);
            for (int place = 0; place < demand.minutes(); place++) {
                long since = demand.minute(place) - demand.window().from();
                int hour = (int) (since / Micros.HOUR);
                if (wanted[hour]) {
                    int cell = week.hourOfWeek[hour];
                    sum += demand.arrivals(place);
                    byHour[cell] += demand.arrivals(place);
                    late[cell] += since % Micros.HOUR >= Micros.HOUR - starting ? demand.arrivals(place) : 0;
                }
            }
            total = sum;
        }

        /** Requests of a day's stretch, with those that wait for its opening; at midnight the day before may be open. */
        long held(int day, int from, int to) {
            long sum = from == 0 ? 0 : late[day * DAY + from - 1];
            for (int hour = from; hour < to; hour++) {
                sum += byHour[day * DAY + hour];
            }
            return sum;
        }

        double refusedShare(WeeklyHours hours) {
            long refused = 0;
            for (int hour = 0; hour < WEEK; hour++) {
                if (!hours.isOpen(hour)) {
                    refused += byHour[hour] - (hours.isOpen((hour + 1) % WEEK) ? late[hour] : 0);
                }
            }
            return total == 0 ? 0 : (double) refused / total;
        }
    }

    /** For each day and length the stretch with most requests, then the fewest hours over all days that hold enough. */
    private static WeeklyHours shortest(Requests requests, BigDecimal refused) {
        long mayMiss = refused.multiply(BigDecimal.valueOf(requests.total))
                .toBigInteger()
                .longValueExact();
        long[][] held = new long[DAYS][DAY + 1];
        int[][] from = new int[DAYS][DAY + 1];
        for (int day = 0; day < DAYS; day++) {
            for (int length = 1; length <= DAY; length++) {
                held[day][length] = -1;
                for (int start = 0; start + length <= DAY; start++) {
                    long sum = requests.held(day, start, start + length);
                    if (sum > held[day][length]) {
                        held[day][length] = sum;
                        from[day][length] = start;
                    }
                }
            }
        }
        return pick(held, from, requests.total - mayMiss);
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
