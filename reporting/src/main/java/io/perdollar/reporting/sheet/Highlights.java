package io.perdollar.reporting.sheet;

import io.perdollar.analysis.budget.BudgetStatus;
import io.perdollar.analysis.budget.Forecast;
import io.perdollar.analysis.budget.ThresholdCrossing;
import io.perdollar.analysis.change.CostChange;
import io.perdollar.analysis.money.Cost;
import io.perdollar.analysis.scope.Scope;
import io.perdollar.analysis.unusual.UnusualDay;
import io.perdollar.reporting.text.ForeignText;
import io.perdollar.reporting.text.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a reader must hear first: that the bill names no resource, why it changed, budgets that are or will be used up,
 * unusual days.
 */
final class Highlights {
    private static final int MOST_UNUSUAL = 2;
    private static final BigDecimal CENT = new BigDecimal("0.005");

    private Highlights() {}

    static List<String> of(SheetContext context) {
        List<String> words = new ArrayList<>();
        if (context.report().header().scope() instanceof Scope.Only only) {
            words.add(scope(context, only));
        }
        words.addAll(UnnamedResources.of(context));
        CostChange change = context.report().change();
        if (change != null) {
            words.add(change(context, change));
        }
        context.report().budgets().stream()
                .filter(status -> status.thresholds().stream()
                        .anyMatch(crossing -> crossing.isCrossed() || crossing.forecastCrosses()))
                .map(status -> budget(context, status))
                .forEach(words::add);
        context.report().unusualDays().stream()
                .sorted(Comparator.comparing((UnusualDay day) -> day.deviation().abs())
                        .reversed()
                        .thenComparing(UnusualDay::date))
                .limit(MOST_UNUSUAL)
                .map(day -> unusual(context, day))
                .forEach(words::add);
        return words;
    }

    private static String scope(SheetContext context, Scope.Only scope) {
        Cost outside = context.report().totals().outside();
        return context.text(
                "highlight.scope",
                context.text("scope." + scope.kind().key(), ForeignText.visible(String.join(", ", scope.names()))),
                Numbers.money(outside == null ? BigDecimal.ZERO : outside.billed(), context.currency()));
    }

    private static String change(SheetContext context, CostChange change) {
        String parts = change.parts().stream()
                .filter(part -> part.amount().abs().compareTo(CENT) >= 0)
                .map(part -> context.texts().word("change", part.reason().key()) + " "
                        + Numbers.signedMoney(part.amount(), context.currency()))
                .collect(Collectors.joining(", "));
        return context.text(
                parts.isEmpty() ? "highlight.unchanged" : "highlight.change",
                context.texts().day(change.previousDate()),
                Numbers.signedMoney(change.difference(), context.currency()),
                parts);
    }

    private static String budget(SheetContext context, BudgetStatus status) {
        String name = ForeignText.visible(status.budget().name());
        String amount = Numbers.headline(status.budget().monthly(), context.currency());
        Forecast forecast = status.forecast();
        List<ThresholdCrossing> crossed = status.thresholds().stream()
                .filter(ThresholdCrossing::isCrossed)
                .toList();
        List<String> parts = new ArrayList<>();
        if (!crossed.isEmpty()) {
            ThresholdCrossing last = crossed.get(crossed.size() - 1);
            parts.add(context.text(
                    "highlight.crossed",
                    percent(last.threshold()),
                    context.texts().day(Objects.requireNonNull(last.crossedOn()))));
        }
        if (forecast != null) {
            parts.add(context.text("highlight.forecast", Numbers.headline(forecast.expected(), context.currency())));
        }
        return context.text("highlight.budget", name, amount, String.join(", ", parts));
    }

    private static String unusual(SheetContext context, UnusualDay day) {
        return context.text(
                "highlight.unusual",
                context.texts().day(day.date()),
                day.service() == null ? context.text("figure.noService") : ForeignText.visible(day.service()),
                context.texts().word("category", day.category().key()),
                Numbers.money(day.cost(), context.currency()),
                Numbers.money(day.usual(), context.currency()));
    }

    private static String percent(BigDecimal share) {
        return Numbers.plain(share.movePointRight(2)) + " %";
    }
}
