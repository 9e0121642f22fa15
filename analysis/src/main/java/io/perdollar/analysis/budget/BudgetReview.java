package io.perdollar.analysis.budget;

import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.spend.DailySpend;
import io.perdollar.analysis.statistics.Robust;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds budgets against what was billed. */
public final class BudgetReview {
    private static final int SHARE_DIGITS = 6;

    private BudgetReview() {}

    /**
     * Every budget in the month of the last day.
     *
     * @param spend up to the report date
     * @param known how far the bill is known on those days
     * @param delay how late rows come
     * @return in the order of the budgets
     */
    public static List<BudgetStatus> of(
            List<Budget> budgets, DailySpend spend, DayKnowledge known, ReportingDelay delay) {
        if (spend.days() == 0) {
            return List.of();
        }
        YearMonth month = YearMonth.from(spend.first().plusDays(spend.days() - 1L));
        return budgets.stream()
                .map(budget -> status(budget, month, new MonthOutlook(spend, known, delay, budget.scope())))
                .toList();
    }

    private static BudgetStatus status(Budget budget, YearMonth month, MonthOutlook scope) {
        Optional<MonthOutlook.Outlook> outlook = scope.outlook();
        Forecast forecast = outlook.map(end -> forecast(end, scope.reported())).orElse(null);
        List<ThresholdCrossing> thresholds = new ArrayList<>();
        for (BigDecimal threshold : budget.thresholds()) {
            BigDecimal amount = Numeric.round(budget.monthly().multiply(threshold));
            thresholds.add(crossing(threshold, amount, scope, outlook, forecast));
        }
        return new BudgetStatus(budget, month, scope.reported(), scope.expected(), forecast, thresholds);
    }

    private static ThresholdCrossing crossing(
            BigDecimal threshold,
            BigDecimal amount,
            MonthOutlook scope,
            Optional<MonthOutlook.Outlook> outlook,
            @Nullable Forecast forecast) {
        LocalDate crossedOn = scope.reachedOn(amount);
        return new ThresholdCrossing(
                threshold,
                amount,
                crossedOn,
                forecast != null && forecast.expected().compareTo(amount) >= 0,
                outlook.map(end -> share(end.probabilityOf(amount.doubleValue())))
                        .orElse(null));
    }

    private static Forecast forecast(MonthOutlook.Outlook end, BigDecimal reported) {
        double half = Robust.EIGHTY_PERCENT * end.deviation();
        BigDecimal expected = money(end.mean());
        BigDecimal low = money(end.mean() - half);
        // What is billed is billed: the lower end is not below it, unless the forecast itself is.
        BigDecimal floor = reported.min(expected);
        return new Forecast(expected, low.max(floor), money(end.mean() + half), end.historyDays());
    }

    private static BigDecimal share(double probability) {
        return BigDecimal.valueOf(probability).setScale(SHARE_DIGITS, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal money(double amount) {
        return Numeric.round(BigDecimal.valueOf(amount));
    }
}
