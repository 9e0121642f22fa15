package io.perdollar.reporting.workbook;

import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellReference;

/**
 * Where one table stands in the workbook; rows and columns count from 0.
 *
 * @param sheet the sheet it stands on
 * @param table what stands there
 * @param top row of its title
 */
record Placement(Sheet sheet, Table table, int top) {
    /** Column of every table's first column; the one before it is a margin. */
    static final int FIRST_COLUMN = 1;

    /** Places the tables of a sheet below each other. */
    static List<Placement> of(Sheet sheet, int top) {
        List<Placement> placements = new ArrayList<>();
        int row = top;
        for (Table table : sheet.tables()) {
            Placement placement = new Placement(sheet, table, row);
            placements.add(placement);
            row = placement.lastRow() + 3;
        }
        return placements;
    }

    boolean hasNote() {
        return !table.note().isEmpty();
    }

    /** Whether it becomes an Excel table, with a filter's button in each title. */
    boolean isNative() {
        return table.list() && !table.rows().isEmpty();
    }

    int headerRow() {
        return top + (hasNote() ? 2 : 1);
    }

    int firstRow() {
        return headerRow() + 1;
    }

    /** The last row with a line of the table; one line says that there is none. */
    int lastDataRow() {
        return headerRow() + Math.max(1, table.rows().size());
    }

    int totalRow() {
        return lastDataRow() + 1;
    }

    int lastRow() {
        return table.totals().isEmpty() ? lastDataRow() : totalRow();
    }

    int column(String key) {
        return FIRST_COLUMN + table.indexOf(key);
    }

    int lastColumn() {
        return FIRST_COLUMN + table.columns().size() - 1;
    }

    /** A cell of this table, with its sheet, absolute. */
    String reference(int row, int column) {
        return sheetPrefix() + "$" + CellReference.convertNumToColString(column) + "$" + (row + 1);
    }

    /** All lines of one column, with their sheet, absolute. */
    String range(String key) {
        String letters = CellReference.convertNumToColString(column(key));
        return sheetPrefix() + "$" + letters + "$" + (firstRow() + 1) + ":$" + letters + "$" + (lastDataRow() + 1);
    }

    private String sheetPrefix() {
        return "'" + sheet.name().replace("'", "''") + "'!";
    }
}
