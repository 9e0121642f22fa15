package io.perdollar.reporting.sheet;

import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.FleetReport.DataQuality;
import io.perdollar.analysis.report.FleetReport.IdentityLine;
import io.perdollar.analysis.report.FleetReport.ReconciliationLine;
import io.perdollar.analysis.report.FleetReport.RestatedDay;
import io.perdollar.analysis.report.IdentityPlace;
import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Column;
import io.perdollar.reporting.table.Column.Look;
import io.perdollar.reporting.table.Derivation.Difference;
import io.perdollar.reporting.table.Derivation.InRow;
import io.perdollar.reporting.table.Derivation.Named;
import io.perdollar.reporting.table.Derivation.Same;
import io.perdollar.reporting.table.Kind;
import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Sheet.Topic;
import io.perdollar.reporting.table.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The proof that nothing is lost: the identity of the bill, export against ledger, what changed, what was not read. */
public final class ReconciliationSheet {
    private ReconciliationSheet() {}

    static Sheet build(SheetContext context) {
        List<Table> tables = new ArrayList<>(List.of(identity(context), checks(context)));
        if (!context.isCut()) {
            tables.add(accounts(context));
        }
        tables.addAll(ChangeTables.build(context));
        if (!context.isCut()) {
            tables.add(restated(context));
        }
        tables.add(quality(context));
        return context.sheet(Topic.RECONCILIATION, tables.toArray(Table[]::new));
    }

    /** The identity of the bill (equations §6): every place once, then the sum, which equals the billed cost. */
    public static Table identity(SheetContext context) {
        Table.Builder table = Table.builder("IdentityOfTheBill", context.text("table.identity"))
                .fixed()
                .note(context.text(context.isCut() ? "note.identityOfScope" : "note.identity"))
                .columns(
                        context.words("place", 34),
                        context.money("effectiveCost"),
                        context.money("billedCost"),
                        context.remark("meaning"));
        for (IdentityLine line : context.report().identity()) {
            // A scope has no commitments of its own: the line takes off what its charges carry of their fees.
            String key = context.isCut() && line.place() == IdentityPlace.UNUSED_COMMITMENT
                    ? "fees-outside"
                    : line.place().key();
            table.row(
                    Cell.text(context.texts().word("place", key)),
                    context.money(line.effectiveCost()),
                    context.money(line.billedCost()),
                    Cell.text(context.texts().word("meaning", key)));
            if (line.place() == IdentityPlace.PROMOTIONS) {
                table.name(FigureName.IDENTITY_PROMOTIONS, "effectiveCost");
            }
        }
        return table.totals(context.text("figure.identitySum"), "effectiveCost", "billedCost")
                .nameTotal(FigureName.IDENTITY_SUM, "effectiveCost")
                .nameTotal(FigureName.IDENTITY_BILLED, "billedCost")
                .build();
    }

    private static Table checks(SheetContext context) {
        FleetReport report = context.report();
        BigDecimal places =
                report.identity().stream().map(IdentityLine::effectiveCost).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal billed =
                report.identity().stream().map(IdentityLine::billedCost).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal days =
                report.days().stream().map(FleetReport.DayLine::billedCost).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal resources = report.resourceCosts().stream()
                .map(line -> line.cost().billed())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal categories = report.categories().stream()
                .map(FleetReport.CategoryLine::billedCost)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Table.Builder table = Table.builder("Checks", context.text("table.checks"))
                .fixed()
                .columns(
                        context.words("check", 34),
                        context.money("sum"),
                        context.money("billedCost"),
                        context.money("difference").look(Look.ZERO));
        check(context, table, "check.identity", FigureName.IDENTITY_SUM, places, categories);
        check(context, table, "check.places", FigureName.IDENTITY_BILLED, billed, categories);
        check(context, table, "check.days", FigureName.DAILY_BILLED, days, categories);
        check(context, table, "check.resources", FigureName.RESOURCES_BILLED, resources, categories);
        return table.build();
    }

    private static void check(
            SheetContext context, Table.Builder table, String key, String name, BigDecimal sum, BigDecimal billed) {
        table.row(
                Cell.text(context.text(key)),
                context.money(sum).derivedBy(new Same(new Named(name))),
                context.money(billed).derivedBy(new Same(new Named(FigureName.BILLED))),
                context.money(sum.subtract(billed))
                        .derivedBy(new Difference(new InRow("sum"), new InRow("billedCost"))));
    }

    private static Table accounts(SheetContext context) {
        Table.Builder table = Table.builder("ExportAgainstLedger", context.text("table.accounts"))
                .note(context.text("note.accounts"))
                .columns(
                        context.words("billingAccount", 34),
                        plain(context, "exportCost"),
                        plain(context, "ledgerCost"),
                        plain(context, "difference").look(Look.ZERO),
                        context.words("currency", 12),
                        context.number("exportRows", Kind.COUNT, 15));
        for (ReconciliationLine line : context.report().reconciliation()) {
            table.row(
                    Cell.text(line.billingAccount()),
                    Cell.money(line.exportCost(), line.currency()),
                    Cell.money(line.ledgerCost(), line.currency()),
                    Cell.money(line.difference(), line.currency())
                            .derivedBy(new Difference(new InRow("exportCost"), new InRow("ledgerCost"))),
                    Cell.text(line.currency().code()),
                    Cell.count(line.exportRows()));
        }
        return table.build();
    }

    private static Table restated(SheetContext context) {
        Table.Builder table = Table.builder("RestatedDays", context.text("table.restated"))
                .columns(
                        context.words("billingAccount", 34),
                        plain(context, "before"),
                        plain(context, "after"),
                        plain(context, "restatedBy"),
                        context.words("currency", 12),
                        context.number("utcDay", Kind.DATE, 15),
                        context.words("restatedReason", 30));
        for (ReconciliationLine line : context.report().reconciliation()) {
            for (RestatedDay day : line.restatedDays()) {
                table.row(
                        Cell.text(line.billingAccount()),
                        Cell.money(day.before(), line.currency()),
                        Cell.money(day.after(), line.currency()),
                        Cell.money(day.after().subtract(day.before()), line.currency())
                                .derivedBy(new Difference(new InRow("after"), new InRow("before"))),
                        Cell.text(line.currency().code()),
                        Cell.day(day.date()),
                        Cell.text(day.reason()));
            }
        }
        Table built = table.build();
        return built.rows().isEmpty()
                ? table.note(context.text("note.nothingRestated")).build()
                : built;
    }

    private static Table quality(SheetContext context) {
        DataQuality quality = context.report().dataQuality();
        Table.Builder table = Table.builder("DataQuality", context.text("table.quality"))
                .fixed()
                .columns(
                        context.words("figure", 34),
                        context.number("lines", Kind.COUNT, 15),
                        context.remark("meaning"));
        quality(context, table, "logLines", quality.logLines());
        quality(context, table, "requests", quality.requests());
        quality(context, table, "ignored", quality.ignored());
        quality(context, table, "unrecognised", quality.unrecognised());
        if (!context.isCut()) {
            quality(context, table, "rejected", quality.rejected());
            quality(context, table, "unmapped", quality.unmapped());
            quality(context, table, "billingRowsRejected", quality.billingRowsRejected());
        }
        quality(context, table, "hoursServedUnbilled", quality.hoursServedUnbilled());
        quality(context, table, "awaitingBill", quality.awaitingBill());
        return table.build();
    }

    private static void quality(SheetContext context, Table.Builder table, String key, long count) {
        table.row(
                Cell.text(context.text("quality." + key)),
                Cell.count(count),
                Cell.text(context.text("quality." + key + ".meaning")));
    }

    /** A column whose rows have currencies of their own. */
    private static Column plain(SheetContext context, String key) {
        return Column.of(key, context.text("column." + key), Kind.MONEY, 18);
    }
}
