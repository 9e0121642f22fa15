package io.perdollar.sampledata;

import java.nio.file.Path;
import java.time.LocalDate;

/**
 * What to generate. The same options give the same bytes: nothing else enters, no clock either.
 *
 * @param out folder to write into; created where absent
 * @param days local days of bill and logs, 1 to 1,000
 * @param end last local day, in the report's zone; the export is as it stood in the following night
 * @param seed chance of traffic and interruptions
 * @param scale how many copies of the fleet, 1 or more
 * @param logs whether request logs are written too
 */
public record SampleOptions(Path out, int days, LocalDate end, long seed, int scale, boolean logs) {
    public static final int DEFAULT_DAYS = 63;
    public static final LocalDate DEFAULT_END = LocalDate.of(2026, 11, 15);
    public static final long DEFAULT_SEED = 1;

    private static final int MOST_DAYS = 1000;

    public SampleOptions {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("days must be 1 to " + MOST_DAYS + ", got " + days);
        }
        if (scale < 1) {
            throw new IllegalArgumentException("scale must be at least 1, got " + scale);
        }
    }

    /** The default sample: 63 days ending 2026-11-15, one fleet, with logs. */
    public static SampleOptions defaults(Path out) {
        return new SampleOptions(out, DEFAULT_DAYS, DEFAULT_END, DEFAULT_SEED, 1, true);
    }

    public SampleOptions withDays(int newDays) {
        return new SampleOptions(out, newDays, end, seed, scale, logs);
    }

    public SampleOptions withEnd(LocalDate newEnd) {
        return new SampleOptions(out, days, newEnd, seed, scale, logs);
    }

    public SampleOptions withSeed(long newSeed) {
        return new SampleOptions(out, days, end, newSeed, scale, logs);
    }

    public SampleOptions withScale(int newScale) {
        return new SampleOptions(out, days, end, seed, newScale, logs);
    }

    public SampleOptions withoutLogs() {
        return new SampleOptions(out, days, end, seed, scale, false);
    }
}
