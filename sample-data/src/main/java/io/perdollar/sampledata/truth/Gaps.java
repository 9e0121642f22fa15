package io.perdollar.sampledata.truth;

import io.perdollar.sampledata.log.Coverage;
import io.perdollar.sampledata.log.Coverage.Stretch;

/**
 * Quiet time of one VM in one window (equations §1, §10), in milliseconds per hour: stretches of coverage with nothing in
 * flight that are longer than the threshold as a whole.
 */
final class Gaps {
    private static final long HOUR_MILLIS = 3_600_000L;

    /** A gap must be longer than this to be idle. */
    static final long THRESHOLD = 300_000L;

    /** Time to start a VM again before the request that ends a gap. */
    static final long START_UP = 180_000L;

    private final Window window;
    private final long[] quiet;
    private final long[] avoidable;

    private Gaps(Window window) {
        this.window = window;
        int hours = (int) (window.toHour() - window.fromHour());
        quiet = new long[hours];
        avoidable = new long[hours];
    }

    /**
     * Finds the gaps.
     *
     * @param coverage when the log would have spoken
     * @param busy stretches {@code {arrival, completion}} in order of arrival
     */
    static Gaps of(Window window, Coverage coverage, long[][] busy) {
        Gaps gaps = new Gaps(window);
        long windowEnd = window.toHour() * HOUR_MILLIS;
        for (Stretch stretch : coverage.stretches()) {
            long end = Math.min(stretch.to(), windowEnd);
            long quietSince = stretch.from();
            for (long[] inFlight : busy) {
                if (inFlight[0] >= end) {
                    break;
                }
                if (inFlight[0] > quietSince) {
                    gaps.add(quietSince, inFlight[0], inFlight[0] - START_UP);
                }
                quietSince = Math.max(quietSince, inFlight[1]);
            }
            if (quietSince < end) {
                // Cut by the end of coverage or of the window: no request waits, so no start-up is due.
                gaps.add(quietSince, end, end);
            }
        }
        return gaps;
    }

    private void add(long from, long to, long avoidableTo) {
        if (to - from > THRESHOLD) {
            spread(from, to, quiet);
            spread(from + THRESHOLD, avoidableTo, avoidable);
        }
    }

    private void spread(long from, long to, long[] hours) {
        long first = Math.max(Math.floorDiv(from, HOUR_MILLIS), window.fromHour());
        for (long hour = first; hour < window.toHour() && hour * HOUR_MILLIS < to; hour++) {
            long overlap = Math.min(to, (hour + 1) * HOUR_MILLIS) - Math.max(from, hour * HOUR_MILLIS);
            hours[(int) (hour - window.fromHour())] += Math.max(0, overlap);
        }
    }

    /** Quiet milliseconds of an hour. */
    long quiet(long hour) {
        return quiet[(int) (hour - window.fromHour())];
    }

    /** Quiet milliseconds of an hour that a stopped VM would not have been missed in. */
    long avoidable(long hour) {
        return avoidable[(int) (hour - window.fromHour())];
    }
}
