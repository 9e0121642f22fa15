package io.perdollar.reporting.workbook;

import io.perdollar.analysis.report.ReportHeader;
import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Column;
import io.perdollar.reporting.table.Format;
import io.perdollar.reporting.table.Kind;
import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Table;
import io.perdollar.reporting.table.Tile;
import io.perdollar.reporting.text.Texts;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;

/** Writes the rows of a sheet, from the top down. */
final class SheetWriter {
    private static final int HIGHLIGHTS_ROW = 3;
    private static final int TILES_ROW = 4;
    private static final float LINE_POINTS = 13.5f;

    /** Room that a title needs for the filter's button beside it, in characters. */
    private static final int BUTTON = 3;

    private static final double HALF = 0.5;

    /** Titles are bold, which is wider. */
    private static final double BOLD = 1.08;

    private static final int MOST_LINES = 12;

    private final ReportHeader header;
    private final Texts texts;
    private final Styles styles;
    private final CellWriter cells;

    SheetWriter(ReportHeader header, Texts texts, Styles styles, Formulas formulas) {
        this.header = header;
        this.texts = texts;
        this.styles = styles;
        this.cells = new CellWriter(formulas);
    }

    void write(Sheet sheet, List<Placement> places, SXSSFSheet target) {
        head(sheet, target);
        tables(places, target);
    }

    void writeSummary(
            Sheet sheet, List<Tile> tiles, List<String> highlights, List<Placement> places, SXSSFSheet target) {
        head(sheet, target);
        highlights(highlights, target);
        tiles(tiles, target);
        tables(places, target);
    }

    private void head(Sheet sheet, SXSSFSheet target) {
        Row title = target.createRow(0);
        title.setHeightInPoints(27);
        words(title, Placement.FIRST_COLUMN, sheet.title(), styles.title());
        String period = !sheet.period().isEmpty()
                ? sheet.period()
                : texts.get("period", texts.days(header.from(), header.reportDate()), header.days(), header.zone())
                        + (header.attempt() > 1 ? " · " + texts.get("attempt", header.attempt()) : "")
                        + (header.provisional() ? " · " + texts.get("provisional") : "");
        words(
                target.createRow(1),
                Placement.FIRST_COLUMN,
                period,
                header.provisional() && sheet.period().isEmpty() ? styles.warning() : styles.lead());
        words(target.createRow(2), Placement.FIRST_COLUMN, lead(sheet, texts), styles.lead());
    }

    /** The words under the title; on sheets with details they say where those are. */
    static String lead(Sheet sheet, Texts texts) {
        boolean details = sheet.tables().stream()
                .flatMap(table -> table.columns().stream())
                .anyMatch(Column::detail);
        return details ? sheet.lead() + " " + texts.get("sheet.details") : sheet.lead();
    }

    private void highlights(List<String> highlights, SXSSFSheet target) {
        Row row = target.createRow(HIGHLIGHTS_ROW);
        if (!highlights.isEmpty()) {
            String text = String.join("   ", highlights);
            row.setHeightInPoints(Lines.of(text, SummaryPlan.WIDTH) * LINE_POINTS + 8);
            words(row, Placement.FIRST_COLUMN, text, styles.strong());
            target.addMergedRegion(new CellRangeAddress(
                    HIGHLIGHTS_ROW, HIGHLIGHTS_ROW, Placement.FIRST_COLUMN, SummaryPlan.RIGHT - 1));
        }
    }

    /** Each tile takes some columns, so that all of them stand above the tables and the charts. */
    private void tiles(List<Tile> tiles, SXSSFSheet target) {
        Row labels = target.createRow(TILES_ROW);
        labels.setHeightInPoints(18);
        Row values = target.createRow(TILES_ROW + 1);
        values.setHeightInPoints(30);
        Row asides = target.createRow(TILES_ROW + 2);
        asides.setHeightInPoints(18);
        for (int i = 0; i < tiles.size(); i++) {
            Tile tile = tiles.get(i);
            int first = SummaryPlan.TILES[i][0];
            int last = SummaryPlan.TILES[i][1];
            for (int column = first; column <= last; column++) {
                labels.createCell(column).setCellStyle(styles.tileLabel());
                values.createCell(column).setCellStyle(styles.tile(tile.value()));
                asides.createCell(column).setCellStyle(styles.aside(tile.aside(), tile.asideFrame()));
            }
            labels.getCell(first).setCellValue(tile.label());
            cells.write(tile.value(), null, values.getCell(first));
            cells.write(tile.aside(), null, asides.getCell(first));
            if (last > first) {
                for (int row = TILES_ROW; row <= TILES_ROW + 2; row++) {
                    target.addMergedRegion(new CellRangeAddress(row, row, first, last));
                }
            }
        }
    }

    private void tables(List<Placement> places, SXSSFSheet target) {
        int right = places.stream().mapToInt(Placement::lastColumn).max().orElse(Placement.FIRST_COLUMN);
        for (Placement place : places) {
            table(place, right, target);
        }
    }

    private void table(Placement place, int right, SXSSFSheet target) {
        Table table = place.table();
        boolean filtered = place.isNative();
        // Words after the figures run on to the right edge of the sheet.
        boolean runsOn = table.columns().get(table.columns().size() - 1).kind() == Kind.REMARK;
        int edge = runsOn ? right : place.lastColumn();
        words(target.createRow(place.top()), Placement.FIRST_COLUMN, table.title(), styles.tableTitle());
        if (place.hasNote()) {
            words(target.createRow(place.top() + 1), Placement.FIRST_COLUMN, table.note(), styles.lead());
        }
        Row titles = target.createRow(place.headerRow());
        titles.setHeightInPoints(headerLines(table, filtered, target) * LINE_POINTS + 5);
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            words(titles, Placement.FIRST_COLUMN + i, column.title(), styles.header(column, i == 0, filtered));
        }
        extend(titles, place.lastColumn(), edge);
        if (table.rows().isEmpty()) {
            words(target.createRow(place.firstRow()), Placement.FIRST_COLUMN, texts.get("none"), styles.lead());
        }
        List<Styles.OfColumn> looks = looks(table, filtered, false);
        for (int i = 0; i < table.rows().size(); i++) {
            Row row = target.createRow(place.firstRow() + i);
            line(place, table.rows().get(i), looks, row);
            extend(row, place.lastColumn(), edge);
        }
        if (!table.totals().isEmpty()) {
            Row row = target.createRow(place.totalRow());
            line(place, table.totals(), looks(table, filtered, true), row);
            extend(row, place.lastColumn(), edge);
        }
    }

    private List<Styles.OfColumn> looks(Table table, boolean filtered, boolean total) {
        boolean tall = table.columns().stream().anyMatch(column -> column.kind() == Kind.PROSE);
        List<Styles.OfColumn> looks = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            looks.add(styles.column(table.columns().get(i), i == 0, filtered, total, tall));
        }
        return looks;
    }

    private void line(Placement place, List<Cell> values, List<Styles.OfColumn> looks, Row row) {
        int lines = 1;
        for (int i = 0; i < values.size(); i++) {
            Column column = place.table().columns().get(i);
            org.apache.poi.ss.usermodel.Cell target = row.createCell(Placement.FIRST_COLUMN + i);
            target.setCellStyle(looks.get(i).of(values.get(i)));
            cells.write(values.get(i), place, target);
            if (column.kind() == Kind.PROSE) {
                String text = Format.value(values.get(i).value(), texts.language());
                lines = Math.max(
                        lines, Math.min(MOST_LINES, Lines.of(text, width((SXSSFSheet) row.getSheet(), i) - 1)));
            }
        }
        if (lines > 1) {
            row.setHeightInPoints(lines * LINE_POINTS + 2);
        }
    }

    /** The same look up to the edge, so that words may run over the cells there. */
    private static void extend(Row row, int last, int edge) {
        for (int column = last + 1; column <= edge; column++) {
            row.createCell(column).setCellStyle(row.getCell(last).getCellStyle());
        }
    }

    /** Lines of the longest title. */
    private static int headerLines(Table table, boolean filtered, SXSSFSheet sheet) {
        int most = 1;
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            if (column.kind() != Kind.REMARK) {
                double room = width(sheet, i) - (filtered ? BUTTON : HALF);
                most = Math.max(most, Lines.of(column.title(), room / BOLD));
            }
        }
        return most;
    }

    /** Tables on one sheet share its columns, which are as wide as the widest of them. */
    private static double width(SXSSFSheet sheet, int column) {
        return sheet.getColumnWidth(Placement.FIRST_COLUMN + column) / 256.0;
    }

    private static void words(Row row, int column, String text, CellStyle style) {
        org.apache.poi.ss.usermodel.Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        cell.setCellValue(text);
    }
}
