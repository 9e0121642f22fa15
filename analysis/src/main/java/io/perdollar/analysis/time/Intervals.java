package io.perdollar.analysis.time;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A set of instants as sorted half-open intervals that neither overlap nor touch (equations §2). Two sets of the same
 * instants are equal. Immutable.
 */
public final class Intervals {
    /** No instant. */
    public static final Intervals EMPTY = new Intervals(new long[0]);

    /** from, to, from, to …, strictly increasing. */
    private final long[] edges;

    private Intervals(long[] edges) {
        this.edges = edges;
    }

    /** The union of the intervals, in any order; empty ones vanish. */
    public static Intervals of(Interval... intervals) {
        return of(Arrays.asList(intervals));
    }

    /** The union of the intervals, in any order; empty ones vanish. */
    public static Intervals of(Collection<Interval> intervals) {
        List<Interval> sorted = intervals.stream()
                .filter(interval -> !interval.isEmpty())
                .sorted(Comparator.comparingLong(Interval::from))
                .toList();
        long[] edges = new long[2 * sorted.size()];
        int size = 0;
        for (Interval interval : sorted) {
            if (size > 0 && interval.from() <= edges[size - 1]) {
                edges[size - 1] = Math.max(edges[size - 1], interval.to());
            } else {
                edges[size++] = interval.from();
                edges[size++] = interval.to();
            }
        }
        return new Intervals(Arrays.copyOf(edges, size));
    }

    public boolean isEmpty() {
        return edges.length == 0;
    }

    /** How many intervals. */
    public int size() {
        return edges.length / 2;
    }

    /** The interval at a place, oldest first, from 0. */
    public Interval get(int index) {
        return new Interval(edges[2 * index], edges[2 * index + 1]);
    }

    /** All intervals, oldest first. */
    public List<Interval> list() {
        List<Interval> list = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            list.add(get(i));
        }
        return List.copyOf(list);
    }

    /** Microseconds in the set. */
    public long total() {
        long sum = 0;
        for (int i = 0; i < edges.length; i += 2) {
            sum += edges[i + 1] - edges[i];
        }
        return sum;
    }

    public boolean contains(long instant) {
        return inside(edgesUpTo(instant));
    }

    /** Microseconds of the interval that are in the set. */
    public long overlap(Interval interval) {
        long sum = 0;
        int first = edgesUpTo(interval.from()) & ~1;
        for (int i = first; i < edges.length && edges[i] < interval.to(); i += 2) {
            sum += Math.min(edges[i + 1], interval.to()) - Math.max(edges[i], interval.from());
        }
        return sum;
    }

    /** Instants in either. */
    public Intervals union(Intervals other) {
        return combine(other, (a, b) -> a || b);
    }

    /** Instants in both. */
    public Intervals intersect(Intervals other) {
        return combine(other, (a, b) -> a && b);
    }

    /** Instants in this and not in the other. */
    public Intervals subtract(Intervals other) {
        return combine(other, (a, b) -> a && !b);
    }

    /** Instants of the set inside the interval. */
    public Intervals clip(Interval interval) {
        return intersect(of(interval));
    }

    /** Instants of the set before this one. */
    public Intervals before(long end) {
        return isEmpty() || edges[0] >= end ? EMPTY : clip(new Interval(edges[0], end));
    }

    /** Instants of the interval that are not in the set. */
    public Intervals gaps(Interval interval) {
        return of(interval).subtract(this);
    }

    private interface Rule {
        boolean keeps(boolean inThis, boolean inOther);
    }

    private Intervals combine(Intervals other, Rule rule) {
        long[] out = new long[edges.length + other.edges.length];
        int size = 0;
        int a = 0;
        int b = 0;
        while (a < edges.length || b < other.edges.length) {
            long next = Math.min(
                    a < edges.length ? edges[a] : Long.MAX_VALUE,
                    b < other.edges.length ? other.edges[b] : Long.MAX_VALUE);
            a += a < edges.length && edges[a] == next ? 1 : 0;
            b += b < other.edges.length && other.edges[b] == next ? 1 : 0;
            // An even number of edges written so far means that we stand outside the result.
            if (rule.keeps(inside(a), inside(b)) != inside(size)) {
                out[size++] = next;
            }
        }
        return new Intervals(Arrays.copyOf(out, size));
    }

    private static boolean inside(int edgesPassed) {
        return (edgesPassed & 1) == 1;
    }

    /** How many edges lie at or before the instant. */
    private int edgesUpTo(long instant) {
        int place = Arrays.binarySearch(edges, instant);
        return place >= 0 ? place + 1 : -place - 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Intervals intervals && Arrays.equals(edges, intervals.edges);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(edges);
    }

    @Override
    public String toString() {
        return list().stream().map(Interval::toString).collect(Collectors.joining(" ", "{", "}"));
    }
}
