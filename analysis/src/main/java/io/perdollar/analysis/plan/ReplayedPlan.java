package io.perdollar.analysis.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A plan, what it costs, and what it would have done.
 *
 * @param plan the plan
 * @param hourlyPrice report currency per running hour of one replica, commitments already paid left out; 9 digits
 * @param priceOrigin where that price comes from
 * @param throughput what one replica can answer
 * @param replay over the covered, billed minutes of the window
 * @param supportEnds first day on which its accelerator is no longer supported; null while none is announced
 */
public record ReplayedPlan(
        Plan plan,
        BigDecimal hourlyPrice,
        PriceOrigin priceOrigin,
        Throughput throughput,
        Replay replay,
        @Nullable LocalDate supportEnds) {
    /** What the Pareto front weighs against cost: the share of requests refused or delayed. */
    public BigDecimal harmedShare() {
        return replay.refusedShare().add(replay.delayedShare());
    }
}
