package io.perdollar.analysis.report;

import io.perdollar.analysis.money.Cost;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What was paid, used and served by a VM, a service or the fleet (contracts: MEASURES). Times are exact microseconds;
 * null means unknown and never zero.
 *
 * @param cost where the cost comes from
 * @param runningMicros billed running time
 * @param coveredMicros running time about which logs speak: running − unknown
 * @param unknownMicros running time without evidence
 * @param idleMicros running, covered and without a request for longer than the threshold; null without any coverage
 * @param avoidableIdleMicros idle time that stopping would have saved; null without any coverage
 * @param idleCost GPU-instance cost of the idle time; null without any coverage
 * @param avoidableIdleCost what stopping would have saved, commitments left out; null without any coverage
 * @param activity what the logs counted in billed hours; null where no log speaks of the subject
 * @param ratios per unit of report currency
 */
public record Measures(
        CostBreakdown cost,
        long runningMicros,
        long coveredMicros,
        long unknownMicros,
        @Nullable Long idleMicros,
        @Nullable Long avoidableIdleMicros,
        @Nullable BigDecimal idleCost,
        @Nullable BigDecimal avoidableIdleCost,
        @Nullable Counts activity,
        Ratios ratios) {

    /**
     * Cost by how it reaches a GPU VM (equations §6).
     *
     * @param direct charges that name the VM, whatever the SKU
     * @param attached disks and addresses mapped to it
     * @param shared its share of network and supporting services
     * @param gpuInstance accelerator, core and RAM only; a part of {@code direct}
     */
    public record CostBreakdown(Cost direct, Cost attached, Cost shared, Cost gpuInstance) {
        /** No cost. */
        public static final CostBreakdown ZERO = new CostBreakdown(Cost.ZERO, Cost.ZERO, Cost.ZERO, Cost.ZERO);

        /** Direct, attached and shared together. */
        public Cost total() {
            return direct.plus(attached).plus(shared);
        }

        /** Part by part. */
        public CostBreakdown plus(CostBreakdown other) {
            return new CostBreakdown(
                    direct.plus(other.direct),
                    attached.plus(other.attached),
                    shared.plus(other.shared),
                    gpuInstance.plus(other.gpuInstance));
        }
    }

    /**
     * Log lines by kind, and tokens.
     *
     * @param served requests answered 2xx or 3xx
     * @param failed requests answered otherwise
     * @param ignored lines that are neither requests nor activity
     * @param unrecognised lines that keep a VM busy but are no known request
     * @param tokensIn prompt tokens; null where not logged
     * @param tokensOut completion tokens; null where not logged
     */
    public record Counts(
            long served,
            long failed,
            long ignored,
            long unrecognised,
            @Nullable Long tokensIn,
            @Nullable Long tokensOut) {
        /** Sums; tokens are known where either side knows them. */
        public Counts plus(Counts other) {
            return new Counts(
                    served + other.served,
                    failed + other.failed,
                    ignored + other.ignored,
                    unrecognised + other.unrecognised,
                    add(tokensIn, other.tokensIn),
                    add(tokensOut, other.tokensOut));
        }

        private static @Nullable Long add(@Nullable Long a, @Nullable Long b) {
            return a == null ? b : b == null ? a : Long.valueOf(a + b);
        }
    }

    /**
     * Efficiency (equations §11), each with 6 fraction digits, half even; null where it has no meaning.
     *
     * @param requestsPerDollar served ÷ (direct + attached + shared) of covered, billed hours
     * @param requestsPerGpuDollar served ÷ GPU instance
     * @param costPer1000Requests cost ÷ served × 1,000
     * @param costPerMillionTokensIn cost ÷ prompt tokens × 1,000,000
     * @param costPerMillionTokensOut cost ÷ completion tokens × 1,000,000
     * @param costPerMillionTokensAll cost ÷ all tokens × 1,000,000
     */
    public record Ratios(
            @Nullable BigDecimal requestsPerDollar,
            @Nullable BigDecimal requestsPerGpuDollar,
            @Nullable BigDecimal costPer1000Requests,
            @Nullable BigDecimal costPerMillionTokensIn,
            @Nullable BigDecimal costPerMillionTokensOut,
            @Nullable BigDecimal costPerMillionTokensAll) {
        /** Nothing is known. */
        public static final Ratios UNKNOWN = new Ratios(null, null, null, null, null, null);
    }

    /** Share of the running time about which logs speak, 0 to 1; null where nothing ran. */
    public @Nullable Double coveredShare() {
        return runningMicros == 0 ? null : Double.valueOf((double) coveredMicros / runningMicros);
    }
}
