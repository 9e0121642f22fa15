package io.perdollar.analysis.advice;

import java.util.Arrays;
import java.util.List;

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
     * Hours on weekdays, the same each day, weekends off.
     *
     * @param from first hour, 0 to 23
     * @param to hour after the last, up to 24
     */
    public record Hours(int from, int to) {
        boolean covers(int hourOfWeek) {
            int hour = hourOfWeek % DAY;
            return hourOfWeek < WEEKDAYS * DAY && hour >= from && hour < to;
        }

        @Override
        public String toString() {
            return String.format(java.util.Locale.ROOT, "Mon–Fri %02d–%02d", from, to);
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

    /** The shortest weekday hours that refuse at most so many requests; the whole weekday where none do. */
    public Hours fit(double refusedLimit) {
        Hours best = new Hours(0, DAY);
        for (int from = 0; from < DAY; from++) {
            for (int to = from + 1; to <= DAY; to++) {
                Hours hours = new Hours(from, to);
                if (to - from < best.to() - best.from() && refusedShare(hours) <= refusedLimit) {
                    best = hours;
                }
            }
        }
        return best;
    }
}
