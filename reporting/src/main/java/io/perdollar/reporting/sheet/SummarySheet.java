package io.perdollar.reporting.sheet;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.money.Cost;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.Measures;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.analysis.report.Totals;
import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Derivation;
import io.perdollar.reporting.table.Derivation.Difference;
import io.perdollar.reporting.table.Derivation.Growth;
import io.perdollar.reporting.table.Derivation.InRow;
import io.perdollar.reporting.table.Derivation.Named;
import io.perdollar.reporting.table.Derivation.Quotient;
import io.perdollar.reporting.table.Derivation.Same;
import io.perdollar.reporting.table.Kind;
import io.perdollar.reporting.table.Mark;
import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Sheet.Topic;
import io.perdollar.reporting.table.Table;
import io.perdollar.reporting.table.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One page: the figures that matter against the window before, and the first actions. */
public final class SummarySheet {
    /** Id of the table of key figures. */
    public static final String KEY_FIGURES = "KeyFigures";
    /** Id of the table of first actions. */
    public static final String TOP_ACTIONS = "TopActions";

    private static final int TOP = 5;
    private static final Map<String, String> NAMES = Map.of(
            "billedCost", FigureName.KEY_BILLED,
            "gpuInstance", FigureName.KEY_GPU,
            "requestsPerDollar", FigureName.KEY_RATIO,
            "avoidableIdleCost", FigureName.KEY_AVOIDABLE);

    private SummarySheet() {}

    static Sheet build(SheetContext context) {
        Table budgets = BudgetSheet.brief(context);
        return budgets.rows().isEmpty()
                ? context.sheet(Topic.SUMMARY, keyFigures(context), topActions(context))
                : context.sheet(Topic.SUMMARY, keyFigures(context), topActions(context), budgets);
    }

    private static Table keyFigures(SheetContext context) {
        FleetReport report = context.report();
        Totals now = report.totals();
        Totals before = report.comparison();
        Measures fleet = now.measures();
        Measures earlier = before.measures();
        boolean open = report.header().provisional();
        Table.Builder table = Table.builder(KEY_FIGURES, context.text("table.keyFigures"))
                .fixed()
                .columns(
                        context.words("figure", 34),
                        context.number("thisWindow", Kind.MIXED, 16),
                        context.number("windowBefore", Kind.MIXED, 16),
                        context.number("change", Kind.MIXED, 14),
                        context.number("changeShare", Kind.CHANGE, 10));
        add(
                context,
                table,
                "billedCost",
                context.money(now.billedCost()).mark(Mark.PROVISIONAL, open),
                context.money(before.billedCost()),
                same(FigureName.BILLED));
        add(
                context,
                table,
                "effectiveCost",
                context.money(now.effectiveCost()).mark(Mark.PROVISIONAL, open),
                context.money(before.effectiveCost()),
                same(FigureName.EFFECTIVE));
        add(
                context,
                table,
                "gpuInstance",
                context.money(fleet.cost().gpuInstance().effective()).mark(Mark.PROVISIONAL, open),
                context.money(earlier.cost().gpuInstance().effective()),
                same(FigureName.GPU_INSTANCES));
        add(
                context,
                table,
                "gpuShare",
                Cell.share(gpuShare(report)),
                Cell.missing(),
                new Quotient(new Named(FigureName.GPU_CATEGORY), new Named(FigureName.SHARE_BASE)));
        add(
                context,
                table,
                "requestsPerDollar",
                SheetContext.marked(Cell.ratio(fleet.ratios().requestsPerDollar()), fleet),
                SheetContext.marked(Cell.ratio(earlier.ratios().requestsPerDollar()), earlier),
                null);
        add(
                context,
                table,
                "costPer1000Requests",
                SheetContext.marked(context.unitPrice(fleet.ratios().costPer1000Requests()), fleet),
                SheetContext.marked(context.unitPrice(earlier.ratios().costPer1000Requests()), earlier),
                null);
        add(
                context,
                table,
                "served",
                SheetContext.marked(Cell.count(served(fleet)), fleet),
                SheetContext.marked(Cell.count(served(earlier)), earlier),
                same(FigureName.SERVED));
        add(
                context,
                table,
                "runningHours",
                Cell.hours(fleet.runningMicros()),
                Cell.hours(earlier.runningMicros()),
                same(FigureName.RUNNING));
        add(
                context,
                table,
                "idleHours",
                SheetContext.marked(Cell.hours(fleet.idleMicros()), fleet),
                SheetContext.marked(Cell.hours(earlier.idleMicros()), earlier),
                same(FigureName.IDLE));
        add(
                context,
                table,
                "idleCost",
                SheetContext.marked(context.money(fleet.idleCost()), fleet),
                SheetContext.marked(context.money(earlier.idleCost()), earlier),
                same(FigureName.IDLE_COST));
        add(
                context,
                table,
                "avoidableIdleCost",
                SheetContext.marked(context.money(fleet.avoidableIdleCost()), fleet),
                SheetContext.marked(context.money(earlier.avoidableIdleCost()), earlier),
                same(FigureName.AVOIDABLE_COST));
        add(
                context,
                table,
                "coveredShare",
                SheetContext.marked(
                        Cell.share(SheetContext.share(fleet.coveredMicros(), fleet.runningMicros())), fleet),
                SheetContext.marked(
                        Cell.share(SheetContext.share(earlier.coveredMicros(), earlier.runningMicros())), earlier),
                null);
        add(
                context,
                table,
                "promotions",
                context.money(now.promotions()),
                context.money(before.promotions()),
                same(FigureName.IDENTITY_PROMOTIONS));
        add(
                context,
                table,
                "unusedCommitment",
                context.money(now.unusedCommitment()),
                context.money(before.unusedCommitment()),
                null);
        add(context, table, "tax", context.money(now.tax()), context.money(before.tax()), same(FigureName.TAX));
        add(
                context,
                table,
                "unattributedCost",
                context.money(now.unattributedCost()),
                context.money(before.unattributedCost()),
                null);
        Cost outside = now.outside();
        Cost outsideBefore = before.outside();
        if (outside != null) {
            add(
                    context,
                    table,
                    "outsideScope",
                    context.money(outside.billed()),
                    context.money(outsideBefore == null ? null : outsideBefore.billed()),
                    null);
        }
        return table.build();
    }

    private static Table topActions(SheetContext context) {
        Table.Builder table = Table.builder(TOP_ACTIONS, context.text("table.topActions"))
                .fixed()
                .columns(
                        context.words("service", 34),
                        context.prose("action", 24),
                        context.money("monthlySaving"),
                        context.words("confidence", 12),
                        context.words("effort", 10));
        context.report().recommendations().stream().limit(TOP).forEach(advice -> table.row(row(context, advice)));
        Table built = table.build();
        return built.rows().isEmpty()
                ? table.note(context.text("note.noRecommendations")).build()
                : built;
    }

    private static Cell[] row(SheetContext context, Recommendation advice) {
        return new Cell[] {
            Cell.text(advice.service()),
            RecommendationSheet.action(context, advice),
            RecommendationSheet.saving(context, advice),
            RecommendationSheet.word(context, "confidence", advice.confidence()),
            RecommendationSheet.word(context, "effort", advice.effort())
        };
    }

    private static void add(
            SheetContext context,
            Table.Builder table,
            String key,
            Cell now,
            Cell before,
            @Nullable Derivation derivation) {
        String label = context.text("figure." + key, context.currency());
        table.row(
                Cell.text(label),
                derivation == null ? now : now.derivedBy(derivation),
                before,
                difference(now.value(), before.value()),
                growth(now.value(), before.value()));
        String name = NAMES.get(key);
        if (name != null) {
            table.name(name, "thisWindow").name(FigureName.change(name), "changeShare");
        }
    }

    private static Cell difference(Value now, Value before) {
        Cell cell = Cell.missing();
        if (now instanceof Value.Money a && before instanceof Value.Money b) {
            cell = Cell.money(a.amount().subtract(b.amount()), a.currency());
        } else if (now instanceof Value.Count a && before instanceof Value.Count b) {
            cell = Cell.count(a.count() - b.count());
        } else if (now instanceof Value.Hours a && before instanceof Value.Hours b) {
            cell = Cell.hours(a.micros() - b.micros());
        } else if (now instanceof Value.Ratio a && before instanceof Value.Ratio b) {
            cell = Cell.ratio(a.ratio().subtract(b.ratio()));
        } else if (now instanceof Value.UnitPrice a && before instanceof Value.UnitPrice b) {
            cell = Cell.unitPrice(a.amount().subtract(b.amount()), a.currency());
        }
        return cell.derivedBy(new Difference(new InRow("thisWindow"), new InRow("windowBefore")));
    }

    private static Cell growth(Value now, Value before) {
        BigDecimal a = number(now);
        BigDecimal b = number(before);
        if (a == null || b == null || b.signum() <= 0) {
            return Cell.missing();
        }
        return Cell.of(new Value.Change(a.subtract(b).divide(b, MathContext.DECIMAL64)))
                .derivedBy(new Growth(new InRow("thisWindow"), new InRow("windowBefore")));
    }

    private static @Nullable BigDecimal number(Value value) {
        if (value instanceof Value.Money money) {
            return money.amount();
        }
        if (value instanceof Value.Count count) {
            return BigDecimal.valueOf(count.count());
        }
        if (value instanceof Value.Hours hours) {
            return BigDecimal.valueOf(hours.micros());
        }
        if (value instanceof Value.Ratio ratio) {
            return ratio.ratio();
        }
        return value instanceof Value.UnitPrice price ? price.amount() : null;
    }

    private static @Nullable BigDecimal gpuShare(FleetReport report) {
        for (FleetReport.CategoryLine line : report.categories()) {
            if (line.category() == Category.GPU_INSTANCE) {
                return SheetContext.share(line.effectiveCost(), CategorySheet.shareBase(report));
            }
        }
        return null;
    }

    private static @Nullable Long served(Measures measures) {
        return measures.activity() == null
                ? null
                : Long.valueOf(measures.activity().served());
    }

    private static Derivation same(String name) {
        return new Same(new Named(name));
    }
}
