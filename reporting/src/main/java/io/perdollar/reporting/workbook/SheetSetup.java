package io.perdollar.reporting.workbook;

import io.perdollar.reporting.table.Column;
import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Sheet.Topic;
import io.perdollar.reporting.table.Table;
import io.perdollar.reporting.text.Colours;
import io.perdollar.reporting.text.Columns;
import io.perdollar.reporting.text.Texts;
import java.util.List;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Widths, frozen panes and pages of a sheet. */
final class SheetSetup {
    private static final int MARGIN_WIDTH = 2;
    private static final int CHARACTER = 256;
    private static final float ROW_POINTS = 15;

    /** Rows of the summary are taller: it is one page, and it is read rather than searched. */
    private static final float SUMMARY_ROW_POINTS = 17;

    private static final int LONGEST_LEAD = 160;

    /** What fits on A4 across and can still be read, in characters; wider sheets print on A3. */
    private static final int WIDEST_ON_A4 = 220;

    private SheetSetup() {}

    static void prepare(Sheet sheet, List<Placement> places, XSSFSheet target, Texts texts) {
        boolean summary = sheet.topic() == Topic.SUMMARY;
        widths(places, target);
        target.setDisplayGridlines(false);
        target.setDefaultRowHeightInPoints(summary ? SUMMARY_ROW_POINTS : ROW_POINTS);
        target.setTabColor(Palette.colour(summary ? Colours.BLUE : Colours.LINE));
        freeze(sheet.topic(), places.get(0), target);
        int right = summary ? SummaryPlan.RIGHT - 1 : wideEnough(sheet, texts, printedRight(places), target);
        int bottom = places.get(places.size() - 1).lastRow();
        if (summary) {
            chartColumns(target);
            bottom = SummaryPlan.bottom(bottom) - 1;
        }
        int index = target.getWorkbook().getSheetIndex(target);
        target.getWorkbook().setPrintArea(index, 0, right, 0, bottom);
        page(sheet, printedWidth(target, right), target);
    }

    private static void chartColumns(XSSFSheet target) {
        target.setColumnWidth(SummaryPlan.GAP, MARGIN_WIDTH * CHARACTER);
        for (int column = SummaryPlan.LEFT; column < SummaryPlan.RIGHT; column++) {
            target.setColumnWidth(column, SummaryPlan.CHART_COLUMN * CHARACTER);
        }
    }

    /** The last column that goes to paper: details stand right of it. */
    private static int printedRight(List<Placement> places) {
        int right = Placement.FIRST_COLUMN;
        for (Placement place : places) {
            List<Column> columns = place.table().columns();
            for (int i = 0; i < columns.size(); i++) {
                if (!columns.get(i).detail()) {
                    right = Math.max(right, Placement.FIRST_COLUMN + i);
                }
            }
        }
        return right;
    }

    /** Words at the head run over the columns below them: more empty columns are printed where those end too soon. */
    private static int wideEnough(Sheet sheet, Texts texts, int right, XSSFSheet target) {
        int needed = Columns.width(SheetWriter.lead(sheet, texts));
        for (Table table : sheet.tables()) {
            needed = Math.max(needed, Columns.width(table.note()));
        }
        int last = right;
        while (printedWidth(target, last) < Math.min(needed, LONGEST_LEAD)) {
            last++;
        }
        return last;
    }

    private static int printedWidth(XSSFSheet target, int right) {
        int sum = 0;
        for (int column = 0; column <= right; column++) {
            sum += target.getColumnWidth(column) / CHARACTER;
        }
        return sum;
    }

    private static void widths(List<Placement> places, XSSFSheet target) {
        target.setColumnWidth(0, MARGIN_WIDTH * CHARACTER);
        int columns = places.stream().mapToInt(Placement::lastColumn).max().orElse(0);
        for (int column = Placement.FIRST_COLUMN; column <= columns; column++) {
            int width = 0;
            for (Placement place : places) {
                Table table = place.table();
                int index = column - Placement.FIRST_COLUMN;
                if (index < table.columns().size()) {
                    Column shown = table.columns().get(index);
                    width = Math.max(width, shown.width());
                }
            }
            target.setColumnWidth(column, width * CHARACTER);
        }
    }

    private static void freeze(Topic topic, Placement first, XSSFSheet target) {
        switch (topic) {
            case RESOURCES, DAILY, EFFICIENCY, RECOMMENDATIONS, INVOICES -> {
                target.createFreezePane(Placement.FIRST_COLUMN + 1, first.firstRow());
                target.setRepeatingRows(new CellRangeAddress(first.headerRow(), first.headerRow(), -1, -1));
            }
            case SERVICES, CATEGORIES, PLANS, REALISED, BUDGETS, MONTH_CLOSE, RECONCILIATION, METHOD -> {
                target.createFreezePane(Placement.FIRST_COLUMN + 1, 3);
                target.setRepeatingRows(new CellRangeAddress(0, 1, -1, -1));
            }
            case IDLE -> {
                target.createFreezePane(Placement.FIRST_COLUMN + 2, 3);
                target.setRepeatingRows(new CellRangeAddress(0, 1, -1, -1));
            }
            case SUMMARY -> target.setRepeatingRows(new CellRangeAddress(0, 1, -1, -1));
        }
    }

    private static void page(Sheet sheet, int width, XSSFSheet target) {
        PrintSetup setup = target.getPrintSetup();
        setup.setPaperSize(width > WIDEST_ON_A4 ? PrintSetup.A3_PAPERSIZE : PrintSetup.A4_PAPERSIZE);
        setup.setLandscape(true);
        target.setFitToPage(true);
        setup.setFitWidth((short) 1);
        setup.setFitHeight((short) (sheet.topic() == Topic.SUMMARY ? 1 : 0));
        target.setMargin(PageMargin.LEFT, 0.4);
        target.setMargin(PageMargin.RIGHT, 0.4);
        target.setMargin(PageMargin.TOP, 0.45);
        target.setMargin(PageMargin.BOTTOM, 0.6);
        target.setMargin(PageMargin.HEADER, 0.2);
        target.setMargin(PageMargin.FOOTER, 0.3);
        target.setHorizontallyCenter(true);
        target.getFooter().setLeft("PerDollar · " + sheet.title().replace("&", "&&"));
        target.getFooter().setRight("&P / &N");
    }
}
