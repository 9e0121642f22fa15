package io.perdollar.analysis.activity;

import static io.perdollar.analysis.activity.Line.at;
import static io.perdollar.analysis.activity.Line.days;
import static io.perdollar.analysis.activity.Line.served;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.time.Micros;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivityBuilderTest {
    @Test
    void countsGoToTheLogsOwnTimestampAndMinutesToTheArrival() {
        List<DayActivity> days = days(served("2026-11-02T10:00:30Z", 120_000).with(700L, 11L, 22L));

        DayActivity day = days.get(0);
        assertEquals(1, days.size());
        assertEquals(HourActivity.NONE, day.hour(9));
        assertEquals(1, day.hour(10).served());
        assertEquals(700, day.hour(10).bytes());
        assertEquals(11, day.hour(10).tokensIn());
        assertEquals(22, day.hour(10).tokensOut());
        assertNull(day.hour(10).tokensCached());
        assertEquals(1, day.hour(10).latency().total());
        // 09:58:30 to 10:00:30 is 30 s, 60 s and 30 s of three minutes.
        assertEquals(minutes(598, 1, 30_000_000, 22, 599, 0, 60_000_000, -1, 600, 0, 30_000_000, -1), day.minutes());
        assertEquals(stretches("2026-11-02T09:58:30Z", "2026-11-02T10:00:30Z"), day.busy());
    }

    @Test
    void aRequestThatSpansMidnightIsEvidenceForTheDayBefore() {
        List<DayActivity> days = days(served("2026-11-02T00:01:00Z", 180_000));

        assertEquals(2, days.size());
        assertEquals(LocalDate.parse("2026-11-01"), days.get(0).day());
        assertEquals(HourActivity.NONE, days.get(0).total());
        assertEquals(
                minutes(1_438, 1, 60_000_000, -1, 1_439, 0, 60_000_000, -1),
                days.get(0).minutes());
        assertEquals(
                stretches("2026-11-01T23:58:00Z", "2026-11-02T00:00:00Z"),
                days.get(0).busy());
        assertEquals(1, days.get(1).hour(0).served());
        assertEquals(minutes(0, 0, 60_000_000, -1), days.get(1).minutes());
        assertEquals(
                stretches("2026-11-02T00:00:00Z", "2026-11-02T00:01:00Z"),
                days.get(1).busy());
    }

    @Test
    void aRequestOfDaysIsInFlightInEveryMinuteOfThem() {
        List<DayActivity> days = days(served("2026-11-03T02:00:30Z", 2 * 86_400_000L));

        assertEquals(3, days.size());
        Minutes middle = days.get(1).minutes();
        assertEquals(1_440, middle.size());
        for (int minute = 0; minute < 1_440; minute++) {
            assertEquals(60_000_000, middle.inFlightMicros(minute));
            assertEquals(0, middle.arrivals(minute));
        }
        assertEquals(1_320, days.get(0).minutes().size());
        assertEquals(30_000_000, days.get(0).minutes().inFlightMicros(0));
        assertEquals(121, days.get(2).minutes().size());
        assertEquals(30_000_000, days.get(2).minutes().inFlightMicros(120));
    }

    @Test
    void inFlightTimeAddsUpOverRequestsAtOnce() {
        Minutes minutes = days(
                        served("2026-11-02T10:00:50Z", 40_000),
                        served("2026-11-02T10:00:55Z", 10_000),
                        served("2026-11-02T10:00:56Z"))
                .get(0)
                .minutes();

        assertEquals(minutes(600, 3, 50_000_000, -1), minutes);
    }

    @Test
    void joinsQuietUnderSixtySecondsAndKeepsSixtySeconds() {
        assertEquals(
                stretches("2026-11-02T10:00:00Z", "2026-11-02T10:00:59.999999Z"),
                days(served("2026-11-02T10:00:00Z"), served("2026-11-02T10:00:59.999999Z"))
                        .get(0)
                        .busy());
        assertEquals(
                stretches(
                        "2026-11-02T10:00:00Z", "2026-11-02T10:00:00Z", "2026-11-02T10:01:00Z", "2026-11-02T10:01:00Z"),
                days(served("2026-11-02T10:00:00Z"), served("2026-11-02T10:01:00Z"))
                        .get(0)
                        .busy());
    }

    @Test
    void quietOfExactlySixtySecondsIsAGapHoweverLinesCome() {
        BusyStretches busy = days(
                        served("2026-11-02T10:02:00Z"),
                        served("2026-11-02T10:00:00Z"),
                        served("2026-11-02T10:01:00Z"),
                        served("2026-11-02T10:02:59.999999Z"))
                .get(0)
                .busy();

        assertEquals(3, busy.size());
        assertEquals(at("2026-11-02T10:01:00Z"), busy.from(1));
        assertEquals(at("2026-11-02T10:01:00Z"), busy.to(1));
        assertEquals(at("2026-11-02T10:02:59.999999Z"), busy.to(2));
    }

    @Test
    void stretchesOfADayDoNotReachMidnightByQuietAlone() {
        List<DayActivity> days = days(served("2026-11-01T23:59:40Z"), served("2026-11-02T00:00:10Z"));

        assertEquals(
                stretches("2026-11-01T23:59:40Z", "2026-11-01T23:59:40Z"),
                days.get(0).busy());
        assertEquals(
                stretches("2026-11-02T00:00:10Z", "2026-11-02T00:00:10Z"),
                days.get(1).busy());
        assertEquals(
                stretches("2026-11-01T23:59:40Z", "2026-11-02T00:00:10Z"),
                ActivityTimeline.of(days).busy());
    }

    @Test
    void aLateLongRequestJoinsWhatItReachesOver() {
        assertEquals(
                stretches("2026-11-02T10:00:00Z", "2026-11-02T10:30:00Z"),
                days(
                                served("2026-11-02T10:00:00Z"),
                                served("2026-11-02T10:10:00Z"),
                                served("2026-11-02T10:30:00Z", 1_770_000))
                        .get(0)
                        .busy());
    }

    @Test
    void ignoredLinesAreCountedAndKeepNothingBusy() {
        DayActivity day = days(served("2026-11-02T10:00:00Z", 1_000)
                        .with(5L, 6L, 7L)
                        .as(LineKind.IGNORED))
                .get(0);

        assertEquals(1, day.hour(10).ignored());
        assertNull(day.hour(10).bytes());
        assertNull(day.hour(10).tokensIn());
        assertTrue(day.busy().isEmpty());
        assertEquals(Minutes.NONE, day.minutes());
    }

    @Test
    void unrecognisedLinesKeepBusyAndAreNoRequests() {
        DayActivity day = days(served("2026-11-02T10:00:10Z", 10_000)
                        .with(5L, 6L, 7L)
                        .as(LineKind.UNRECOGNISED))
                .get(0);

        assertEquals(1, day.hour(10).unrecognised());
        assertEquals(0, day.hour(10).requests());
        assertNull(day.hour(10).tokensOut());
        assertTrue(day.hour(10).latency().isEmpty());
        assertEquals(Minutes.NONE, day.minutes());
        assertEquals(stretches("2026-11-02T10:00:00Z", "2026-11-02T10:00:10Z"), day.busy());
    }

    @Test
    void aSourceThatDoesNotCountAddsInFlightTimeOnly() {
        ActivityBuilder builder = ActivityBuilder.inFlightOnly();
        Line line = served("2026-11-02T10:00:10Z", 10_000).with(5L, 6L, 7L);
        line.addTo(builder);
        line.as(LineKind.IGNORED).addTo(builder);

        assertEquals(List.of(days(line).get(0).inFlightOnly()), builder.build());
        assertEquals(HourActivity.NONE, builder.build().get(0).total());
        assertEquals(
                stretches("2026-11-02T10:00:00Z", "2026-11-02T10:00:10Z"),
                builder.build().get(0).busy());
    }

    @Test
    void aNumberThatSomeRequestsLogIsTheSumOfThose() {
        HourActivity hour = days(
                        served("2026-11-02T10:00:00Z").with(null, 0L, null),
                        served("2026-11-02T10:00:01Z").with(3L, null, null),
                        served("2026-11-02T10:00:02Z").with(4L, 5L, null))
                .get(0)
                .hour(10);

        assertEquals(7, hour.bytes());
        assertEquals(5, hour.tokensIn());
        assertNull(hour.tokensOut());
    }

    @Test
    void refusesALineThatCannotBeAndStaysAsItWas() {
        ActivityBuilder builder = new ActivityBuilder();
        long now = at("2026-11-02T10:00:00Z");

        assertThrows(
                IllegalArgumentException.class,
                () -> builder.add(LineKind.SERVED, now, now, now - 1, true, -1, -1, -1, -1));
        assertThrows(
                IllegalArgumentException.class,
                () -> builder.add(LineKind.SERVED, now, now - 32 * Micros.DAY, now, true, -1, -1, -1, -1));
        assertThrows(
                IllegalArgumentException.class,
                () -> builder.add(LineKind.SERVED, now, now, now, true, Long.MAX_VALUE, -1, -1, -1));
        assertThrows(
                IllegalArgumentException.class,
                () -> builder.add(LineKind.SERVED, Long.MAX_VALUE, now, now, true, -1, -1, -1, -1));
        assertEquals(List.of(), builder.build());
    }

    private static Minutes minutes(long... figures) {
        Minutes.Columns columns = new Minutes.Columns();
        for (int i = 0; i < figures.length; i += 4) {
            columns.add((int) figures[i], figures[i + 1], figures[i + 2], figures[i + 3]);
        }
        return columns.build();
    }

    static BusyStretches stretches(String... ends) {
        long[] arrivals = new long[ends.length / 2];
        long[] completions = new long[ends.length / 2];
        for (int i = 0; i < arrivals.length; i++) {
            arrivals[i] = at(ends[2 * i]);
            completions[i] = at(ends[2 * i + 1]);
        }
        return BusyStretches.of(arrivals, completions);
    }
}
