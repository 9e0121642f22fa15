package io.perdollar.analysis.activity;

import java.util.Arrays;

/**
 * How many requests took how long (equations §8). Bucket 0 holds what took less than 1 ms; bucket n ≥ 1 what took
 * {@code 1 ms · √2ⁿ⁻¹} or more and less than {@code 1 ms · √2ⁿ}; the last one has no upper edge. As times are whole
 * microseconds, an edge that is none is rounded up to the next. Immutable.
 */
public final class LatencyHistogram {
    /** How many buckets; the last edge lies beyond {@link ActivityBuilder#LONGEST}. */
    public static final int BUCKETS = 65;

    /** Without any request. */
    public static final LatencyHistogram EMPTY = new LatencyHistogram(new long[0]);

    private static final long[] LOWER_EDGES = lowerEdges();
    private static final int[] FIRST_BUCKET = firstBuckets();

    /** Counts by bucket without trailing zeros, so that equal histograms are equal arrays. */
    private final long[] counts;

    private LatencyHistogram(long[] counts) {
        this.counts = counts;
    }

    /**
     * A histogram of these counts.
     *
     * @param counts by bucket, not negative; missing ones at the end are 0
     */
    public static LatencyHistogram of(long... counts) {
        int size = counts.length;
        while (size > 0 && counts[size - 1] == 0) {
            size--;
        }
        if (size > BUCKETS) {
            throw new IllegalArgumentException("expected at most " + BUCKETS + " buckets, got " + size);
        }
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("a count must not be negative, got " + count);
            }
        }
        return size == 0 ? EMPTY : new LatencyHistogram(Arrays.copyOf(counts, size));
    }

    /**
     * The bucket of a duration.
     *
     * @param micros not negative
     */
    public static int bucketOf(long micros) {
        int bucket = FIRST_BUCKET[Long.numberOfLeadingZeros(micros)];
        // Between a power of two and the next lie at most two edges. No branch: the processor could not foretell it.
        long beyondFirst = (LOWER_EDGES[bucket + 1] - 1 - micros) >>> 63;
        long beyondSecond = (LOWER_EDGES[bucket + 2] - 1 - micros) >>> 63;
        return Math.min(bucket + (int) (beyondFirst + beyondSecond), BUCKETS - 1);
    }

    /** The shortest duration of a bucket in microseconds. */
    public static long lowerEdge(int bucket) {
        return LOWER_EDGES[bucket];
    }

    /** Requests in a bucket. */
    public long count(int bucket) {
        return bucket < counts.length ? counts[bucket] : 0;
    }

    /** Requests in all buckets. */
    public long total() {
        return Arrays.stream(counts).sum();
    }

    public boolean isEmpty() {
        return counts.length == 0;
    }

    /** Both together. */
    public LatencyHistogram plus(LatencyHistogram other) {
        long[] sum = Arrays.copyOf(counts, Math.max(counts.length, other.counts.length));
        for (int i = 0; i < other.counts.length; i++) {
            sum[i] += other.counts[i];
        }
        return of(sum);
    }

    /** 1,000 · √2ⁿ µs rounded up to whole numbers, which a double of 53 bits holds; two more that end the list. */
    private static long[] lowerEdges() {
        long[] edges = new long[BUCKETS + 2];
        Arrays.fill(edges, BUCKETS, edges.length, Long.MAX_VALUE);
        for (int bucket = 1; bucket < BUCKETS; bucket++) {
            double ofPair = bucket % 2 == 1 ? 1_000 : 1_000 * Math.sqrt(2);
            edges[bucket] = (long) Math.ceil(Math.scalb(ofPair, (bucket - 1) / 2));
        }
        return edges;
    }

    /** By leading zeros of a duration: the bucket of the smallest duration that has as many. */
    private static int[] firstBuckets() {
        int[] buckets = new int[65];
        for (int zeros = 1; zeros < 64; zeros++) {
            long smallest = 1L << (63 - zeros);
            int bucket = 0;
            while (bucket + 1 < BUCKETS && smallest >= LOWER_EDGES[bucket + 1]) {
                bucket++;
            }
            buckets[zeros] = bucket;
        }
        return buckets;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LatencyHistogram histogram && Arrays.equals(counts, histogram.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return Arrays.toString(counts);
    }
}
