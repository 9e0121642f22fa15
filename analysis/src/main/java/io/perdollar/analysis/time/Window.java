package io.perdollar.analysis.time;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The local days that a report's ratios speak of (equations §1, §2).
 *
 * @param from first local day
 * @param to last local day, part of the window
 * @param zone the report's time zone
 */
public record Window(LocalDate from, LocalDate to, ZoneId zone) {
    public Window {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a window must not end before it starts, got " + from + " to " + to);
        }
    }

    /** The window of so many local days that ends with a report date. */
    public static Window endingWith(LocalDate reportDate, int days, ZoneId zone) {
        if (days < 1) {
            throw new IllegalArgumentException("a window needs at least one day, got " + days);
        }
        return new Window(reportDate.minusDays(days - 1L), reportDate, zone);
    }

    /** How many local days. */
    public int days() {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, to) + 1);
    }

    /** Every local day, oldest first. */
    public List<LocalDate> dates() {
        return from.datesUntil(to.plusDays(1)).toList();
    }

    /** The window of the same number of local days before this one. */
    public Window comparison() {
        return new Window(from.minusDays(days()), from.minusDays(1), zone);
    }

    /** The UTC hours of the window, from the first hour's start to the last hour's end. */
    public Interval hours() {
        ReportZone reportZone = new ReportZone(zone);
        return new Interval(reportZone.firstHour(from), reportZone.firstHour(to.plusDays(1)));
    }

    /** The hours with those of the local day before them, whose evidence decides how long the first gap is (equations §10). */
    public Interval evidence() {
        ReportZone reportZone = new ReportZone(zone);
        return new Interval(reportZone.firstHour(from.minusDays(1)), reportZone.firstHour(to.plusDays(1)));
    }
}
