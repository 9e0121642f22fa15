package io.perdollar.reporting.chart;

import io.perdollar.analysis.report.FleetReport.DayLine;
import java.util.List;

/** The days that a daily chart draws. */
public final class ChartDays {
    private ChartDays() {}

    /** How many days at their head lie before anything was billed or served: a bill may be younger than it. */
    public static int before(List<DayLine> days) {
        int first = 0;
        while (first < days.size() && isEmpty(days.get(first))) {
            first++;
        }
        return first == days.size() ? 0 : first;
    }

    /** The days from the first with anything on; all of them where there is none. */
    static List<DayLine> of(List<DayLine> days) {
        return days.subList(before(days), days.size());
    }

    private static boolean isEmpty(DayLine day) {
        return day.billedCost().signum() == 0
                && day.effectiveCost().signum() == 0
                && (day.served() == null || day.served() == 0);
    }
}
