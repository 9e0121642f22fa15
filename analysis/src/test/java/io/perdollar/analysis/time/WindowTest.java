package io.perdollar.analysis.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

    @Test
    void endsWithTheReportDateAndIsPrecededByAsManyDays() {
        Window window = Window.endingWith(LocalDate.parse("2026-11-15"), 28, SEOUL);

        assertEquals(new Window(LocalDate.parse("2026-10-19"), LocalDate.parse("2026-11-15"), SEOUL), window);
        assertEquals(28, window.days());
        assertEquals(28, window.dates().size());
        assertEquals(
                new Window(LocalDate.parse("2026-09-21"), LocalDate.parse("2026-10-18"), SEOUL), window.comparison());
    }

    @Test
    void startsAtLocalMidnight() {
        assertEquals(
                interval("2026-11-14T15:00:00Z", "2026-11-15T15:00:00Z"),
                day("2026-11-15", SEOUL).hours());
    }

    @Test
    void hasAnHourMoreWhereClocksGoBack() {
        Interval hours = day("2026-11-01", NEW_YORK).hours();

        assertEquals(interval("2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"), hours);
        assertEquals(25 * Micros.HOUR, hours.length());
        assertEquals(23 * Micros.HOUR, day("2026-03-08", NEW_YORK).hours().length());
    }

    @Test
    void anHourBelongsToTheDayInWhichItStarts() {
        // Midnight in Kolkata is 18:30 UTC: the hour from 18:00 starts on the day before.
        assertEquals(
                interval("2026-11-14T19:00:00Z", "2026-11-15T19:00:00Z"),
                day("2026-11-15", KOLKATA).hours());
        ReportZone zone = new ReportZone(KOLKATA);
        long hour = Micros.of(Instant.parse("2026-10-31T18:00:00Z"));
        assertEquals(LocalDate.parse("2026-10-31"), zone.dayOf(hour));
        assertEquals(YearMonth.parse("2026-10"), zone.monthOf(hour));
        assertEquals(LocalTime.parse("23:30"), zone.clockOf(hour));
        assertEquals(YearMonth.parse("2026-11"), zone.monthOf(hour + Micros.HOUR));
    }

    @Test
    void weeksStartOnMonday() {
        ReportZone zone = new ReportZone(ZoneOffset.UTC);

        assertEquals(LocalDate.parse("2026-11-09"), zone.weekOf(Micros.of(Instant.parse("2026-11-15T23:00:00Z"))));
        assertEquals(LocalDate.parse("2026-11-16"), zone.weekOf(Micros.of(Instant.parse("2026-11-16T00:00:00Z"))));
    }

    @Test
    void evidenceReachesOneLocalDayBack() {
        assertEquals(
                interval("2026-11-01T04:00:00Z", "2026-11-03T05:00:00Z"),
                day("2026-11-02", NEW_YORK).evidence());
    }

    @Test
    void refusesAWindowWithoutDays() {
        LocalDate date = LocalDate.parse("2026-11-15");

        assertThrows(IllegalArgumentException.class, () -> new Window(date, date.minusDays(1), SEOUL));
        assertThrows(IllegalArgumentException.class, () -> Window.endingWith(date, 0, SEOUL));
    }

    @Property
    void everyHourBelongsToExactlyTheDayThatClaimsIt(
            @ForAll @From("zones") ZoneId zone, @ForAll @IntRange(min = 0, max = 9_000) int hours) {
        long hourStart = Micros.of(Instant.parse("2026-01-01T00:00:00Z")) + hours * Micros.HOUR;
        ReportZone reportZone = new ReportZone(zone);
        LocalDate day = reportZone.dayOf(hourStart);

        assertEquals(true, reportZone.hoursOf(day).contains(hourStart));
        assertEquals(
                reportZone.hoursOf(day).to(),
                reportZone.hoursOf(day.plusDays(1)).from());
        assertEquals(reportZone.hoursOf(day), new Window(day, day, zone).hours());
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "UTC",
                        "Asia/Seoul",
                        "America/New_York",
                        "Asia/Kolkata",
                        "Asia/Kathmandu",
                        "Australia/Lord_Howe",
                        "Europe/Berlin",
                        "America/Havana",
                        "Africa/Cairo",
                        "Pacific/Chatham")
                .map(ZoneId::of);
    }

    private static Window day(String date, ZoneId zone) {
        return new Window(LocalDate.parse(date), LocalDate.parse(date), zone);
    }

    private static Interval interval(String from, String to) {
        return Interval.of(Instant.parse(from), Instant.parse(to));
    }
}
