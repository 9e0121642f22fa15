package io.perdollar.analysis.idle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sums over hours of one VM or of several (equations §10), in microseconds.
 *
 * @param running billed running time
 * @param unknown running without evidence
 * @param idle null where no hour has any coverage: no evidence is never 0
 * @param avoidable null where no hour has any coverage
 */
public record IdleTotals(
        long running,
        long unknown,
        @Nullable Long idle,
        @Nullable Long avoidable) {
    /** Of no hour. */
    public static final IdleTotals NONE = new IdleTotals(0, 0, null, null);

    /** Of these hours of one VM. */
    public static IdleTotals of(List<IdleHour> hours) {
        boolean evidence = hours.stream().anyMatch(hour -> hour.covered() > 0);
        return new IdleTotals(
                hours.stream().mapToLong(IdleHour::running).sum(),
                hours.stream().mapToLong(IdleHour::unknown).sum(),
                evidence ? Long.valueOf(hours.stream().mapToLong(IdleHour::idle).sum()) : null,
                evidence
                        ? Long.valueOf(
                                hours.stream().mapToLong(IdleHour::avoidable).sum())
                        : null);
    }

    /** Both together; what one side knows is known. */
    public IdleTotals plus(IdleTotals other) {
        return new IdleTotals(
                running + other.running,
                unknown + other.unknown,
                sum(idle, other.idle),
                sum(avoidable, other.avoidable));
    }

    private static @Nullable Long sum(@Nullable Long a, @Nullable Long b) {
        return a == null ? b : b == null ? a : Long.valueOf(a + b);
    }
}
