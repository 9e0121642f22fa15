package io.perdollar.reporting.workbook;

import io.perdollar.reporting.table.Column;
import io.perdollar.reporting.table.Column.Look;
import io.perdollar.reporting.text.Colours;
import java.util.List;
import org.apache.poi.ss.usermodel.ColorScaleFormatting;
import org.apache.poi.ss.usermodel.ComparisonOperator;
import org.apache.poi.ss.usermodel.ConditionalFormattingThreshold.RangeType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFConditionalFormattingRule;
import org.apache.poi.xssf.usermodel.XSSFDataBarFormatting;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFSheetConditionalFormatting;

/** Conditional formats: bars behind figures, the colours of the heat map, green for a difference of zero. */
final class Looks {
    private Looks() {}

    static void apply(Placement place, XSSFSheet sheet) {
        if (place.table().rows().isEmpty()) {
            return;
        }
        List<Column> columns = place.table().columns();
        for (int i = 0; i < columns.size(); i++) {
            int first = i;
            switch (columns.get(i).look()) {
                case BAR -> bar(sheet, area(place, i, i));
                case ZERO -> zero(sheet, area(place, i, i));
                case HEAT -> {
                    while (i + 1 < columns.size() && columns.get(i + 1).look() == Look.HEAT) {
                        i++;
                    }
                    heat(sheet, area(place, first, i));
                }
                case PLAIN -> {}
            }
        }
    }

    private static void bar(XSSFSheet sheet, CellRangeAddress[] area) {
        XSSFSheetConditionalFormatting formats = sheet.getSheetConditionalFormatting();
        XSSFConditionalFormattingRule rule = formats.createConditionalFormattingRule(Palette.colour(0xBFD7EA));
        XSSFDataBarFormatting bar = rule.getDataBarFormatting();
        bar.getMinThreshold().setRangeType(RangeType.NUMBER);
        bar.getMinThreshold().setValue(0d);
        formats.addConditionalFormatting(area, rule);
    }

    private static void heat(XSSFSheet sheet, CellRangeAddress[] area) {
        XSSFSheetConditionalFormatting formats = sheet.getSheetConditionalFormatting();
        XSSFConditionalFormattingRule rule = formats.createConditionalFormattingColorScaleRule();
        ColorScaleFormatting scale = rule.getColorScaleFormatting();
        scale.getThresholds()[0].setRangeType(RangeType.NUMBER);
        scale.getThresholds()[0].setValue(0d);
        scale.getThresholds()[1].setRangeType(RangeType.PERCENTILE);
        scale.getThresholds()[1].setValue(50d);
        scale.getThresholds()[2].setRangeType(RangeType.MAX);
        scale.setColors(new XSSFColor[] {
            Palette.colour(Colours.HEAT_LOW), Palette.colour(Colours.HEAT_MIDDLE), Palette.colour(Colours.HEAT_HIGH)
        });
        formats.addConditionalFormatting(area, rule);
    }

    private static void zero(XSSFSheet sheet, CellRangeAddress[] area) {
        XSSFSheetConditionalFormatting formats = sheet.getSheetConditionalFormatting();
        XSSFConditionalFormattingRule equal = formats.createConditionalFormattingRule(ComparisonOperator.EQUAL, "0");
        equal.createPatternFormatting().setFillBackgroundColor(Palette.colour(0xD8F0E3));
        XSSFConditionalFormattingRule other =
                formats.createConditionalFormattingRule(ComparisonOperator.NOT_EQUAL, "0");
        other.createPatternFormatting().setFillBackgroundColor(Palette.colour(0xF8C9C0));
        formats.addConditionalFormatting(area, equal, other);
    }

    private static CellRangeAddress[] area(Placement place, int first, int last) {
        return new CellRangeAddress[] {
            new CellRangeAddress(
                    place.firstRow(),
                    place.lastDataRow(),
                    Placement.FIRST_COLUMN + first,
                    Placement.FIRST_COLUMN + last)
        };
    }
}
