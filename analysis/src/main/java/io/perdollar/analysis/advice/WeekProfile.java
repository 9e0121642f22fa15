package io.perdollar.analysis.advice;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Requests and running time of a service by hour of the local week, Monday 00:00 first.
 *
 * @param requests 168 sums over the window
 * @param runningMicros 168 sums over the window and the service's VMs
 */
public record WeekProfile(List<Long> requests, List<Long> runningMicros) {
    /** Hours of a week. */
    public static final int HOURS = 168;

    private static final int DAY = 24;
    private static final int WEEKDAYS = 5;
    private static final int DAYS = 7;

    public WeekProfile {
        requests = List.copyOf(requests);
        runningMicros = List.copyOf(runningMicros);
        if (requests.size() != HOURS || runningMicros.size() != HOURS) {
            throw new IllegalArgumentException(
                    "a week has 168 hours, got " + requests.size() + " and " + runningMicros.size());
        }
    }

    /** From arrays of 168 cells. */
    public static WeekProfile of(long[] requests, long[] runningMicros) {
        return new WeekProfile(
                Arrays.stream(requests).boxed().toList(),
                Arrays.stream(runningMicros).boxed().toList());
    }

    /**
     * The same hours on each of the first days of the week.
     *
     * @param from first hour, 0 to 23
     * @param to hour after the last, 1 to 24; before {@code from} where the hours go over midnight
     * @param days 5 for Monday to Friday, 7 for every day
     */
    public record Hours(int from, int to, int days) {
        boolean covers(int hourOfWeek) {
            int hour = hourOfWeek % DAY;
            boolean inside = from < to ? hour >= from && hour < to : hour >= from || hour < to;
            return hourOfWeek < days * DAY && inside;
        }

        int length() {
            return days * (from < to ? to - from : DAY - from + to);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s %02d–%02d", days == WEEKDAYS ? "Mon–Fri" : "daily", from, to);
        }
    }

    /** Share of the requests that arrive outside the hours, 0 to 1; 0 where there are none. */
    public double refusedShare(Hours hours) {
        long all = requests.stream().mapToLong(Long::longValue).sum();
        long refused = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            refused += hours.covers(hour) ? 0 : requests.get(hour);
        }
        return all == 0 ? 0 : (double) refused / all;
    }

    /** Share of the running time that lies outside the hours, 0 to 1; 0 where nothing ran. */
    public double savedShare(Hours hours) {
        long all = runningMicros.stream().mapToLong(Long::longValue).sum();
        long saved = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            saved += hours.covers(hour) ? 0 : runningMicros.get(hour);
        }
        return all == 0 ? 0 : (double) saved / all;
    }

    /** The hours that run least and refuse at most so many requests; the whole week where none do. */
    public Hours fit(double refusedLimit) {
        Hours best = new Hours(0, DAY, DAYS);
        for (int from = 0; from < DAY; from++) {
            for (int to = 1; to <= DAY; to++) {
                for (int days : new int[] {WEEKDAYS, DAYS}) {
                    // On weekdays only, hours over midnight would leave open which day they belong to.
                    boolean fits = from < to || (days == DAYS && from > to);
                    Hours hours = new Hours(from, to, days);
                    if (fits && hours.length() < best.length() && refusedShare(hours) <= refusedLimit) {
                        best = hours;
                    }
                }
            }
        }
        return best;
    }
}
