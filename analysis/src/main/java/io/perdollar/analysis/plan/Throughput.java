package io.perdollar.analysis.plan;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Requests that one replica answers per hour at saturation (equations §13).
 *
 * @param origin where the figure comes from
 * @param perHour the lower end of the range, with which plans are replayed; null where only logged times count
 * @param upperPerHour the upper end of the range; equal where it is no range; null where only logged times count
 * @param slots requests that one replica answers at the same time
 * @param tokensPerRequest output tokens of a request's mean, where the figure is one of output tokens; null where it counts
 *     requests
 */
public record Throughput(
        Origin origin,
        @Nullable BigDecimal perHour,
        @Nullable BigDecimal upperPerHour,
        int slots,
        @Nullable BigDecimal tokensPerRequest) {
    /** Where a throughput comes from, best first. */
    public enum Origin {
        /** The configuration states it. */
        CONFIGURED,
        /** Ten minutes or more with every slot taken. */
        MEASURED,
        /** Scaled from another accelerator's by memory bandwidth and dense FP16. */
        SCALED,
        /** Never saturated: the busiest ten minutes times six; more may be possible. */
        AT_LEAST,
        /** Nothing but the logged time of each request. */
        LOGGED_TIMES
    }
}
