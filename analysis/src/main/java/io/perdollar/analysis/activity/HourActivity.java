package io.perdollar.analysis.activity;

import org.jspecify.annotations.Nullable;

/**
 * What was logged about one subject in one clock hour (equations §8). Counts, tokens, bytes and latencies belong to the
 * hour of the log's own timestamp; bytes, tokens and latencies are those of requests.
 *
 * @param served requests answered 2xx or 3xx
 * @param failed requests answered otherwise
 * @param ignored lines that are neither requests nor activity
 * @param unrecognised lines that keep a VM busy but are no known request
 * @param bytes sent; null where no request logged them
 * @param tokensIn prompt tokens; null where no request logged them
 * @param tokensOut completion tokens; null where no request logged them
 * @param tokensCached prompt tokens answered from a cache; null where no request logged them
 * @param latency of the requests that logged a duration
 */
public record HourActivity(
        long served,
        long failed,
        long ignored,
        long unrecognised,
        @Nullable Long bytes,
        @Nullable Long tokensIn,
        @Nullable Long tokensOut,
        @Nullable Long tokensCached,
        LatencyHistogram latency) {
    /** Nothing was logged. */
    public static final HourActivity NONE =
            new HourActivity(0, 0, 0, 0, null, null, null, null, LatencyHistogram.EMPTY);

    public HourActivity {
        requireCount("served", served);
        requireCount("failed", failed);
        requireCount("ignored", ignored);
        requireCount("unrecognised", unrecognised);
        requireCount("bytes", bytes);
        requireCount("tokensIn", tokensIn);
        requireCount("tokensOut", tokensOut);
        requireCount("tokensCached", tokensCached);
        if (latency.total() > served + failed) {
            throw new IllegalArgumentException(
                    "at most " + (served + failed) + " requests can have a duration, got " + latency.total());
        }
    }

    private static void requireCount(String name, @Nullable Long value) {
        if (value != null && value < 0) {
            throw new IllegalArgumentException(name + " must not be negative, got " + value);
        }
    }

    /** Served and failed. */
    public long requests() {
        return served + failed;
    }

    /** Sums; a number is known where either side knows it. */
    public HourActivity plus(HourActivity other) {
        if (equals(NONE)) {
            return other;
        }
        if (other.equals(NONE)) {
            return this;
        }
        return new HourActivity(
                Math.addExact(served, other.served),
                Math.addExact(failed, other.failed),
                Math.addExact(ignored, other.ignored),
                Math.addExact(unrecognised, other.unrecognised),
                sum(bytes, other.bytes),
                sum(tokensIn, other.tokensIn),
                sum(tokensOut, other.tokensOut),
                sum(tokensCached, other.tokensCached),
                latency.plus(other.latency));
    }

    static @Nullable Long sum(@Nullable Long a, @Nullable Long b) {
        return a == null ? b : b == null ? a : Long.valueOf(Math.addExact(a, b));
    }
}
