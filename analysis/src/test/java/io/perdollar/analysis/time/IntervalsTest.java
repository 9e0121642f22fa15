package io.perdollar.analysis.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class IntervalsTest {
    private static final int END = 40;

    @Test
    void joinsWhatOverlapsOrTouchesAndDropsWhatIsEmpty() {
        Intervals set = Intervals.of(
                new Interval(5, 7), new Interval(1, 3), new Interval(3, 4), new Interval(9, 9), new Interval(6, 8));

        assertEquals(List.of(new Interval(1, 4), new Interval(5, 8)), set.list());
        assertEquals(6, set.total());
        assertEquals(2, set.size());
    }

    @Test
    void gapsAreWhatAnIntervalLacks() {
        Intervals set = Intervals.of(new Interval(2, 4), new Interval(6, 20));

        assertEquals(
                List.of(new Interval(0, 2), new Interval(4, 6)),
                set.gaps(new Interval(0, 10)).list());
        assertEquals(Intervals.of(new Interval(2, 4), new Interval(6, 7)), set.before(7));
        assertEquals(Intervals.EMPTY, set.before(2));
    }

    @Test
    void refusesAnIntervalThatEndsBeforeItStarts() {
        assertThrows(IllegalArgumentException.class, () -> new Interval(2, 1));
    }

    @Property
    void holdsTheInstantsOfItsIntervals(
            @ForAll("intervals") List<Interval> intervals, @ForAll("interval") Interval part) {
        Intervals set = Intervals.of(intervals);
        BitSet model = model(intervals);

        assertEquals(model, model(set.list()));
        assertEquals(set, Intervals.of(runs(model)));
        assertEquals(model.cardinality(), set.total());
        for (int instant = 0; instant < END; instant++) {
            assertEquals(model.get(instant), set.contains(instant));
        }
        BitSet clipped = model(List.of(part));
        clipped.and(model);
        assertEquals(clipped.cardinality(), set.overlap(part));
        assertEquals(Intervals.of(runs(clipped)), set.clip(part));
    }

    @Property
    void combinesLikeSetsOfInstants(
            @ForAll("intervals") List<Interval> first, @ForAll("intervals") List<Interval> second) {
        Intervals a = Intervals.of(first);
        Intervals b = Intervals.of(second);
        BitSet union = model(first);
        union.or(model(second));
        BitSet both = model(first);
        both.and(model(second));
        BitSet rest = model(first);
        rest.andNot(model(second));

        assertEquals(Intervals.of(runs(union)), a.union(b));
        assertEquals(Intervals.of(runs(both)), a.intersect(b));
        assertEquals(Intervals.of(runs(rest)), a.subtract(b));
        assertEquals(a.union(b).hashCode(), b.union(a).hashCode());
    }

    @Provide
    Arbitrary<Interval> interval() {
        Arbitrary<Integer> edge = Arbitraries.integers().between(0, END - 1);
        return Combinators.combine(edge, edge).as((a, b) -> new Interval(Math.min(a, b), Math.max(a, b)));
    }

    @Provide
    Arbitrary<List<Interval>> intervals() {
        return interval().list().ofMaxSize(8);
    }

    private static BitSet model(List<Interval> intervals) {
        BitSet bits = new BitSet();
        intervals.forEach(interval -> bits.set((int) interval.from(), (int) interval.to()));
        return bits;
    }

    private static List<Interval> runs(BitSet bits) {
        List<Interval> runs = new ArrayList<>();
        for (int from = bits.nextSetBit(0); from >= 0; ) {
            int to = bits.nextClearBit(from);
            runs.add(new Interval(from, to));
            from = bits.nextSetBit(to);
        }
        return runs;
    }
}
