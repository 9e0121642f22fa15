package io.perdollar.analysis.budget;

import java.math.BigDecimal;

/**
 * Where a month will end, in report currency.
 *
 * @param expected what is spent, what is still to arrive, and the days that are still to come
 * @param low lower end of the 80 % interval
 * @param high upper end of it
 * @param historyDays settled days that it was learned from
 */
public record Forecast(BigDecimal expected, BigDecimal low, BigDecimal high, int historyDays) {
    public Forecast {
        if (low.compareTo(expected) > 0 || high.compareTo(expected) < 0) {
            throw new IllegalArgumentException(
                    "an interval must hold its forecast, got " + low + " to " + high + " around " + expected);
        }
    }
}
