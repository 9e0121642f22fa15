package io.perdollar.analysis.plan;

import java.math.BigDecimal;

/**
 * One part of a saving; the parts of a recommendation sum to it exactly (equations §13).
 *
 * @param kind what is changed
 * @param monthlySaving report currency per month, 9 digits; negative where this step alone costs more
 */
public record Lever(Kind kind, BigDecimal monthlySaving) {
    /** What can be changed, in the order in which savings are told apart. */
    public enum Kind {
        ACCELERATOR,
        REPLICAS,
        PROVISIONING,
        OPERATION
    }
}
