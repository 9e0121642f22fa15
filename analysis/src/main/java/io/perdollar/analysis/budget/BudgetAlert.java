package io.perdollar.analysis.budget;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * News of one threshold of one budget: it was crossed, or a crossing that was told is not true any more.
 *
 * @param amount the threshold in report currency
 * @param reached the month to date of {@link Kind#ACTUAL}, the forecast of {@link Kind#FORECAST}; as of now
 * @param retracted whether an earlier alert is taken back
 */
public record BudgetAlert(Key key, BigDecimal amount, BigDecimal reached, boolean retracted) {

    /**
     * What may be told once.
     *
     * @param budget name of the budget
     * @param month usage month in the report zone
     * @param threshold share of the budget, without trailing zeros
     */
    public record Key(String budget, YearMonth month, BigDecimal threshold, Kind kind) {
        public Key {
            threshold = threshold.stripTrailingZeros();
        }
    }

    /** What crossed a threshold. */
    public enum Kind {
        /** The reported cost of the month. */
        ACTUAL,
        /** The forecast of the month. */
        FORECAST
    }
}
