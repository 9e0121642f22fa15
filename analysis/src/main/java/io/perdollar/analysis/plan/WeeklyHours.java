package io.perdollar.analysis.plan;

import java.time.DayOfWeek;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When a service is open in each week, local time of the report's zone: one stretch a day. The machines are started so
 * long before a stretch as they need to be ready at its start.
 *
 * @param days 7 of them, Monday first
 */
public record WeeklyHours(List<DayHours> days) {
    /** Hours of a day. */
    public static final int DAY = 24;

    private static final int DAYS = 7;
    private static final int WORKING_DAYS = 5;

    /**
     * One day's stretch {@code [from, to)} in full local hours; empty where both are equal.
     *
     * @param from 0 to 24
     * @param to {@code from} to 24
     */
    public record DayHours(int from, int to) {
        /** Closed the whole day. */
        public static final DayHours CLOSED = new DayHours(0, 0);

        public DayHours {
            if (from < 0 || to > DAY || to < from) {
                throw new IllegalArgumentException(
                        "expected hours of a day, the first before the last, got " + from + " to " + to);
            }
        }

        /** Hours open. */
        public int length() {
            return to - from;
        }

        boolean isOpen(int hour) {
            return hour >= from && hour < to;
        }
    }

    public WeeklyHours {
        days = List.copyOf(days);
        if (days.size() != DAYS) {
            throw new IllegalArgumentException("a week has 7 days, got " + days.size());
        }
    }

    /** The same hours on each of the first days of the week: 5 for Monday to Friday, 7 for every day. */
    public static WeeklyHours daily(int from, int to, int firstDays) {
        return new WeeklyHours(IntStream.range(0, DAYS)
                .mapToObj(day -> day < firstDays ? new DayHours(from, to) : DayHours.CLOSED)
                .toList());
    }

    /** The guide's working hours: Monday to Friday, 9 to 18, nine hours a day. */
    public static WeeklyHours guide() {
        return daily(9, 18, WORKING_DAYS);
    }

    /** The whole week. */
    public static WeeklyHours always() {
        return new WeeklyHours(Collections.nCopies(DAYS, new DayHours(0, DAY)));
    }

    /** One day. */
    public DayHours on(DayOfWeek day) {
        return days.get(day.getValue() - 1);
    }

    /** Whether it is open in an hour of the local week, 0 for Monday 00:00 to 167. */
    public boolean isOpen(int hourOfWeek) {
        return days.get(hourOfWeek / DAY).isOpen(hourOfWeek % DAY);
    }

    /** Hours open in a week, 0 to 168. */
    public int hoursPerWeek() {
        return days.stream().mapToInt(DayHours::length).sum();
    }

    /** How often a week the machines start; 0 where they never stop or never run. */
    public int startsPerWeek() {
        int starts = 0;
        for (int hour = 0; hour < DAYS * DAY; hour++) {
            starts += isOpen(hour) && !isOpen((hour + DAYS * DAY - 1) % (DAYS * DAY)) ? 1 : 0;
        }
        return starts;
    }
}
