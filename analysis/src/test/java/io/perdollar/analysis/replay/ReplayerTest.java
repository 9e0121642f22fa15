package io.perdollar.analysis.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.time.Micros;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The replay from minutes against an exact simulation from true instants (equations §13). */
class ReplayerTest {
    /** Half of what separates a verdict from the limit: 0.25 points. */
    private static final double TOLERANCE = 0.0025;

    private static final int DAYS = 28;

    /** The trap: at 50 % load of one slot 8 % wait longer than 30 s; a fluid of minutes would say 1.6 %. */
    @Test
    void waitingInsideAMinuteCounts() {
        ExactQueue queue = ExactQueue.poisson(100, 18, DAYS, 7);
        double exact = queue.delayedShare(1, 1, 30);
        assertEquals(0.08, exact, 0.008);
        assertEquals(exact, new Replayer(queue.demand(DAYS)).always(1, 18, 30).delayedShare(), TOLERANCE);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 60, 18",
        "1, 100, 18",
        "1, 140, 18",
        "1, 170, 18",
        "16, 100, 288",
        "16, 160, 288",
        "16, 180, 288",
        "16, 190, 288",
        "16, 2000, 18",
        "2, 300, 18"
    })
    void aStreamOfEqualRequestsIsDelayedAsInAnExactSimulation(int slots, double perHour, double seconds) {
        ExactQueue queue = ExactQueue.poisson(perHour, seconds, DAYS, 11);
        double exact = queue.delayedShare(slots, 1, 30);
        double replayed =
                new Replayer(queue.demand(DAYS)).always(slots, seconds, 30).delayedShare();
        // Beyond every limit a queue remembers for hours, and no verdict hangs on the last tenth of the share.
        assertEquals(exact, replayed, exact > 0.11 ? 0.1 * exact : TOLERANCE);
    }

    @Test
    void requestsOfDifferentLengthAreDelayedAsInAnExactSimulation() {
        ExactQueue equal = ExactQueue.poisson(120, 1, DAYS, 3);
        Random random = new Random(5);
        double[] seconds = Arrays.stream(equal.arrivals)
                .map(at -> random.nextDouble() < 0.02 ? 240 : 4 + 20 * Math.pow(random.nextDouble(), 2))
                .toArray();
        ExactQueue queue = new ExactQueue(equal.arrivals, seconds);
        double mean = Arrays.stream(seconds).average().orElseThrow();
        double exact = queue.delayedShare(2, 1, 30);
        assertEquals(exact, new Replayer(queue.demand(DAYS)).always(2, mean, 30).delayedShare(), 2 * TOLERANCE);
    }

    @Test
    void theSameDemandGivesTheSameFigures() {
        Demand demand = ExactQueue.poisson(100, 18, 7, 7).demand(7);
        Outcome first = new Replayer(demand).always(1, 18, 30);
        Outcome second = new Replayer(demand).always(1, 18, 30);
        assertEquals(first.delayedShare(), second.delayedShare());
        assertEquals(first.p95WaitSeconds(), second.p95WaitSeconds());
    }

    @Test
    void whoComesWhileClosedIsRefusedAndWhoComesWhileStartingWaits() {
        double[] at = {8 * 3600 + 600, 8 * 3600 + 58 * 60 + 1, 9 * 3600 + 60, 18 * 3600 + 1};
        ExactQueue queue = new ExactQueue(at, new double[] {10, 10, 10, 10});
        boolean[] open = new boolean[24];
        Arrays.fill(open, 9, 18, true);
        Outcome outcome = new Replayer(queue.demand(1)).hours(16, 10, 30, open, 180);
        assertEquals(2, outcome.refused());
        assertEquals(0.5, outcome.refusedShare());
        // The one of 08:58 waits for 09:00, at least 60 s and at most 120 s.
        assertEquals(0.25, outcome.delayedShare());
    }

    @Test
    void whoIsStillWaitingAfterTheLastOpeningIsDelayed() {
        boolean[] open = new boolean[24];
        Arrays.fill(open, 9, 12, true);
        Outcome outcome = new Replayer(ExactQueue.poisson(100, 3600, 1, 4).demand(1)).hours(1, 3600, 30, open, 180);
        assertTrue(outcome.delayedShare() + outcome.refusedShare() > 0.95);
    }

    @Test
    void anIdleMachineStopsAndTheNextRequestWaitsForItsStart() {
        double[] at = {3600, 7200, 7260};
        ExactQueue queue = new ExactQueue(at, new double[] {30, 30, 30});
        Outcome outcome = new Replayer(queue.demand(1)).whenIdle(16, 30, 60, 600, 60, 180);
        // Before the first request nothing is known but that the hour was quiet for longer than the threshold.
        assertEquals(2, outcome.coldStarts());
        assertTrue(outcome.delayedShare() >= 2.0 / 3);
        // Hour 0: stopped from 00:10 on.
        assertEquals(3000, outcome.offSeconds(0), 1e-6);
        // Hour 12: stopped the whole time.
        assertEquals(3600, outcome.offSeconds(12), 1e-6);
    }

    @Test
    void saturationIsMeasuredWhereEverySlotIsTakenForTenMinutes() {
        ExactQueue queue = ExactQueue.poisson(300, 60, 1, 9);
        Demand demand = queue.demand(1);
        assertEquals(0, demand.saturatedHourlyRate(100));
        assertEquals(300, demand.saturatedHourlyRate(1), 60);
        assertEquals(60.0 * Micros.SECOND / Micros.SECOND, demand.meanSeconds(), 1e-6);
    }
}
