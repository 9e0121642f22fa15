package io.perdollar.analysis.budget;

import io.perdollar.analysis.scope.Scope;
import java.math.BigDecimal;
import java.util.List;

/**
 * One monthly budget.
 *
 * @param name unique among the budgets of a configuration
 * @param monthly report currency, positive; met by billed cost by usage month in the report zone
 * @param thresholds shares of it that alert, 0.5 for 50 %, ascending
 */
public record Budget(String name, Scope scope, BigDecimal monthly, List<BigDecimal> thresholds) {
    public Budget {
        if (monthly.signum() <= 0) {
            throw new IllegalArgumentException("a budget must be positive, got " + monthly + " for " + name);
        }
        thresholds = thresholds.stream()
                .map(BigDecimal::stripTrailingZeros)
                .sorted()
                .distinct()
                .toList();
    }
}
