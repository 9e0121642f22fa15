package io.perdollar.analysis.idle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.activity.BusyStretches;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import io.perdollar.analysis.time.Micros;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class IdleTimePropertyTest {
    private static final int HOURS = 5;
    private static final Interval WINDOW = new Interval(0, HOURS * Micros.HOUR);

    @Property(tries = 2_000)
    void partsAreNeverNegativeAndSumToRunning(
            @ForAll("sets") Intervals coverage,
            @ForAll("sets") Intervals busy,
            @ForAll @Size(HOURS) List<@IntRange(min = 0, max = 3_600) Integer> running,
            @ForAll("rules") IdleRules rules) {
        for (IdleHour hour : measure(coverage, busy, running, rules)) {
            assertEquals(hour.running(), hour.active() + hour.idle() + hour.unknown());
            assertTrue(hour.active() >= 0);
            assertTrue(hour.unknown() >= 0);
            assertTrue(hour.avoidable() >= 0);
            assertTrue(hour.avoidable() <= hour.idle());
            assertTrue(hour.unknown() <= hour.uncovered());
            assertEquals(
                    coverage.overlap(new Interval(hour.hourStart(), hour.hourStart() + Micros.HOUR)), hour.covered());
        }
    }

    /** The same second by second, with nothing but the words of §10. */
    @Property(tries = 500)
    void equalsACountOfSeconds(
            @ForAll("sets") Intervals coverage,
            @ForAll("sets") Intervals busy,
            @ForAll @Size(HOURS) List<@IntRange(min = 0, max = 3_600) Integer> running,
            @ForAll("rules") IdleRules rules) {
        int end = (int) (WINDOW.to() / Micros.SECOND);
        int from = -3_600;
        boolean[] quiet = new boolean[end - from];
        for (int second = from; second < end; second++) {
            long instant = second * Micros.SECOND;
            quiet[second - from] = coverage.contains(instant) && !busy.contains(instant);
        }
        long[] idle = new long[HOURS];
        long[] avoidable = new long[HOURS];
        for (int start = from; start < end; ) {
            int stop = start;
            while (stop < end && quiet[stop - from]) {
                stop++;
            }
            if (stop - start > rules.threshold().toSeconds()) {
                boolean arrives = busy.list().stream().map(Interval::from).anyMatch(isAt(stop));
                long startUp = arrives ? rules.startUp().toSeconds() : 0;
                for (int second = Math.max(start, 0); second < stop; second++) {
                    idle[second / 3_600]++;
                    boolean saved = second >= start + rules.threshold().toSeconds() && second < stop - startUp;
                    avoidable[second / 3_600] += saved ? 1 : 0;
                }
            }
            start = Math.max(stop, start + 1);
        }

        List<IdleHour> hours = measure(coverage, busy, running, rules);
        for (int i = 0; i < HOURS; i++) {
            long stopped = hours.get(i).stopped() / Micros.SECOND;
            assertEquals(
                    Math.max(0, idle[i] - stopped) * Micros.SECOND, hours.get(i).idle());
            assertEquals(
                    Math.max(0, avoidable[i] - stopped) * Micros.SECOND,
                    hours.get(i).avoidable());
        }
    }

    private static java.util.function.Predicate<Long> isAt(int second) {
        return instant -> instant == second * Micros.SECOND;
    }

    @Property
    void partsOfACostSumToItAndKeepItsSign(
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long nanos,
            @ForAll @LongRange(min = 0, max = 3_600_000_000L) long a,
            @ForAll @LongRange(min = 0, max = 3_600_000_000L) long b,
            @ForAll @LongRange(min = 0, max = 3_600_000_000L) long c) {
        BigDecimal cost = BigDecimal.valueOf(nanos, 9);
        long[] edges = {a, b, c};
        java.util.Arrays.sort(edges);
        IdleCost split = IdleCost.split(cost, edges[0], edges[1] - edges[0], edges[2]);

        assertEquals(cost, split.idle().add(split.unknown()).add(split.active()));
        for (BigDecimal part : List.of(split.idle(), split.unknown(), split.active())) {
            assertTrue(part.signum() * cost.signum() >= 0);
        }
        RunningCost running = RunningCost.split(cost, edges[0]);
        assertEquals(cost, running.whileRunning().add(running.whileStopped()));
    }

    private static List<IdleHour> measure(Intervals coverage, Intervals busy, List<Integer> running, IdleRules rules) {
        BusyStretches stretches = BusyStretches.of(
                busy.list().stream().mapToLong(Interval::from).toArray(),
                busy.list().stream().mapToLong(Interval::to).toArray());
        return IdleTime.measure(
                WINDOW, coverage, stretches, hour -> running.get((int) (hour / Micros.HOUR)) * Micros.SECOND, rules);
    }

    /** On whole minutes from an hour before the window to an hour after it, so that quiet under 60 s does not occur. */
    @Provide
    Arbitrary<Intervals> sets() {
        Arbitrary<Long> edge =
                Arbitraries.longs().between(-60, 60 * (HOURS + 1)).map(minute -> minute * Micros.MINUTE);
        return Combinators.combine(edge, edge)
                .as((a, b) -> new Interval(Math.min(a, b), Math.max(a, b)))
                .list()
                .ofMaxSize(6)
                .map(Intervals::of);
    }

    @Provide
    Arbitrary<IdleRules> rules() {
        return Combinators.combine(
                        Arbitraries.integers().between(60, 4_000),
                        Arbitraries.integers().between(0, 900))
                .as((threshold, startUp) -> new IdleRules(Duration.ofSeconds(threshold), Duration.ofSeconds(startUp)));
    }
}
