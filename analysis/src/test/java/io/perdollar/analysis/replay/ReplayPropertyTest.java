package io.perdollar.analysis.replay;

import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ReplayPropertyTest {
    private static final double ROUNDING = 1e-9;

    @Property(tries = 60)
    void moreCapacityNeverDelaysMore(
            @ForAll @IntRange(min = 5, max = 400) int perHour,
            @ForAll @IntRange(min = 1, max = 20) int slots,
            @ForAll @IntRange(min = 1, max = 300) int seconds,
            @ForAll @LongRange(min = 1, max = 1000) long seed) {
        Replayer replayer =
                new Replayer(ExactQueue.poisson(perHour, seconds, 1, seed).demand(1));
        double few = replayer.always(slots, seconds, 30).delayedShare();
        assertTrue(replayer.always(slots + 1, seconds, 30).delayedShare() <= few + ROUNDING);
        assertTrue(replayer.always(slots, seconds * 0.8, 30).delayedShare() <= few + ROUNDING);
    }

    @Property(tries = 60)
    void aLongerThresholdNeverAddsColdStarts(
            @ForAll @IntRange(min = 1, max = 40) int perHour,
            @ForAll @IntRange(min = 300, max = 3600) int threshold,
            @ForAll @IntRange(min = 0, max = 3600) int more,
            @ForAll @LongRange(min = 1, max = 1000) long seed) {
        Replayer replayer =
                new Replayer(ExactQueue.poisson(perHour, 10, 2, seed).demand(2));
        long shorter = replayer.whenIdle(4, 10, 60, threshold, 60, 180).coldStarts;
        long longer = replayer.whenIdle(4, 10, 60, threshold + more, 60, 180).coldStarts;
        assertTrue(longer <= shorter, longer + " > " + shorter);
    }

    @Property(tries = 40)
    void longerOpeningNeverRefusesMore(
            @ForAll @IntRange(min = 1, max = 60) int perHour,
            @ForAll @IntRange(min = 0, max = 22) int from,
            @ForAll @LongRange(min = 1, max = 1000) long seed) {
        Replayer replayer =
                new Replayer(ExactQueue.poisson(perHour, 10, 1, seed).demand(1));
        boolean[] narrow = new boolean[24];
        narrow[from] = true;
        boolean[] wide = narrow.clone();
        wide[from + 1] = true;
        assertTrue(replayer.hours(4, 10, 60, wide, 180).refusedShare()
                <= replayer.hours(4, 10, 60, narrow, 180).refusedShare() + ROUNDING);
    }
}
