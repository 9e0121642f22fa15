package io.perdollar.analysis.budget;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One budget in the month of the report date. Money is billed cost in report currency.
 *
 * @param month usage month in the report zone
 * @param monthToDate what the bill shows, up to and with the report date
 * @param expectedMonthToDate the same with what has not arrived yet
 * @param forecast null where the history is too short for one
 * @param thresholds ascending
 */
public record BudgetStatus(
        Budget budget,
        YearMonth month,
        BigDecimal monthToDate,
        BigDecimal expectedMonthToDate,
        @Nullable Forecast forecast,
        List<ThresholdCrossing> thresholds) {
    public BudgetStatus {
        thresholds = List.copyOf(thresholds);
    }
}
