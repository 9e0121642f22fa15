package io.perdollar.sampledata.log;

import io.perdollar.sampledata.time.SampleCalendar;

/**
 * How many requests arrive in each hour of a week in the report's zone.
 */
public final class Profile {
    private static final int HOURS = 24;
    private static final int FRIDAY = 5;

    private final double[] weekday;
    private final double[] weekend;

    private Profile(double[] weekday, double[] weekend) {
        this.weekday = weekday;
        this.weekend = weekend;
    }

    /** The same number in the hours {@code [from, to)} of the day, on weekdays or every day, and none elsewhere. */
    public static Profile between(int from, int to, double perHour, boolean everyDay) {
        double[] working = new double[HOURS];
        for (int hour = from; hour < to; hour++) {
            working[hour] = perHour;
        }
        return new Profile(working, everyDay ? working : new double[HOURS]);
    }

    /** A day of people: quiet at night, rising to {@code peak} in the hour from 14:00, at weekends a part of that. */
    public static Profile daily(double peak, double night, double weekendShare) {
        double[] shape = {
            0.0, 0.0, 0.0, 0.0, 0.0, 0.01, 0.03, 0.08, 0.18, 0.35, 0.5, 0.58, 0.46, 0.64, 1.0, 0.8, 0.62, 0.46, 0.32,
            0.22, 0.17, 0.12, 0.06, 0.02
        };
        double[] weekday = new double[HOURS];
        double[] weekend = new double[HOURS];
        for (int hour = 0; hour < HOURS; hour++) {
            weekday[hour] = night + (peak - night) * shape[hour];
            weekend[hour] = weekday[hour] * weekendShare;
        }
        return new Profile(weekday, weekend);
    }

    /** Mean number of requests of one hour. */
    public double mean(long hour) {
        return (SampleCalendar.localWeekday(hour) <= FRIDAY ? weekday : weekend)[SampleCalendar.localHour(hour)];
    }
}
