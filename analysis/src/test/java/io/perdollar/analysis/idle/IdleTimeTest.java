package io.perdollar.analysis.idle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perdollar.analysis.activity.BusyStretches;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import io.perdollar.analysis.time.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each sentence of equations §10 by hand; times are minutes after ten o'clock. */
class IdleTimeTest {
    private static final long TEN = Micros.of(Instant.parse("2026-11-02T10:00:00Z"));
    private static final Intervals TWO_HOURS = covered(0, 120);

    @Test
    void aGapLongerThanTheThresholdIsIdleFromItsStart() {
        IdleHour hour = hour(covered(0, 60), busy(0, 10, 40, 60), 60);

        assertEquals(minutes(30), hour.idle());
        // [10 + 5, 40 − 3)
        assertEquals(minutes(22), hour.avoidable());
        assertEquals(minutes(30), hour.active());
        assertEquals(0, hour.unknown());
    }

    @Test
    void aGapOfTheThresholdIsNotIdle() {
        assertEquals(0, hour(covered(0, 60), busy(0, 10, 15, 60), 60).idle());
        BusyStretches longer = BusyStretches.of(new long[] {at(0), at(15) + 1}, new long[] {at(10), at(60)});
        IdleHour hour = hour(covered(0, 60), longer, 60);
        assertEquals(minutes(5) + 1, hour.idle());
        // [15, 12:00.000001) is empty
        assertEquals(0, hour.avoidable());
    }

    @Test
    void aGapRunsAcrossHoursAndIsJudgedByItsWholeLength() {
        List<IdleHour> hours = measure(0, 120, TWO_HOURS, busy(0, 56, 62, 120), 60, 60);

        assertEquals(minutes(4), hours.get(0).idle());
        assertEquals(minutes(2), hours.get(1).idle());
        // [61, 59) is empty
        assertEquals(0, hours.get(0).avoidable() + hours.get(1).avoidable());
    }

    @Test
    void theDayBeforeTheWindowTellsWhenItsFirstGapBegan() {
        Intervals withDayBefore = covered(-1_440, 60);

        // The gap began at −2: 5 minutes of threshold end at 3, the start-up begins at 27.
        IdleHour hour = hour(withDayBefore, busy(-10, -2, 30, 60), 60);
        assertEquals(minutes(30), hour.idle());
        assertEquals(minutes(24), hour.avoidable());
        // Only four minutes inside the window, yet part of a gap of six.
        assertEquals(minutes(4), hour(withDayBefore, busy(-10, -2, 4, 60), 60).idle());
    }

    @Test
    void aGapIsCutAtTheWindowsEndAndThenPaysNoStartUp() {
        // Coverage and the next request lie beyond the end at 60.
        IdleHour hour = hour(covered(0, 120), busy(0, 30, 100, 120), 60);

        assertEquals(minutes(30), hour.idle());
        assertEquals(minutes(25), hour.avoidable());
        // Four minutes up to the end are not more than the threshold, whatever follows.
        assertEquals(0, hour(covered(0, 120), busy(0, 56, 100, 120), 60).idle());
    }

    @Test
    void aGapIsCutAtTheEdgesOfCoverage() {
        IdleHour hour = hour(covered(10, 40), BusyStretches.NONE, 60);

        assertEquals(minutes(30), hour.unknown());
        assertEquals(minutes(30), hour.idle());
        // [10 + 5, 40): cut at its far end it pays no start-up.
        assertEquals(minutes(25), hour.avoidable());
        assertEquals(0, hour.active());
    }

    @Test
    void anArrivalAtTheVeryEndPaysTheStartUp() {
        assertEquals(minutes(52), hour(covered(0, 60), busy(60, 60), 60).avoidable());
    }

    @Test
    void uncoveredTimeIsTakenForStoppedTimeFirst() {
        // 20 minutes uncovered, 15 off: 5 unknown, none of the off time falls into coverage.
        IdleHour hour = hour(covered(20, 60), busy(20, 40), 45);
        assertEquals(minutes(5), hour.unknown());
        assertEquals(0, hour.stopped());
        assertEquals(minutes(20), hour.idle());
        assertEquals(minutes(20), hour.active());

        // 20 uncovered, 30 off: all running is covered, and 10 minutes stopped inside coverage.
        IdleHour longer = hour(covered(20, 60), busy(20, 40), 30);
        assertEquals(0, longer.unknown());
        assertEquals(minutes(10), longer.stopped());
        assertEquals(minutes(10), longer.idle());
        // [45, 60) less the 10 stopped
        assertEquals(minutes(5), longer.avoidable());
        assertEquals(minutes(20), longer.active());
    }

    @Test
    void stoppedTimeFallsInsideGapsFirst() {
        IdleHour hour = hour(covered(0, 60), busy(0, 20), 35);

        assertEquals(minutes(25), hour.stopped());
        assertEquals(minutes(15), hour.idle());
        assertEquals(minutes(10), hour.avoidable());
        assertEquals(minutes(20), hour.active());
        // Stopped for longer than any gap: nothing is idle.
        assertEquals(0, hour(covered(0, 60), busy(0, 50), 40).idle());
    }

    @Test
    void withoutCoverageAllRunningIsUnknown() {
        IdleHour hour = hour(Intervals.EMPTY, busy(0, 20), 40);

        assertEquals(minutes(40), hour.unknown());
        assertEquals(0, hour.idle() + hour.avoidable() + hour.active());
        IdleTotals totals = IdleTotals.of(List.of(hour));
        assertNull(totals.idle());
        assertNull(totals.avoidable());
        assertEquals(minutes(40), totals.unknown());
    }

    @Test
    void anHourWithoutRunningHasNoIdleTimeButEvidence() {
        IdleHour hour = hour(covered(0, 60), BusyStretches.NONE, 0);

        assertEquals(minutes(60), hour.stopped());
        assertEquals(new IdleTotals(0, 0, 0L, 0L), IdleTotals.of(List.of(hour)));
    }

    @Test
    void totalsAddWhatIsKnown() {
        IdleTotals known = new IdleTotals(10, 1, 4L, 2L);
        IdleTotals unknown = new IdleTotals(5, 5, null, null);

        assertEquals(new IdleTotals(15, 6, 4L, 2L), known.plus(unknown));
        assertEquals(new IdleTotals(15, 6, 4L, 2L), unknown.plus(known));
        assertEquals(unknown, unknown.plus(IdleTotals.NONE));
        assertEquals(new IdleTotals(20, 2, 8L, 4L), known.plus(known));
    }

    @Test
    void hoursAfterTheEndAreNotMeasured() {
        assertEquals(List.of(), measure(60, 60, TWO_HOURS, BusyStretches.NONE));
    }

    @Test
    void refusesWhatIsNoHourAndNoThreshold() {
        assertThrows(IllegalArgumentException.class, () -> measure(30, 90, TWO_HOURS, BusyStretches.NONE, 60));
        assertThrows(IllegalArgumentException.class, () -> hour(TWO_HOURS, BusyStretches.NONE, 61));
        Duration startUp = Duration.ofMinutes(3);
        assertThrows(IllegalArgumentException.class, () -> new IdleRules(Duration.ofSeconds(59), startUp));
        assertThrows(IllegalArgumentException.class, () -> new IdleRules(Duration.ofHours(24), startUp));
        assertThrows(IllegalArgumentException.class, () -> new IdleRules(Duration.ofMinutes(5), startUp.negated()));
    }

    private static IdleHour hour(Intervals coverage, BusyStretches busy, int runningMinutes) {
        return measure(0, 60, coverage, busy, runningMinutes).get(0);
    }

    private static List<IdleHour> measure(
            int from, int to, Intervals coverage, BusyStretches busy, int... runningMinutes) {
        return IdleTime.measure(
                new Interval(at(from), at(to)),
                coverage,
                busy,
                hour -> minutes(runningMinutes[(int) ((hour - at(from)) / Micros.HOUR)]),
                IdleRules.DEFAULT);
    }

    private static Intervals covered(int from, int to) {
        return Intervals.of(new Interval(at(from), at(to)));
    }

    private static BusyStretches busy(int... ends) {
        long[] arrivals = Stream.iterate(0, i -> i < ends.length, i -> i + 2)
                .mapToLong(i -> at(ends[i]))
                .toArray();
        long[] completions = Stream.iterate(1, i -> i < ends.length, i -> i + 2)
                .mapToLong(i -> at(ends[i]))
                .toArray();
        return BusyStretches.of(arrivals, completions);
    }

    private static long at(int minute) {
        return TEN + minutes(minute);
    }

    private static long minutes(int minutes) {
        return minutes * Micros.MINUTE;
    }
}
