package io.perdollar.reporting.workbook;

import io.perdollar.reporting.table.Column;
import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Sheet.Topic;
import io.perdollar.reporting.table.Table;
import io.perdollar.reporting.text.Colours;
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

    /** What fits on A4 across and can still be read, in characters; wider sheets print on A3. */
    private static final int WIDEST_ON_A4 = 220;

    private SheetSetup() {}

    static void prepare(Sheet sheet, List<Placement> places, XSSFSheet target, Texts texts) {
        int width = widths(places, target);
        target.setDisplayGridlines(false);
        target.setDefaultRowHeightInPoints(ROW_POINTS);
        target.setTabColor(Palette.colour(sheet.topic() == Topic.SUMMARY ? Colours.BLUE : Colours.LINE));
        freeze(sheet.topic(), places.get(0), target);
        page(sheet, width, target, texts);
    }

    /** Sets the widths; returns their sum in characters. */
    private static int widths(List<Placement> places, XSSFSheet target) {
        target.setColumnWidth(0, MARGIN_WIDTH * CHARACTER);
        int columns = places.stream().mapToInt(Placement::lastColumn).max().orElse(0);
        int sum = 0;
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
            sum += width;
        }
        return sum;
    }

    private static void freeze(Topic topic, Placement first, XSSFSheet target) {
        switch (topic) {
            case RESOURCES, DAILY, EFFICIENCY, RECOMMENDATIONS, INVOICES -> {
                target.createFreezePane(Placement.FIRST_COLUMN + 1, first.firstRow());
                target.setRepeatingRows(new CellRangeAddress(first.headerRow(), first.headerRow(), -1, -1));
            }
            case SERVICES, CATEGORIES, RECONCILIATION, METHOD -> {
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

    private static void page(Sheet sheet, int width, XSSFSheet target, Texts texts) {
        PrintSetup setup = target.getPrintSetup();
        setup.setPaperSize(width > WIDEST_ON_A4 ? PrintSetup.A3_PAPERSIZE : PrintSetup.A4_PAPERSIZE);
        setup.setLandscape(true);
        target.setFitToPage(true);
        setup.setFitWidth((short) 1);
        setup.setFitHeight((short) (sheet.topic() == Topic.SUMMARY ? 1 : 0));
        target.setMargin(PageMargin.LEFT, 0.4);
        target.setMargin(PageMargin.RIGHT, 0.4);
        target.setHorizontallyCenter(true);
        target.getFooter()
                .setLeft("PerDollar · "
                        + texts.get("sheet." + sheet.topic().key() + ".title").replace("&", "&&"));
        target.getFooter().setRight("&P / &N");
    }
}
