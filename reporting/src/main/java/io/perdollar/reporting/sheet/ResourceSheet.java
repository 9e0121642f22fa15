package io.perdollar.reporting.sheet;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.report.FleetReport.ResourceCost;
import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Column.Look;
import io.perdollar.reporting.table.Derivation.InRow;
import io.perdollar.reporting.table.Derivation.Named;
import io.perdollar.reporting.table.Derivation.Quotient;
import io.perdollar.reporting.table.Kind;
import io.perdollar.reporting.table.Mark;
import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Sheet.Topic;
import io.perdollar.reporting.table.Table;
import java.math.BigDecimal;

/** Cost by resource: everything that the bill names or not, largest first; it adds up to the bill. */
final class ResourceSheet {
    private ResourceSheet() {}

    static Sheet build(SheetContext context) {
        BigDecimal base = CategorySheet.shareBase(context.report());
        Table.Builder table = Table.builder("CostByResource", context.text("table.resources"))
                .columns(
                        context.words("resource", 52),
                        context.words("place", 20),
                        context.words("category", 20),
                        context.words("attachedTo", 20),
                        context.words("project", 18),
                        context.words("location", 20),
                        context.money("listCost"),
                        context.money("billedCost"),
                        context.money("effectiveCost").look(Look.BAR),
                        context.number("share", Kind.SHARE, 11),
                        context.words("billingAccount", 24).asDetail(),
                        context.words("resourceId", 90).asDetail());
        for (ResourceCost line : context.report().resourceCosts()) {
            BigDecimal effective = line.cost().effective();
            BigDecimal share =
                    line.category() == Category.TAX_AND_ADJUSTMENT ? null : SheetContext.share(effective, base);
            table.row(
                    Cell.text(name(context, line)),
                    Cell.text(context.texts().word("place", line.place().key())),
                    Cell.text(context.texts().word("category", line.category().key())),
                    Cell.text(line.attachedTo()),
                    Cell.text(line.project()),
                    Cell.text(line.location()),
                    context.money(line.listCost()),
                    context.money(line.cost().billed()),
                    context.money(effective),
                    Cell.share(share)
                            .derivedBy(new Quotient(new InRow("effectiveCost"), new Named(FigureName.SHARE_BASE))),
                    Cell.text(line.billingAccount()),
                    Cell.text(line.resourceId()));
        }
        table.totals(context.text("total"), "listCost", "billedCost", "effectiveCost", "share")
                .markTotals(
                        Mark.PROVISIONAL,
                        context.report().header().provisional(),
                        "listCost",
                        "billedCost",
                        "effectiveCost")
                .nameTotal(FigureName.RESOURCES_BILLED, "billedCost")
                .nameTotal(FigureName.RESOURCES_EFFECTIVE, "effectiveCost");
        return context.sheet(Topic.RESOURCES, table.build());
    }

    private static String name(SheetContext context, ResourceCost line) {
        String name = line.resource();
        return name == null ? context.texts().word("scopeLine", line.place().key()) : name;
    }
}
