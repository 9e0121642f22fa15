package io.perdollar.ingest.requests.scan;

import io.perdollar.ingest.requests.format.RejectReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many lines of which kind.
 *
 * @param rejected by reason; exact, however many were kept
 */
public record LineCounts(long served, long failed, long ignored, long unrecognised, Map<RejectReason, Long> rejected) {

    /** No line. */
    public static final LineCounts NONE = new LineCounts(0, 0, 0, 0, Map.of());

    public LineCounts {
        Map<RejectReason, Long> copy = new EnumMap<>(RejectReason.class);
        copy.putAll(rejected);
        rejected = Collections.unmodifiableMap(copy);
    }

    /** Lines that could not be read. */
    public long rejectedLines() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Lines of any kind. */
    public long lines() {
        return served + failed + ignored + unrecognised + rejectedLines();
    }

    /** Both together. */
    public LineCounts plus(LineCounts other) {
        Map<RejectReason, Long> sum = new EnumMap<>(RejectReason.class);
        sum.putAll(rejected);
        other.rejected.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
        return new LineCounts(
                served + other.served,
                failed + other.failed,
                ignored + other.ignored,
                unrecognised + other.unrecognised,
                sum);
    }
}
