package io.perdollar.reporting.workbook;

import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Column;
import io.perdollar.reporting.table.Column.Look;
import io.perdollar.reporting.table.Value;
import io.perdollar.reporting.text.Colours;
import java.util.List;
import org.apache.poi.ss.usermodel.ColorScaleFormatting;
import org.apache.poi.ss.usermodel.ConditionalFormattingThreshold.RangeType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFConditionalFormattingRule;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFSheetConditionalFormatting;

/** Conditional formats: bars behind figures, the colours of the heat map, green for a difference of zero. */
final class Looks {
    /** More groups than this share one scale: a rule for each would make the sheet slow. */
    private static final int MOST_GROUPS = 200;

    private final DataBars bars = new DataBars();

    /** Idle hours of a field of the week in which one VM was idle all the time. */
    private final double fullyIdle;

    /**
     * For one workbook.
     *
     * @param days length of the report window
     */
    Looks(int days) {
        this.fullyIdle = Math.max(1, Math.ceil(days / 7.0));
    }

    void apply(Placement place, XSSFSheet sheet) {
        if (place.table().rows().isEmpty()) {
            return;
        }
        List<Column> columns = place.table().columns();
        for (int i = 0; i < columns.size(); i++) {
            int first = i;
            switch (columns.get(i).look()) {
                case BAR -> bars.add(sheet, area(place, i, i));
                case ZERO -> zero(sheet, area(place, i, i));
                case HEAT -> {
                    while (i + 1 < columns.size() && columns.get(i + 1).look() == Look.HEAT) {
                        i++;
                    }
                    heat(place, first, i, sheet);
                }
                case PLAIN, INPUT -> {}
            }
        }
    }

    /** Rows that begin with the same words have a scale of their own: a small service is judged by itself. */
    private void heat(Placement place, int first, int last, XSSFSheet sheet) {
        List<List<Cell>> rows = place.table().rows();
        long groups = rows.stream().map(row -> row.get(0).value()).distinct().count();
        int start = 0;
        for (int row = 1; row <= rows.size(); row++) {
            boolean end = row == rows.size()
                    || (groups <= MOST_GROUPS
                            && !rows.get(row)
                                    .get(0)
                                    .value()
                                    .equals(rows.get(start).get(0).value()));
            if (end) {
                double strongest = Math.max(fullyIdle, most(rows.subList(start, row), first, last));
                CellRangeAddress area = area(place, first, last);
                area.setFirstRow(place.firstRow() + start);
                area.setLastRow(place.firstRow() + row - 1);
                heat(sheet, area, strongest);
                start = row;
            }
        }
    }

    private static double most(List<List<Cell>> rows, int first, int last) {
        double most = 0;
        for (List<Cell> row : rows) {
            for (Cell cell : row.subList(first, last + 1)) {
                if (cell.value() instanceof Value.Hours hours) {
                    most = Math.max(most, CellWriter.hours(hours.micros()));
                }
            }
        }
        return most;
    }

    private static void heat(XSSFSheet sheet, CellRangeAddress area, double strongest) {
        XSSFSheetConditionalFormatting formats = sheet.getSheetConditionalFormatting();
        XSSFConditionalFormattingRule rule = formats.createConditionalFormattingColorScaleRule();
        ColorScaleFormatting scale = rule.getColorScaleFormatting();
        double[] values = {0, strongest / 2, strongest};
        for (int i = 0; i < values.length; i++) {
            scale.getThresholds()[i].setRangeType(RangeType.NUMBER);
            scale.getThresholds()[i].setValue(values[i]);
        }
        scale.setColors(new XSSFColor[] {
            Palette.colour(Colours.HEAT_LOW), Palette.colour(Colours.HEAT_MIDDLE), Palette.colour(Colours.HEAT_HIGH)
        });
        formats.addConditionalFormatting(new CellRangeAddress[] {area}, rule);
    }

    /** Only numbers: a difference that is not known yet is neither. */
    private static void zero(XSSFSheet sheet, CellRangeAddress area) {
        String first = CellReference.convertNumToColString(area.getFirstColumn()) + (area.getFirstRow() + 1);
        XSSFSheetConditionalFormatting formats = sheet.getSheetConditionalFormatting();
        XSSFConditionalFormattingRule equal =
                formats.createConditionalFormattingRule("AND(ISNUMBER(" + first + ")," + first + "=0)");
        equal.createPatternFormatting().setFillBackgroundColor(Palette.colour(0xD8F0E3));
        XSSFConditionalFormattingRule other =
                formats.createConditionalFormattingRule("AND(ISNUMBER(" + first + ")," + first + "<>0)");
        other.createPatternFormatting().setFillBackgroundColor(Palette.colour(0xF8C9C0));
        formats.addConditionalFormatting(new CellRangeAddress[] {area}, equal, other);
    }

    private static CellRangeAddress area(Placement place, int first, int last) {
        return new CellRangeAddress(
                place.firstRow(), place.lastDataRow(), Placement.FIRST_COLUMN + first, Placement.FIRST_COLUMN + last);
    }
}
