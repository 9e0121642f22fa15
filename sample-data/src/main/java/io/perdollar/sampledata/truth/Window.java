package io.perdollar.sampledata.truth;

import io.perdollar.sampledata.time.SampleCalendar;

/**
 * The days that figures speak of: whole local days, {@code [fromHour, toHour)}.
 *
 * @param fromHour hours since 1970
 * @param toHour hours since 1970
 */
record Window(long fromHour, long toHour) {
    static Window report(SampleCalendar calendar) {
        return new Window(calendar.windowStart(), calendar.endHour());
    }

    static Window comparison(SampleCalendar calendar) {
        return new Window(calendar.comparisonStart(), calendar.windowStart());
    }

    boolean contains(long hour) {
        return hour >= fromHour && hour < toHour;
    }

    int days() {
        return (int) ((toHour - fromHour) / 24);
    }

    /** Place of an hour's day in the window, 0 for the first. */
    int day(long hour) {
        return (int) ((hour - fromHour) / 24);
    }
}
