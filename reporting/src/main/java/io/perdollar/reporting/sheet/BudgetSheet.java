package io.perdollar.reporting.sheet;

import io.perdollar.analysis.budget.BudgetStatus;
import io.perdollar.analysis.budget.Forecast;
import io.perdollar.analysis.budget.ThresholdCrossing;
import io.perdollar.analysis.scope.Scope;
import io.perdollar.analysis.spend.Movement;
import io.perdollar.analysis.unusual.UnusualDay;
import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Column.Look;
import io.perdollar.reporting.table.Derivation.Difference;
import io.perdollar.reporting.table.Derivation.InRow;
import io.perdollar.reporting.table.Derivation.Quotient;
import io.perdollar.reporting.table.Kind;
import io.perdollar.reporting.table.Mark;
import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Sheet.Topic;
import io.perdollar.reporting.table.Table;
import io.perdollar.reporting.text.ForeignText;
import io.perdollar.reporting.text.Numbers;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Budgets of the month, its forecast, each threshold, and the days that cost other than usual. */
final class BudgetSheet {
    /** Changes of a day that a reader wants named. */
    private static final int MOST_MOVEMENTS = 3;

    private BudgetSheet() {}

    static Sheet build(SheetContext context) {
        return context.sheet(Topic.BUDGETS, budgets(context), thresholds(context), unusualDays(context));
    }

    /** The budgets in one line each, for the summary; without rows where none is configured. */
    static Table brief(SheetContext context) {
        Table.Builder table = Table.builder("BudgetsInBrief", context.text("table.budgets"))
                .fixed()
                .columns(
                        context.words("budget", 34),
                        context.money("monthToDate", 16),
                        context.money("forecast", 16),
                        context.money("budgetAmount", 14),
                        context.number("forecastShare", Kind.SHARE, 10));
        context.report().budgets().stream()
                .limit(3)
                .forEach(status -> table.row(
                        Cell.text(status.budget().name()),
                        toDate(context, status),
                        context.money(forecast(status)).mark(Mark.PROVISIONAL, true),
                        context.money(status.budget().monthly()),
                        forecastShare(status, "forecast")));
        return table.build();
    }

    private static Table budgets(SheetContext context) {
        Table.Builder table = Table.builder("Budgets", context.text("table.budgets"))
                .columns(
                        context.words("budget", 28),
                        context.words("budgetScope", 30),
                        context.number("month", Kind.MONTH, 14),
                        context.money("budgetAmount", 16),
                        context.money("monthToDate", 16).look(Look.BAR),
                        context.number("usedShare", Kind.SHARE, 12),
                        context.money("expectedToDate", 18),
                        context.money("forecast", 16),
                        context.number("forecastShare", Kind.SHARE, 14),
                        context.money("forecastLow", 16),
                        context.money("forecastHigh", 16),
                        context.number("historyDays", Kind.COUNT, 12));
        for (BudgetStatus status : context.report().budgets()) {
            Forecast forecast = status.forecast();
            table.row(
                    Cell.text(status.budget().name()),
                    Cell.text(scope(context, status.budget().scope())),
                    Cell.month(status.month()),
                    context.money(status.budget().monthly()),
                    toDate(context, status),
                    Cell.share(SheetContext.share(
                                    status.monthToDate(), status.budget().monthly()))
                            .derivedBy(new Quotient(new InRow("monthToDate"), new InRow("budgetAmount"))),
                    context.money(status.expectedMonthToDate()).mark(Mark.PROVISIONAL, true),
                    context.money(forecast(status)).mark(Mark.PROVISIONAL, true),
                    forecastShare(status, "forecast"),
                    context.money(forecast == null ? null : forecast.low()),
                    context.money(forecast == null ? null : forecast.high()),
                    Cell.count(forecast == null ? null : Long.valueOf(forecast.historyDays())));
        }
        return context.report().budgets().isEmpty()
                ? table.note(context.text("note.noBudgets")).build()
                : table.note(context.text("note.budgets")).build();
    }

    private static Table thresholds(SheetContext context) {
        Table.Builder table = Table.builder("BudgetThresholds", context.text("table.budgetThresholds"))
                .columns(
                        context.words("budget", 28),
                        context.words("thresholdState", 30),
                        context.number("threshold", Kind.SHARE, 14),
                        context.money("thresholdAmount", 16),
                        context.number("crossedOn", Kind.DATE, 16),
                        context.number("probability", Kind.SHARE, 14));
        for (BudgetStatus status : context.report().budgets()) {
            for (ThresholdCrossing crossing : status.thresholds()) {
                String state = crossing.isCrossed() ? "crossed" : crossing.forecastCrosses() ? "forecast" : "below";
                table.row(
                        Cell.text(status.budget().name()),
                        Cell.text(context.text("threshold." + state)),
                        Cell.share(crossing.threshold()),
                        context.money(crossing.amount()),
                        crossing.crossedOn() == null ? Cell.missing() : Cell.day(crossing.crossedOn()),
                        Cell.share(crossing.probability()));
            }
        }
        return table.build();
    }

    private static Table unusualDays(SheetContext context) {
        Table.Builder table = Table.builder("UnusualDays", context.text("table.unusualDays"))
                .columns(
                        context.words("service", 28),
                        context.prose("unusualWhy", 50),
                        context.number("date", Kind.DATE, 14),
                        context.words("category", 18),
                        context.money("dayCost", 16),
                        context.money("usualCost", 16),
                        context.money("deviation", 16),
                        context.number("unusualFor", Kind.COUNT, 18),
                        context.number("score", Kind.RATIO, 16));
        for (UnusualDay day : context.report().unusualDays()) {
            table.row(
                    Cell.text(Objects.requireNonNullElse(day.service(), context.text("figure.noService"))),
                    Cell.text(why(context, day)),
                    Cell.day(day.date()),
                    Cell.text(context.texts().word("category", day.category().key())),
                    context.money(day.cost()),
                    context.money(day.usual()),
                    context.money(day.deviation())
                            .derivedBy(new Difference(new InRow("dayCost"), new InRow("usualCost"))),
                    Cell.count((long) day.days()),
                    Cell.ratio(BigDecimal.valueOf(day.score())));
        }
        return context.report().unusualDays().isEmpty()
                ? table.note(context.text("note.nothingUnusual")).build()
                : table.note(context.text("note.unusual")).build();
    }

    /** What changed on that day, the largest first. */
    static String why(SheetContext context, UnusualDay day) {
        return day.movements().stream()
                .limit(MOST_MOVEMENTS)
                .map(movement -> movement(context, movement))
                .collect(Collectors.joining("; "));
    }

    private static String movement(SheetContext context, Movement movement) {
        boolean quantity = movement.quantity().abs().compareTo(movement.price().abs()) >= 0;
        String what = movement.resource() == null
                ? ForeignText.visible(movement.sku())
                : ForeignText.visible(movement.resource()) + ", " + ForeignText.visible(movement.sku());
        return what + " "
                + context.text(
                        quantity ? "movement.quantity" : "movement.price",
                        Numbers.signedMoney(movement.total(), context.currency()));
    }

    private static Cell toDate(SheetContext context, BudgetStatus status) {
        boolean open = status.monthToDate().compareTo(status.expectedMonthToDate()) != 0
                || context.report().header().provisional();
        return context.money(status.monthToDate()).mark(Mark.PROVISIONAL, open);
    }

    private static Cell forecastShare(BudgetStatus status, String column) {
        return Cell.share(SheetContext.share(forecast(status), status.budget().monthly()))
                .derivedBy(new Quotient(new InRow(column), new InRow("budgetAmount")));
    }

    private static @Nullable BigDecimal forecast(BudgetStatus status) {
        return status.forecast() == null ? null : status.forecast().expected();
    }

    private static String scope(SheetContext context, Scope scope) {
        if (scope instanceof Scope.Only only) {
            return context.text(
                    "scope." + only.kind().name().toLowerCase(Locale.ROOT), String.join(", ", only.names()));
        }
        return context.text("scope.all");
    }
}
