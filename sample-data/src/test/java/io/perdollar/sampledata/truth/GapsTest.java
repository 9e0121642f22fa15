package io.perdollar.sampledata.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perdollar.sampledata.log.Coverage;
import io.perdollar.sampledata.log.Coverage.Stretch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GapsTest {
    private static final int SECONDS = 4 * 3600;
    private static final Window WINDOW = new Window(1, 3);

    @Test
    void aGapIsJudgedByItsWholeLengthAndSpreadOverItsHours() {
        // One request at 0:50, the next at 1:10, on a log that covers hours 0 to 4.
        Gaps gaps = Gaps.of(WINDOW, covering(0, SECONDS), new long[][] {{0, 3_000_000}, {4_200_000, 14_400_000}});
        assertEquals(600_000, gaps.quiet(1)); // 1:00 to 1:10
        assertEquals(420_000, gaps.avoidable(1)); // to 1:07
        assertEquals(0, gaps.quiet(2));
    }

    @Test
    void aGapOfExactlyTheThresholdIsNotIdle() {
        long arrival = 3_600_000 + Gaps.THRESHOLD;
        Gaps gaps = Gaps.of(WINDOW, covering(3600, SECONDS), new long[][] {{arrival, 14_400_000}});
        assertEquals(0, gaps.quiet(1));
    }

    @Test
    void coverageWithoutAnyRequestIsOneGapWithoutStartUp() {
        Gaps gaps = Gaps.of(WINDOW, covering(3600, 3 * 3600), new long[0][]);
        assertEquals(3_600_000, gaps.quiet(1));
        assertEquals(3_300_000, gaps.avoidable(1));
        assertEquals(3_600_000, gaps.avoidable(2));
    }

    @Property(tries = 200)
    void theSumsEqualCountingSecondBySecond(
            @ForAll("requests") List<int[]> requests, @ForAll("stretches") List<int[]> covered) {
        List<Stretch> runs = new ArrayList<>();
        covered.forEach(run -> runs.add(new Stretch(run[0] * 1000L, run[1] * 1000L)));
        long[][] busy = requests.stream()
                .map(request -> new long[] {request[0] * 1000L, request[1] * 1000L})
                .sorted(Comparator.comparingLong(request -> request[0]))
                .toArray(long[][]::new);
        Coverage coverage = Coverage.union(runs);
        Gaps gaps = Gaps.of(WINDOW, coverage, busy);
        for (long hour = WINDOW.fromHour(); hour < WINDOW.toHour(); hour++) {
            assertEquals(bruteQuiet(hour, coverage, requests), gaps.quiet(hour) / 1000, "hour " + hour);
        }
    }

    /** Seconds of an hour in a run of more than 300 covered seconds with nothing in flight, within the window's end. */
    private static long bruteQuiet(long hour, Coverage coverage, List<int[]> requests) {
        boolean[] quiet = new boolean[(int) WINDOW.toHour() * 3600];
        for (Stretch stretch : coverage.stretches()) {
            for (long second = stretch.from() / 1000; second < stretch.to() / 1000 && second < quiet.length; second++) {
                quiet[(int) second] = true;
            }
        }
        for (int[] request : requests) {
            for (int second = request[0]; second < request[1] && second < quiet.length; second++) {
                quiet[second] = false;
            }
        }
        long count = 0;
        int start = 0;
        for (int second = 0; second <= quiet.length; second++) {
            boolean cut = second > 0 && coverageStartsAt(coverage, second);
            if (second == quiet.length || !quiet[second] || cut) {
                if (second - start > 300) {
                    count += Math.max(0, Math.min(second, (hour + 1) * 3600) - Math.max(start, hour * 3600));
                }
                start = second < quiet.length && quiet[second] ? second : second + 1;
            }
        }
        return count;
    }

    private static boolean coverageStartsAt(Coverage coverage, int second) {
        return coverage.stretches().stream().anyMatch(stretch -> stretch.from() == second * 1000L);
    }

    /** Requests of at least a second, which the counting can see. */
    @Provide
    Arbitrary<List<int[]>> requests() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, SECONDS - 1),
                        Arbitraries.integers().between(1, 900))
                .as((from, length) -> new int[] {from, from + length})
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<List<int[]>> stretches() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, SECONDS - 1),
                        Arbitraries.integers().between(1, SECONDS))
                .as((from, length) -> new int[] {from, Math.min(SECONDS, from + length)})
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    private static Coverage covering(long fromSecond, long toSecond) {
        return Coverage.union(List.of(new Stretch(fromSecond * 1000, toSecond * 1000)));
    }
}
