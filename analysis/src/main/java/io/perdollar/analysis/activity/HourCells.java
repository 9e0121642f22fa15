package io.perdollar.analysis.activity;

import io.perdollar.analysis.time.Micros;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What {@link ActivityBuilder} adds up for one clock hour. Arrays come with their first request, so that an hour of health
 * checks stays small. Absent numbers are -1.
 */
final class HourCells {
    private static final int MINUTES = 60;

    private long served;
    private long failed;
    private long ignored;
    private long unrecognised;
    private long bytes = -1;
    private long tokensIn = -1;
    private long tokensOut = -1;
    private long tokensCached = -1;
    private long @Nullable [] latency;
    private long @Nullable [] arrivals;
    private long @Nullable [] inFlight;
    private long @Nullable [] minuteTokens;

    void countIgnored() {
        ignored++;
    }

    void countUnrecognised() {
        unrecognised++;
    }

    void countRequest(boolean isServed, long lineBytes, long lineIn, long lineOut, long lineCached) {
        if (isServed) {
            served++;
        } else {
            failed++;
        }
        bytes = sum(bytes, lineBytes);
        // Most logs have none: all three are -1.
        if ((lineIn & lineOut & lineCached) >= 0) {
            tokensIn = sum(tokensIn, lineIn);
            tokensOut = sum(tokensOut, lineOut);
            tokensCached = sum(tokensCached, lineCached);
        }
    }

    void countLatency(long micros) {
        if (latency == null) {
            latency = new long[LatencyHistogram.BUCKETS];
        }
        latency[LatencyHistogram.bucketOf(micros)]++;
    }

    /**
     * @param minute of the hour
     */
    void arrive(int minute, long tokens) {
        if (arrivals == null) {
            arrivals = new long[MINUTES];
        }
        arrivals[minute]++;
        if (tokens >= 0) {
            if (minuteTokens == null) {
                minuteTokens = absent();
            }
            minuteTokens[minute] = sum(minuteTokens[minute], tokens);
        }
    }

    /**
     * @param minute of the hour
     */
    void fly(int minute, long micros) {
        if (inFlight == null) {
            inFlight = new long[MINUTES];
        }
        inFlight[minute] += micros;
    }

    void merge(HourCells other) {
        served += other.served;
        failed += other.failed;
        ignored += other.ignored;
        unrecognised += other.unrecognised;
        bytes = sum(bytes, other.bytes);
        tokensIn = sum(tokensIn, other.tokensIn);
        tokensOut = sum(tokensOut, other.tokensOut);
        tokensCached = sum(tokensCached, other.tokensCached);
        latency = plus(latency, other.latency);
        arrivals = plus(arrivals, other.arrivals);
        inFlight = plus(inFlight, other.inFlight);
        minuteTokens = plus(minuteTokens, other.minuteTokens);
    }

    HourActivity hour() {
        return new HourActivity(
                served,
                failed,
                ignored,
                unrecognised,
                known(bytes),
                known(tokensIn),
                known(tokensOut),
                known(tokensCached),
                latency == null ? LatencyHistogram.EMPTY : LatencyHistogram.of(latency));
    }

    /**
     * @param throughout requests that were in flight during the whole hour and are not in {@link #fly}
     */
    void minutes(int hourOfDay, long throughout, Minutes.Columns columns) {
        for (int minute = 0; minute < MINUTES; minute++) {
            columns.add(
                    hourOfDay * MINUTES + minute,
                    arrivals == null ? 0 : arrivals[minute],
                    (inFlight == null ? 0 : inFlight[minute]) + throughout * Micros.MINUTE,
                    minuteTokens == null ? -1 : minuteTokens[minute]);
        }
    }

    private static @Nullable Long known(long value) {
        return value < 0 ? null : Long.valueOf(value);
    }

    private static long[] absent() {
        long[] values = new long[MINUTES];
        Arrays.fill(values, -1);
        return values;
    }

    private static long sum(long a, long b) {
        return a < 0 ? b : b < 0 ? a : Math.addExact(a, b);
    }

    private static long @Nullable [] plus(long @Nullable [] a, long @Nullable [] b) {
        if (a == null || b == null) {
            return a == null ? (b == null ? null : b.clone()) : a;
        }
        for (int i = 0; i < a.length; i++) {
            a[i] = sum(a[i], b[i]);
        }
        return a;
    }
}
