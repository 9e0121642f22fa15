package io.perdollar.analysis.activity;

import io.perdollar.analysis.time.Interval;

/**
 * A longest stretch of coverage with no request and nothing unrecognised in flight (equations §1).
 *
 * @param interval from a completion or the start of coverage to the next arrival or the end of coverage; not empty
 * @param cut it ends with coverage, not with an arrival
 */
public record Gap(Interval interval, boolean cut) {
    public Gap {
        if (interval.isEmpty()) {
            throw new IllegalArgumentException("a gap must not be empty, got " + interval);
        }
    }

    /** Microseconds from its start to its end. */
    public long length() {
        return interval.length();
    }
}
