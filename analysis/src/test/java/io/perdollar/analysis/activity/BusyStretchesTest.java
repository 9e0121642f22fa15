package io.perdollar.analysis.activity;

import static io.perdollar.analysis.activity.ActivityBuilderTest.stretches;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BusyStretchesTest {
    private static final Intervals COVERAGE = Intervals.of(interval("2026-11-02T10:00:00Z", "2026-11-02T11:00:00Z"));

    @Test
    void coverageWithoutAnyLineIsOneGap() {
        assertEquals(
                List.of(new Gap(interval("2026-11-02T10:00:00Z", "2026-11-02T11:00:00Z"), true)),
                BusyStretches.NONE.gaps(COVERAGE));
    }

    @Test
    void gapsRunFromCompletionToArrivalAndFromEdgeToEdgeOfCoverage() {
        BusyStretches busy = stretches(
                "2026-11-02T10:10:00Z", "2026-11-02T10:12:00Z", "2026-11-02T10:30:00Z", "2026-11-02T10:30:00Z");

        assertEquals(
                List.of(
                        new Gap(interval("2026-11-02T10:00:00Z", "2026-11-02T10:10:00Z"), false),
                        new Gap(interval("2026-11-02T10:12:00Z", "2026-11-02T10:30:00Z"), false),
                        new Gap(interval("2026-11-02T10:30:00Z", "2026-11-02T11:00:00Z"), true)),
                busy.gaps(COVERAGE));
    }

    @Test
    void aStretchOverTheEdgesLeavesNoGapThere() {
        BusyStretches busy = stretches(
                "2026-11-02T09:50:00Z", "2026-11-02T10:05:00Z", "2026-11-02T10:50:00Z", "2026-11-02T11:10:00Z");

        assertEquals(
                List.of(new Gap(interval("2026-11-02T10:05:00Z", "2026-11-02T10:50:00Z"), false)), busy.gaps(COVERAGE));
        assertEquals(
                List.of(),
                stretches("2026-11-02T09:00:00Z", "2026-11-02T12:00:00Z").gaps(COVERAGE));
    }

    @Test
    void anArrivalAtTheEndOfCoverageEndsTheGap() {
        BusyStretches busy = stretches("2026-11-02T11:00:00Z", "2026-11-02T11:00:00Z");

        assertEquals(
                List.of(new Gap(interval("2026-11-02T10:00:00Z", "2026-11-02T11:00:00Z"), false)), busy.gaps(COVERAGE));
    }

    @Test
    void whatLiesOutsideCoverageDoesNotMatter() {
        BusyStretches busy = stretches(
                "2026-11-02T08:00:00Z", "2026-11-02T10:00:00Z", "2026-11-02T11:00:00.000001Z", "2026-11-02T12:00:00Z");

        assertEquals(
                List.of(new Gap(interval("2026-11-02T10:00:00Z", "2026-11-02T11:00:00Z"), true)), busy.gaps(COVERAGE));
    }

    @Test
    void aStretchMayReachOverAHoleInCoverage() {
        Intervals coverage = Intervals.of(
                interval("2026-11-02T10:00:00Z", "2026-11-02T10:20:00Z"),
                interval("2026-11-02T10:30:00Z", "2026-11-02T11:00:00Z"));
        BusyStretches busy = stretches("2026-11-02T10:10:00Z", "2026-11-02T10:40:00Z");

        assertEquals(
                List.of(
                        new Gap(interval("2026-11-02T10:00:00Z", "2026-11-02T10:10:00Z"), false),
                        new Gap(interval("2026-11-02T10:40:00Z", "2026-11-02T11:00:00Z"), true)),
                busy.gaps(coverage));
    }

    @Test
    void aGapIsCutAtAHoleInCoverage() {
        Intervals coverage = Intervals.of(
                interval("2026-11-02T10:00:00Z", "2026-11-02T10:20:00Z"),
                interval("2026-11-02T10:30:00Z", "2026-11-02T11:00:00Z"));

        assertEquals(
                List.of(
                        new Gap(interval("2026-11-02T10:00:00Z", "2026-11-02T10:20:00Z"), true),
                        new Gap(interval("2026-11-02T10:30:00Z", "2026-11-02T11:00:00Z"), true)),
                BusyStretches.NONE.gaps(coverage));
    }

    @Test
    void refusesACompletionBeforeItsArrival() {
        assertThrows(IllegalArgumentException.class, () -> BusyStretches.of(new long[] {2}, new long[] {1}));
    }

    private static Interval interval(String from, String to) {
        return Interval.of(Instant.parse(from), Instant.parse(to));
    }
}
