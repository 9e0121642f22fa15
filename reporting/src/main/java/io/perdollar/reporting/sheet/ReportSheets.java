package io.perdollar.reporting.sheet;

import io.perdollar.analysis.report.FleetReport;
import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Sheet.Topic;
import io.perdollar.reporting.table.Tile;
import io.perdollar.reporting.text.Texts;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * All typed tables of one report, in the order in which finance reads them.
 *
 * @param sheets at most one per {@link Topic}, in that order; a scope without invoices has no month close
 * @param tiles the numbers at the head
 * @param highlights sentences that a reader must hear first
 */
public record ReportSheets(List<Sheet> sheets, List<Tile> tiles, List<String> highlights) {
    public ReportSheets {
        highlights = List.copyOf(highlights);
        tiles = List.copyOf(tiles);
        sheets = List.copyOf(sheets);
    }

    /** Builds every sheet. */
    public static ReportSheets of(FleetReport report, Texts texts) {
        SheetContext context = new SheetContext(report, texts);
        Sheet summary = SummarySheet.build(context);
        List<Sheet> sheets = Stream.of(
                        summary,
                        ResourceSheet.build(context),
                        ServiceSheet.build(context),
                        CategorySheet.build(context),
                        DailySheet.build(context),
                        EfficiencySheet.build(context),
                        IdleSheet.build(context),
                        RecommendationSheet.build(context),
                        PlansSheet.build(context),
                        RealisedSheet.build(context),
                        BudgetSheet.build(context),
                        InvoiceSheet.build(context),
                        MonthCloseSheet.build(context),
                        ReconciliationSheet.build(context),
                        MethodSheet.build(context))
                .filter(Objects::nonNull)
                .toList();
        return new ReportSheets(sheets, Tiles.of(context, summary), Highlights.of(context));
    }

    /** The sheet of one topic. */
    public Sheet sheet(Topic topic) {
        return sheets.stream()
                .filter(sheet -> sheet.topic() == topic)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("this report has no sheet " + topic));
    }
}
