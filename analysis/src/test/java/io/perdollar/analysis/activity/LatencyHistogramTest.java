package io.perdollar.analysis.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
    @Test
    void lowerEdgesAreInclusive() {
        assertEquals(0, LatencyHistogram.bucketOf(0));
        assertEquals(0, LatencyHistogram.bucketOf(999));
        assertEquals(1, LatencyHistogram.bucketOf(1_000));
        // 1 ms · √2 = 1,414.2 µs
        assertEquals(1, LatencyHistogram.bucketOf(1_414));
        assertEquals(2, LatencyHistogram.bucketOf(1_415));
        assertEquals(2, LatencyHistogram.bucketOf(1_999));
        assertEquals(3, LatencyHistogram.bucketOf(2_000));
        // 1 ms · √2²¹ = 1,448,154.7 µs
        assertEquals(21, LatencyHistogram.bucketOf(1_448_154));
        assertEquals(22, LatencyHistogram.bucketOf(1_448_155));
        assertEquals(LatencyHistogram.BUCKETS - 1, LatencyHistogram.bucketOf(Long.MAX_VALUE));
        assertTrue(LatencyHistogram.bucketOf(ActivityBuilder.LONGEST) < LatencyHistogram.BUCKETS - 1);
    }

    @Test
    void everyEdgeIsTheLeastIntegerThatIsNotBelowTheRoot() {
        for (int bucket = 1; bucket < LatencyHistogram.BUCKETS; bucket++) {
            long edge = LatencyHistogram.lowerEdge(bucket);
            assertTrue(BigInteger.valueOf(edge).pow(2).compareTo(squareOfEdge(bucket)) >= 0);
            assertTrue(BigInteger.valueOf(edge - 1).pow(2).compareTo(squareOfEdge(bucket)) < 0);
            assertEquals(bucket, LatencyHistogram.bucketOf(edge));
            assertEquals(bucket - 1, LatencyHistogram.bucketOf(edge - 1));
        }
    }

    @Property
    void aDurationLiesBetweenItsEdges(@ForAll @LongRange(min = 0, max = ActivityBuilder.LONGEST) long micros) {
        int bucket = LatencyHistogram.bucketOf(micros);
        BigInteger square = BigInteger.valueOf(micros).pow(2);

        // t ≥ 1,000 · √2ⁿ exactly where t² ≥ 10⁶ · 2ⁿ
        assertTrue(bucket == 0 || square.compareTo(squareOfEdge(bucket)) >= 0);
        assertTrue(square.compareTo(squareOfEdge(bucket + 1)) < 0);
    }

    private static BigInteger squareOfEdge(int bucket) {
        return BigInteger.valueOf(1_000_000).shiftLeft(bucket - 1);
    }

    @Test
    void addsBucketByBucketAndComparesByCounts() {
        LatencyHistogram sum = LatencyHistogram.of(1, 0, 2).plus(LatencyHistogram.of(0, 5));

        assertEquals(LatencyHistogram.of(1, 5, 2, 0, 0), sum);
        assertNotEquals(LatencyHistogram.of(1, 5, 3), sum);
        assertEquals(8, sum.total());
        assertEquals(LatencyHistogram.EMPTY, LatencyHistogram.of(0, 0));
    }

    @Test
    void refusesCountsThatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> LatencyHistogram.of(-1));
        long[] tooMany = new long[LatencyHistogram.BUCKETS + 1];
        tooMany[LatencyHistogram.BUCKETS] = 1;
        assertThrows(IllegalArgumentException.class, () -> LatencyHistogram.of(tooMany));
    }
}
