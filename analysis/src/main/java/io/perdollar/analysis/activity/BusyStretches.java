package io.perdollar.analysis.activity;

import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import io.perdollar.analysis.time.Micros;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * When something was in flight, joined across quiet under 60 s (equations §8): every gap of 60 s or more follows exactly.
 * A stretch runs from an arrival to a completion; where both are one instant it has no length and still ends a gap.
 * Sorted, at least 60 s apart, except that a stretch which was cut at midnight UTC goes on in the next. Immutable.
 */
public final class BusyStretches {
    /** Quiet of this length or longer is a gap; shorter quiet is not kept. Microseconds. */
    public static final long SHORTEST_GAP = Micros.MINUTE;

    /** Nothing was in flight. */
    public static final BusyStretches NONE = new BusyStretches(new long[0], new long[0]);

    private final long[] from;
    private final long[] to;

    private BusyStretches(long[] from, long[] to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Joins pairs of arrival and completion, given in any order.
     *
     * @param arrivals epoch microseconds
     * @param completions of the same requests, none before its arrival
     */
    public static BusyStretches of(long[] arrivals, long[] completions) {
        for (int i = 0; i < arrivals.length; i++) {
            if (completions[i] < arrivals[i]) {
                throw new IllegalArgumentException("a completion must not precede its arrival, got "
                        + Micros.instant(arrivals[i]) + " to " + Micros.instant(completions[i]));
            }
        }
        return join(arrivals.clone(), completions.clone(), false);
    }

    /**
     * Joins what may be joined. With both ends sorted apart from each other, a stretch ends before the i-th arrival where
     * i completions lie 60 s or more before it: no request then reaches over.
     *
     * @param withinDays never across midnight UTC, so that a day's stretches do not depend on its neighbours
     */
    static BusyStretches join(long[] arrivals, long[] completions, boolean withinDays) {
        Arrays.sort(arrivals);
        Arrays.sort(completions);
        int size = 0;
        for (int i = 0; i < arrivals.length; i++) {
            boolean joins = i > 0
                    && arrivals[i] - completions[i - 1] < SHORTEST_GAP
                    && !(withinDays && arrivals[i] >= Micros.dayStart(arrivals[i - 1]) + Micros.DAY);
            if (joins) {
                completions[size - 1] = completions[i];
            } else {
                // Writing behind the reading place: size ≤ i.
                arrivals[size] = arrivals[i];
                completions[size++] = completions[i];
            }
        }
        return new BusyStretches(Arrays.copyOf(arrivals, size), Arrays.copyOf(completions, size));
    }

    public boolean isEmpty() {
        return from.length == 0;
    }

    /** How many stretches. */
    public int size() {
        return from.length;
    }

    /** Start of a stretch, the first being 0: an arrival, epoch microseconds. */
    public long from(int index) {
        return from[index];
    }

    /** End of a stretch: a completion, epoch microseconds, not before its start. */
    public long to(int index) {
        return to[index];
    }

    BusyStretches slice(int first, int end) {
        return new BusyStretches(Arrays.copyOfRange(from, first, end), Arrays.copyOfRange(to, first, end));
    }

    /** The stretches cut to these instants; one without length stays where it lies inside. */
    BusyStretches within(Intervals kept) {
        List<BusyStretches> parts = new ArrayList<>();
        for (Interval interval : kept.list()) {
            long[] arrivals = new long[size()];
            long[] completions = new long[size()];
            int size = 0;
            for (int i = 0; i < size(); i++) {
                boolean touches = from[i] < interval.to() && (to[i] > interval.from() || interval.contains(from[i]));
                if (touches) {
                    arrivals[size] = Math.max(from[i], interval.from());
                    completions[size++] = Math.min(to[i], interval.to());
                }
            }
            parts.add(new BusyStretches(Arrays.copyOf(arrivals, size), Arrays.copyOf(completions, size)));
        }
        return concat(parts);
    }

    /** Both together, joined over midnight too; the order of joining does not matter. */
    public BusyStretches plus(BusyStretches other) {
        return concat(List.of(this, other));
    }

    static BusyStretches concat(List<BusyStretches> parts) {
        int size = parts.stream().mapToInt(BusyStretches::size).sum();
        long[] arrivals = new long[size];
        long[] completions = new long[size];
        int at = 0;
        for (BusyStretches part : parts) {
            System.arraycopy(part.from, 0, arrivals, at, part.size());
            System.arraycopy(part.to, 0, completions, at, part.size());
            at += part.size();
        }
        return join(arrivals, completions, false);
    }

    /**
     * The gaps of 60 s or more inside coverage, oldest first, and shorter ones at its edges (equations §1). An arrival at
     * the very end of coverage ends the gap before it, which then is not cut.
     */
    public List<Gap> gaps(Intervals coverage) {
        List<Gap> gaps = new ArrayList<>();
        int next = 0;
        for (Interval covered : coverage.list()) {
            long quietFrom = covered.from();
            while (next < from.length && to[next] <= covered.from()) {
                next++;
            }
            while (quietFrom < covered.to() && next < from.length && from[next] <= covered.to()) {
                if (from[next] > quietFrom) {
                    gaps.add(new Gap(new Interval(quietFrom, from[next]), false));
                }
                quietFrom = Math.max(quietFrom, to[next]);
                // One that reaches over the end of coverage may reach into the next interval of it.
                next += quietFrom < covered.to() ? 1 : 0;
            }
            if (quietFrom < covered.to()) {
                gaps.add(new Gap(new Interval(quietFrom, covered.to()), true));
            }
        }
        return List.copyOf(gaps);
    }

    /** Every stretch that has a length, as a set of instants. */
    public Intervals intervals() {
        List<Interval> list = new ArrayList<>(size());
        for (int i = 0; i < from.length; i++) {
            list.add(new Interval(from[i], to[i]));
        }
        return Intervals.of(list);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BusyStretches stretches
                && Arrays.equals(from, stretches.from)
                && Arrays.equals(to, stretches.to);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(from) + Arrays.hashCode(to);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < from.length; i++) {
            text.append(i > 0 ? " " : "").append(new Interval(from[i], to[i]));
        }
        return text.append('}').toString();
    }
}
