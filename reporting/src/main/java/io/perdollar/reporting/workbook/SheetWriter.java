package io.perdollar.reporting.workbook;

import io.perdollar.analysis.report.ReportHeader;
import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Column;
import io.perdollar.reporting.table.Format;
import io.perdollar.reporting.table.Kind;
import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Table;
import io.perdollar.reporting.table.Tile;
import io.perdollar.reporting.text.Columns;
import io.perdollar.reporting.text.Texts;
import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;

/** Writes the rows of a sheet, from the top down. */
final class SheetWriter {
    private static final int TILES_ROW = 4;
    private static final float LINE_POINTS = 13.5f;

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
        for (Placement place : places) {
            table(place, target);
        }
    }

    void writeSummary(Sheet sheet, List<Tile> tiles, List<Placement> places, SXSSFSheet target) {
        head(sheet, target);
        tiles(tiles, target);
        for (Placement place : places) {
            table(place, target);
        }
    }

    private void head(Sheet sheet, SXSSFSheet target) {
        Row title = target.createRow(0);
        title.setHeightInPoints(27);
        words(title, Placement.FIRST_COLUMN, sheet.title(), styles.title());
        String period = texts.get("period", header.from(), header.reportDate(), header.days(), header.zone())
                + (header.attempt() > 1 ? " · " + texts.get("attempt", header.attempt()) : "")
                + (header.provisional() ? " · " + texts.get("provisional") : "");
        words(
                target.createRow(1),
                Placement.FIRST_COLUMN,
                period,
                header.provisional() ? styles.warning() : styles.lead());
        words(target.createRow(2), Placement.FIRST_COLUMN, sheet.lead(), styles.lead());
    }

    /** Each tile takes one to three columns, so that all of them stand above the tables and the charts. */
    private void tiles(List<Tile> tiles, SXSSFSheet target) {
        int[][] spans = {{1, 1}, {2, 3}, {4, 6}, {7, NativeCharts.RIGHT - 1}};
        Row labels = target.createRow(TILES_ROW);
        Row values = target.createRow(TILES_ROW + 1);
        values.setHeightInPoints(30);
        Row asides = target.createRow(TILES_ROW + 2);
        for (int i = 0; i < tiles.size(); i++) {
            Tile tile = tiles.get(i);
            int first = spans[i][0];
            int last = spans[i][1];
            for (int column = first; column <= last; column++) {
                labels.createCell(column).setCellStyle(styles.tileLabel());
                values.createCell(column).setCellStyle(styles.tile(tile.value()));
                asides.createCell(column).setCellStyle(styles.aside(tile.aside(), tile.asideLabel()));
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

    private void table(Placement place, SXSSFSheet target) {
        Table table = place.table();
        words(target.createRow(place.top()), Placement.FIRST_COLUMN, table.title(), styles.tableTitle());
        if (place.hasNote()) {
            words(target.createRow(place.top() + 1), Placement.FIRST_COLUMN, table.note(), styles.lead());
        }
        Row titles = target.createRow(place.headerRow());
        titles.setHeightInPoints(headerLines(table) * LINE_POINTS + 5);
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            words(titles, Placement.FIRST_COLUMN + i, column.title(), styles.header(column.kind(), i == 0));
        }
        if (table.rows().isEmpty()) {
            words(target.createRow(place.firstRow()), Placement.FIRST_COLUMN, texts.get("none"), styles.lead());
        }
        for (int i = 0; i < table.rows().size(); i++) {
            line(place, table.rows().get(i), target.createRow(place.firstRow() + i), false);
        }
        if (!table.totals().isEmpty()) {
            line(place, table.totals(), target.createRow(place.totalRow()), true);
        }
    }

    private void line(Placement place, List<Cell> values, Row row, boolean total) {
        int lines = 1;
        for (int i = 0; i < values.size(); i++) {
            Column column = place.table().columns().get(i);
            org.apache.poi.ss.usermodel.Cell target = row.createCell(Placement.FIRST_COLUMN + i);
            target.setCellStyle(styles.cell(values.get(i), column, i == 0, total));
            cells.write(values.get(i), place, target);
            if (column.kind() == Kind.PROSE) {
                lines = Math.max(lines, lines(values.get(i), column.width()));
            }
        }
        if (lines > 1) {
            row.setHeightInPoints(lines * LINE_POINTS + 2);
        }
    }

    /** Lines of the longest title, words kept whole, room left for the filter's button. */
    private static int headerLines(Table table) {
        int most = 1;
        for (Column column : table.columns()) {
            int lines = 1;
            int taken = 0;
            for (String word : column.title().split(" ", -1)) {
                int width = Columns.width(word) + 1;
                if (taken > 0 && taken + width > column.width() - 2 && column.kind() != Kind.REMARK) {
                    lines++;
                    taken = 0;
                }
                taken += width;
            }
            most = Math.max(most, lines);
        }
        return most;
    }

    private static int lines(Cell cell, int width) {
        int columns = Columns.width(Format.value(cell.value()));
        return Math.min(12, 1 + (int) (columns * 1.05 / width));
    }

    private static void words(Row row, int column, String text, CellStyle style) {
        org.apache.poi.ss.usermodel.Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        cell.setCellValue(text);
    }
}
