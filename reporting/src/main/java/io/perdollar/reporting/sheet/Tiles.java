package io.perdollar.reporting.sheet;

import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.Measures;
import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Derivation.Named;
import io.perdollar.reporting.table.Derivation.Quotient;
import io.perdollar.reporting.table.Derivation.Same;
import io.perdollar.reporting.table.Mark;
import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Table;
import io.perdollar.reporting.table.Tile;
import java.util.List;

/** The four numbers at the head of a report: spend, requests per dollar, avoidable idle cost, saving within reach. */
final class Tiles {
    private Tiles() {}

    static List<Tile> of(SheetContext context, Sheet summary) {
        FleetReport report = context.report();
        Measures fleet = report.totals().measures();
        Table key = summary.table(SummarySheet.KEY_FIGURES);
        return List.of(
                new Tile(
                        context.text("tile.billedCost"),
                        context.money(report.totals().billedCost())
                                .mark(Mark.PROVISIONAL, report.header().provisional())
                                .derivedBy(new Same(new Named(FigureName.KEY_BILLED))),
                        growth(key, FigureName.KEY_BILLED),
                        context.text("tile.againstBefore", Tile.PLACE)),
                new Tile(
                        context.text("tile.requestsPerDollar", context.currency()),
                        SheetContext.marked(Cell.ratio(fleet.ratios().requestsPerDollar()), fleet)
                                .derivedBy(new Same(new Named(FigureName.KEY_RATIO))),
                        growth(key, FigureName.KEY_RATIO),
                        context.text("tile.againstBefore", Tile.PLACE)),
                new Tile(
                        context.text("tile.idleShare"),
                        SheetContext.marked(
                                Cell.share(SheetContext.share(fleet.idleMicros(), fleet.runningMicros()))
                                        .derivedBy(new Quotient(
                                                new Named(FigureName.IDLE), new Named(FigureName.RUNNING))),
                                fleet),
                        Cell.hours(fleet.idleMicros()).derivedBy(new Same(new Named(FigureName.IDLE))),
                        context.text("tile.idleHours", Tile.PLACE)),
                new Tile(
                        context.text("tile.avoidableIdleCost"),
                        SheetContext.marked(context.money(fleet.avoidableIdleCost()), fleet)
                                .derivedBy(new Same(new Named(FigureName.KEY_AVOIDABLE))),
                        Cell.share(SheetContext.share(
                                        fleet.avoidableIdleCost(),
                                        fleet.cost().gpuInstance().effective()))
                                .derivedBy(new Quotient(
                                        new Named(FigureName.KEY_AVOIDABLE), new Named(FigureName.KEY_GPU))),
                        context.text("tile.ofGpuCost", Tile.PLACE)),
                new Tile(
                        context.text("tile.saving"),
                        context.money(Savings.withinReach(report.recommendations())),
                        Cell.count(
                                (long) Savings.chosen(report.recommendations()).size()),
                        context.text("tile.recommendations", Tile.PLACE)));
    }

    private static Cell growth(Table key, String name) {
        Table.Address address = key.names().get(name);
        return address == null
                ? Cell.missing()
                : Cell.of(key.rows()
                                .get(address.row())
                                .get(key.indexOf("changeShare"))
                                .value())
                        .derivedBy(new Same(new Named(FigureName.change(name))));
    }
}
