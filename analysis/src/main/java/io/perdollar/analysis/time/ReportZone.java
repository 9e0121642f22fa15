package io.perdollar.analysis.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * The time zone of days, weeks and months. A UTC hour belongs to the local day, week and month in which it starts
 * (equations §2), so a local day may have 23, 24 or 25 hours, and where the offset is no whole hour it begins up to an
 * hour late.
 *
 * @param zone the configured zone
 */
public record ReportZone(ZoneId zone) {
    private static final int HOURS_OF_DAY = 24;

    /**
     * The local day of an hour.
     *
     * @param hourStart epoch microseconds
     */
    public LocalDate dayOf(long hourStart) {
        return local(hourStart).toLocalDate();
    }

    /**
     * The local month of an hour.
     *
     * @param hourStart epoch microseconds
     */
    public YearMonth monthOf(long hourStart) {
        return YearMonth.from(dayOf(hourStart));
    }

    /**
     * The Monday of an hour's local week.
     *
     * @param hourStart epoch microseconds
     */
    public LocalDate weekOf(long hourStart) {
        return dayOf(hourStart).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /**
     * The wall clock at an hour's start.
     *
     * @param hourStart epoch microseconds
     */
    public LocalTime clockOf(long hourStart) {
        return local(hourStart).toLocalTime();
    }

    /**
     * The hour of the local week in which an hour starts, 0 for Monday 00:00 to 167.
     *
     * @param hourStart epoch microseconds
     */
    public int hourOfWeek(long hourStart) {
        LocalDateTime local = local(hourStart);
        return (local.getDayOfWeek().getValue() - 1) * HOURS_OF_DAY + local.getHour();
    }

    /** The UTC hours of a local day, from the first hour's start to the last hour's end; empty where the zone skipped the day. */
    public Interval hoursOf(LocalDate day) {
        return new Interval(firstHour(day), firstHour(day.plusDays(1)));
    }

    /** Start of the first UTC hour that starts on this local day or later. */
    long firstHour(LocalDate day) {
        long midnight = Micros.of(day.atStartOfDay(zone).toInstant());
        return Micros.hourStart(midnight + Micros.HOUR - 1);
    }

    private LocalDateTime local(long hourStart) {
        return LocalDateTime.ofInstant(Micros.instant(hourStart), zone);
    }
}
