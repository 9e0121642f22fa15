package io.perdollar.analysis.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.activity.ActivityTimeline;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import io.perdollar.analysis.time.Micros;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The replay follows queues only where somebody waits; the figures are those of following every request. */
class SkippingTest {
    private static final int DAYS = 3;
    private static final double ROUNDING = 1e-6;

    @Property(tries = 150)
    void skippingWhereNobodyWaitsChangesNothing(
            @ForAll @IntRange(min = 2, max = 900) int perHour,
            @ForAll @IntRange(min = 1, max = 40) int slots,
            @ForAll @IntRange(min = 1, max = 400) int seconds,
            @ForAll @IntRange(min = 60, max = 3600) int threshold,
            @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        Random random = new Random(seed);
        Demand demand = demand(perHour, seed, random);
        boolean[] open = new boolean[24 * DAYS];
        for (int hour = 0; hour < open.length; hour++) {
            open[hour] = random.nextInt(24) < 8 || (hour > 0 && open[hour - 1] && random.nextInt(4) > 0);
        }
        Opening.Hours hours = new Opening.Hours(open, random.nextInt(600));
        Opening.WhenIdle idle = new Opening.WhenIdle(threshold, 60, 180);
        // More patterns than one are taken where few requests come; here one is compared.
        Arrivals arrivals = Arrivals.of(demand, 1).get(0);
        Load load = Load.of(arrivals, seconds);
        Outcome always = new Outcome(open.length);
        Pass pass = new Pass(arrivals, load, seconds, slots, 30, always, null);
        pass.follow(new Opening.Always());
        same(new PlainReplay(demand, slots, seconds, 30).follow(null), always);
        for (Opening opening : List.of(hours, idle)) {
            for (Episodes known : Arrays.asList(null, pass.followed())) {
                Outcome outcome = new Outcome(open.length);
                new Pass(arrivals, load, seconds, slots, 30, outcome, known).follow(opening);
                same(new PlainReplay(demand, slots, seconds, 30).follow(opening), outcome);
            }
        }
    }

    @Property(tries = 100)
    void whatIsSurelyDelayedIsNeverMoreThanWhatIs(
            @ForAll @IntRange(min = 20, max = 900) int perHour,
            @ForAll @IntRange(min = 1, max = 20) int slots,
            @ForAll @IntRange(min = 1, max = 400) int seconds,
            @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        Replayer replayer = new Replayer(demand(perHour, seed, new Random(seed)));
        assertTrue(replayer.surelyDelayed(slots, seconds, 30)
                <= replayer.always(slots, seconds, 30).delayedShare() + ROUNDING);
    }

    /** Poisson with quiet spells, times of different lengths, and a hole in the coverage. */
    private static Demand demand(int perHour, long seed, Random random) {
        ExactQueue steady = ExactQueue.poisson(perHour, 1, DAYS, seed);
        double[] at = Arrays.stream(steady.arrivals)
                .filter(second -> (int) (second / 5400) % 3 != seed % 3)
                .toArray();
        double[] times = Arrays.stream(at)
                .map(second -> Math.exp(2 * random.nextDouble()))
                .toArray();
        Demand whole = new ExactQueue(at, times).demand(DAYS);
        Interval window = whole.window();
        long hole = window.from() + 30 * Micros.HOUR + 7 * Micros.MINUTE;
        return Demand.of(
                window,
                Intervals.of(new Interval(window.from(), hole), new Interval(hole + Micros.HOUR, window.to())),
                List.of(ActivityTimeline.of(new ExactQueue(at, times).days(DAYS))));
    }

    private static void same(Outcome plain, Outcome outcome) {
        assertEquals(plain.arrived, outcome.arrived);
        assertEquals(plain.refused, outcome.refused);
        assertEquals(plain.delayed, outcome.delayed);
        assertEquals(plain.coldStarts, outcome.coldStarts);
        assertEquals(plain.p95WaitSeconds(), outcome.p95WaitSeconds());
        for (int hour = 0; hour < 24 * DAYS; hour++) {
            assertEquals(plain.offSeconds(hour), outcome.offSeconds(hour), ROUNDING);
        }
    }
}
