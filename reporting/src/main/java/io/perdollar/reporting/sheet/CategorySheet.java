package io.perdollar.reporting.sheet;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.FleetReport.CategoryLine;
import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Column.Look;
import io.perdollar.reporting.table.Derivation.Difference;
import io.perdollar.reporting.table.Derivation.InRow;
import io.perdollar.reporting.table.Derivation.Named;
import io.perdollar.reporting.table.Derivation.Quotient;
import io.perdollar.reporting.table.Kind;
import io.perdollar.reporting.table.Mark;
import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Sheet.Topic;
import io.perdollar.reporting.table.Table;
import java.math.BigDecimal;

/** Spend by category, and the sum that shares refer to (equations §4). */
final class CategorySheet {
    private CategorySheet() {}

    /** Σ effective cost without tax and adjustment: what every share of cost is a part of. */
    static BigDecimal shareBase(FleetReport report) {
        BigDecimal base = BigDecimal.ZERO;
        for (CategoryLine line : report.categories()) {
            if (line.category() != Category.TAX_AND_ADJUSTMENT) {
                base = base.add(line.effectiveCost());
            }
        }
        return base;
    }

    static Sheet build(SheetContext context) {
        BigDecimal base = shareBase(context.report());
        Table.Builder table = Table.builder("Categories", context.text("table.categories"))
                .note(context.text("note.ruleOfThumb"))
                .columns(
                        context.words("category", 42),
                        context.money("billedCost"),
                        context.money("effectiveCost").look(Look.BAR),
                        context.number("share", Kind.SHARE, 12));
        for (CategoryLine line : context.report().categories()) {
            boolean tax = line.category() == Category.TAX_AND_ADJUSTMENT;
            table.row(
                    Cell.text(context.texts().word("category", line.category().key())),
                    context.money(line.billedCost()),
                    context.money(line.effectiveCost()),
                    Cell.share(tax ? null : SheetContext.share(line.effectiveCost(), base))
                            .derivedBy(new Quotient(new InRow("effectiveCost"), new Named(FigureName.SHARE_BASE))));
            if (tax) {
                table.name(FigureName.TAX, "effectiveCost");
            }
            if (line.category() == Category.GPU_INSTANCE) {
                table.name(FigureName.GPU_CATEGORY, "effectiveCost");
            }
        }
        table.totals(context.text("total"), "billedCost", "effectiveCost", "share")
                .markTotals(Mark.PROVISIONAL, context.report().header().provisional(), "billedCost", "effectiveCost")
                .nameTotal(FigureName.BILLED, "billedCost")
                .nameTotal(FigureName.EFFECTIVE, "effectiveCost");
        Table shares = Table.builder("BaseOfShares", context.text("table.shareBase"))
                .fixed()
                .note(context.text("note.shareBase"))
                .columns(context.words("figure", 42), context.money("effectiveCost"))
                .row(
                        Cell.text(context.text("figure.shareBase")),
                        context.money(base)
                                .derivedBy(new Difference(new Named(FigureName.EFFECTIVE), new Named(FigureName.TAX))))
                .name(FigureName.SHARE_BASE, "effectiveCost")
                .build();
        return context.sheet(Topic.CATEGORIES, table.build(), shares);
    }
}
