package io.perdollar.reporting;

import io.perdollar.analysis.budget.Budget;
import io.perdollar.analysis.budget.BudgetStatus;
import io.perdollar.analysis.budget.Forecast;
import io.perdollar.analysis.budget.ThresholdCrossing;
import io.perdollar.analysis.change.ChangeReason;
import io.perdollar.analysis.change.CostChange;
import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.scope.Scope;
import io.perdollar.analysis.spend.Movement;
import io.perdollar.analysis.unusual.UnusualDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Budgets with every state, a change with every reason, unusual days with every cause. */
@NullMarked
final class SampleSpend {
    private SampleSpend() {}

    static List<BudgetStatus> budgets(LocalDate date) {
        YearMonth month = YearMonth.from(date);
        return List.of(
                new BudgetStatus(
                        new Budget("all GPUs", new Scope.All(), money("12000"), shares("0.5", "0.9", "1")),
                        month,
                        money("6401.2"),
                        money("6718.11"),
                        new Forecast(money("13240.5"), money("12610"), money("13871"), 76),
                        List.of(
                                new ThresholdCrossing(share("0.5"), money("6000"), date.minusDays(1), true, share("1")),
                                new ThresholdCrossing(share("0.9"), money("10800"), null, true, share("0.999999")),
                                new ThresholdCrossing(share("1"), money("12000"), null, true, share("0.994")))),
                new BudgetStatus(
                        new Budget(
                                "=chat",
                                new Scope.Only(Scope.Kind.SERVICES, List.of("chat")),
                                money("100"),
                                shares("0.9", "1")),
                        month,
                        money("31"),
                        money("31"),
                        null,
                        List.of(crossing("0.9", "90", null), crossing("1", "100", null))));
    }

    static CostChange change(LocalDate date, BigDecimal after) {
        BigDecimal difference = money("118.4");
        return new CostChange(
                date.minusDays(1),
                1,
                after.subtract(difference),
                after,
                List.of(
                        new CostChange.Part(ChangeReason.LATE_ROWS, money("14.300000001")),
                        new CostChange.Part(ChangeReason.CORRECTIONS, money("-4.114111")),
                        new CostChange.Part(ChangeReason.CREDITS, money("-2")),
                        new CostChange.Part(ChangeReason.CURRENCY, money("0.02")),
                        new CostChange.Part(ChangeReason.QUANTITY, money("102.194110999")),
                        new CostChange.Part(ChangeReason.PRICE, money("8"))),
                List.of(
                        new Movement("chat-01", "chat", "Nvidia L4 GPU running in Seoul", money("96.5"), money("0")),
                        new Movement(null, null, "=Network Data Transfer Out", money("5"), money("8"))));
    }

    static List<UnusualDay> unusualDays(LocalDate date) {
        return List.of(
                new UnusualDay(
                        date.minusDays(4),
                        3,
                        "chat",
                        Category.GPU_INSTANCE,
                        money("212.4"),
                        money("148.8"),
                        9.4,
                        List.of(new Movement(
                                "chat-09", "chat", "Nvidia L4 GPU running in Seoul", money("63.6"), money("0")))),
                new UnusualDay(
                        date.minusDays(9),
                        1,
                        null,
                        Category.NETWORK,
                        money("4.2"),
                        money("11.9"),
                        -4.1,
                        List.of(new Movement(null, null, "Network Data Transfer Out", money("0"), money("-7.7")))));
    }

    private static ThresholdCrossing crossing(String threshold, String amount, @Nullable LocalDate on) {
        return new ThresholdCrossing(share(threshold), money(amount), on, false, null);
    }

    private static List<BigDecimal> shares(String... shares) {
        return List.of(shares).stream().map(SampleSpend::share).toList();
    }

    private static BigDecimal share(String share) {
        return new BigDecimal(share);
    }

    private static BigDecimal money(String amount) {
        return SampleMoney.amount(amount);
    }
}
