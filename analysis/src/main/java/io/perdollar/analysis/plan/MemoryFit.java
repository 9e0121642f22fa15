package io.perdollar.analysis.plan;

import java.math.BigDecimal;

/**
 * Whether a model fits an accelerator's memory (equations §13).
 *
 * @param accelerator catalogue name
 * @param count accelerators of one machine
 * @param weightsGb parameters × bytes per dtype
 * @param cacheGb KV cache for the context and concurrency
 * @param usableGb 0.85 of the memory of all its accelerators
 */
public record MemoryFit(String accelerator, int count, BigDecimal weightsGb, BigDecimal cacheGb, BigDecimal usableGb) {
    /** Whether weights and cache fit. */
    public boolean fits() {
        return weightsGb.add(cacheGb).compareTo(usableGb) <= 0;
    }
}
