package io.perdollar.reporting.workbook;

import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Column;
import io.perdollar.reporting.table.Derivation;
import io.perdollar.reporting.table.Table;
import io.perdollar.reporting.table.Value;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTAutoFilter;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTFilterColumn;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTTableColumn;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STTotalsRowFunction;

/** Declares tables that readers may filter and sort as Excel tables. */
final class NativeTables {

    void add(Placement place, XSSFSheet sheet) {
        Table table = place.table();
        if (!place.isNative()) {
            return;
        }
        AreaReference data = area(place, place.lastDataRow());
        XSSFTable declared = sheet.createTable(area(place, place.lastRow()));
        declared.setName(table.id());
        declared.setDisplayName(table.id());
        CTTable raw = declared.getCTTable();
        CTAutoFilter filter = raw.addNewAutoFilter();
        filter.setRef(data.formatAsString());
        boolean totals = !table.totals().isEmpty();
        if (totals) {
            raw.setTotalsRowCount(1);
        } else {
            raw.setTotalsRowShown(false);
        }
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            CTTableColumn named = raw.getTableColumns().getTableColumnArray(i);
            named.setName(column.title());
            if (column.look() == Column.Look.HEAT) {
                // The hours of a week are narrow, and nobody filters by one of them.
                CTFilterColumn plain = filter.addNewFilterColumn();
                plain.setColId(i);
                plain.setHiddenButton(true);
            }
            if (totals) {
                total(named, table.totals().get(i), place, Placement.FIRST_COLUMN + i);
            }
        }
    }

    /** What Excel itself writes for a line of totals; words and figures that are no sums need no declaration. */
    private static void total(CTTableColumn named, Cell cell, Placement place, int column) {
        if (cell.value() instanceof Value.Text words && !words.text().isEmpty()) {
            named.setTotalsRowLabel(words.text());
        } else if (cell.derivation() instanceof Derivation.ColumnTotal) {
            named.setTotalsRowFunction(STTotalsRowFunction.CUSTOM);
            String letters = CellReference.convertNumToColString(column);
            named.addNewTotalsRowFormula()
                    .setStringValue("SUBTOTAL(109," + letters + (place.firstRow() + 1) + ":" + letters
                            + (place.lastDataRow() + 1) + ")");
        }
    }

    private static AreaReference area(Placement place, int lastRow) {
        return new AreaReference(
                new CellReference(place.headerRow(), Placement.FIRST_COLUMN),
                new CellReference(lastRow, place.lastColumn()),
                SpreadsheetVersion.EXCEL2007);
    }
}
