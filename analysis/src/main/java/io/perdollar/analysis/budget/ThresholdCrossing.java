package io.perdollar.analysis.budget;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How one threshold of a budget stands.
 *
 * @param threshold share of the budget, 0.5 for 50 %
 * @param amount that share in report currency
 * @param crossedOn local day on which the reported cost of the month reached it; null where it has not
 * @param forecastCrosses whether the forecast of the month reaches it
 * @param probability that the month ends at or above it, 0–1 with 6 digits; null without a forecast
 */
public record ThresholdCrossing(
        BigDecimal threshold,
        BigDecimal amount,
        @Nullable LocalDate crossedOn,
        boolean forecastCrosses,
        @Nullable BigDecimal probability) {
    /** Whether the reported cost has reached it. */
    public boolean isCrossed() {
        return crossedOn != null;
    }
}
