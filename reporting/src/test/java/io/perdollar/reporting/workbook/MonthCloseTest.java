package io.perdollar.reporting.workbook;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.MonthClose;
import io.perdollar.reporting.SampleReport;
import io.perdollar.reporting.sheet.MonthCloseSheet;
import io.perdollar.reporting.sheet.ReportSheets;
import io.perdollar.reporting.table.Derivation.ColumnTotal;
import io.perdollar.reporting.table.Mark;
import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Sheet.Topic;
import io.perdollar.reporting.table.Table;
import io.perdollar.reporting.table.Value;
import io.perdollar.reporting.text.Language;
import io.perdollar.reporting.text.Texts;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonthCloseTest {
    private static final int ON_THE_BILL = 4;
    private static final int PARTS = 5;
    private static final int DIFFERENCE = 6;
    private static final int TYPED = 7;
    private static final int TO_THE_INVOICE = 8;

    private final FleetReport report = SampleReport.usd();
    private final MonthClose close = report.monthClose();

    @TempDir
    Path folder;

    @Test
    void tiesEachInvoiceToTheSumOfItsPartsWithALiveDifferenceOfZero() throws IOException {
        try (XSSFWorkbook workbook = workbook()) {
            FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
            List<Row> rows = rows(workbook);
            assertEquals(2, rows.size());
            for (int i = 0; i < rows.size(); i++) {
                double billed = close.invoices().get(i).billedCost().doubleValue();
                assertEquals(billed, rows.get(i).getCell(ON_THE_BILL).getNumericCellValue(), 1e-9);
                assertEquals(CellType.FORMULA, rows.get(i).getCell(PARTS).getCellType());
                assertEquals(
                        billed, evaluator.evaluate(rows.get(i).getCell(PARTS)).getNumberValue(), 1e-6);
                assertEquals(
                        0, evaluator.evaluate(rows.get(i).getCell(DIFFERENCE)).getNumberValue());
            }
        }
    }

    @Test
    void aControllerTypesTheInvoicesTotalAndSeesTheDifferenceInItsCurrency() throws IOException {
        try (XSSFWorkbook workbook = workbook()) {
            FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
            Row dollars = rows(workbook).get(0);
            assertEquals("", dollars.getCell(TO_THE_INVOICE).getStringCellValue());
            assertEquals("", evaluator.evaluate(dollars.getCell(TO_THE_INVOICE)).getStringValue());
            assertEquals(
                    "#,##0.00;-#,##0.00", dollars.getCell(TYPED).getCellStyle().getDataFormatString());
            double total = close.invoices().get(0).billedCost().doubleValue();

            // What the paper says is rounded to cents: that is no difference.
            dollars.getCell(TYPED).setCellValue(Math.round(total * 100) / 100.0);
            evaluator.clearAllCachedResultValues();
            assertEquals(0, evaluator.evaluate(dollars.getCell(TO_THE_INVOICE)).getNumberValue());

            dollars.getCell(TYPED).setCellValue(Math.round(total * 100) / 100.0 + 12.5);
            evaluator.clearAllCachedResultValues();
            assertEquals(
                    12.5, evaluator.evaluate(dollars.getCell(TO_THE_INVOICE)).getNumberValue(), 1e-9);

            Row won = rows(workbook).get(1);
            assertEquals("#,##0;-#,##0", won.getCell(TYPED).getCellStyle().getDataFormatString());
        }
    }

    @Test
    void everyTableOfAnInvoiceSumsToItsTotal() {
        Sheet sheet = sheet(report);
        for (int i = 0; i < close.invoices().size(); i++) {
            BigDecimal billed = close.invoices().get(i).billedCost();
            assertEquals(billed, total(sheet.table("InvoicePlaces" + (i + 1))));
            assertEquals(billed, total(sheet.table("InvoiceServices" + (i + 1))));
            Table steps = sheet.table("InvoiceSteps");
            assertEquals(
                    billed,
                    amount(steps.rows().get(i).get(steps.indexOf("invoiceSum")).value()));
        }
    }

    @Test
    void namesLateChargesAdjustmentsTaxAndRounding() {
        Sheet sheet = sheet(report);
        Table late = sheet.table("LateCharges");
        assertEquals(1, late.rows().size());
        assertEquals(
                new BigDecimal("12.340000001"),
                amount(late.rows().get(0).get(late.indexOf("invoiced")).value()));
        Table adjustments = sheet.table("InvoiceAdjustments");
        assertEquals(
                List.of("tax", "adjustment", "rounding"),
                adjustments.rows().stream()
                        .map(row -> ((Value.Text) row.get(adjustments.indexOf("closeKind"))
                                        .value())
                                .text())
                        .toList());
    }

    @Test
    void marksTheTotalOfAnInvoiceThatMayStillGrow() {
        Table totals = sheet(report).table(MonthCloseSheet.TOTALS);
        int column = totals.indexOf("onTheBill");
        assertFalse(totals.rows().get(0).get(column).marks().contains(Mark.PROVISIONAL));
        assertTrue(totals.rows().get(1).get(column).marks().contains(Mark.PROVISIONAL));
    }

    private static Sheet sheet(FleetReport report) {
        return ReportSheets.of(report, Texts.of(Language.ENGLISH)).sheet(Topic.MONTH_CLOSE);
    }

    private static BigDecimal total(Table table) {
        io.perdollar.reporting.table.Cell cell = table.totals().get(table.indexOf("invoiced"));
        assertTrue(requireNonNull(cell.derivation()) instanceof ColumnTotal);
        return amount(cell.value());
    }

    private static BigDecimal amount(Value value) {
        return ((Value.Money) value).amount();
    }

    /** The lines of the first table. */
    private List<Row> rows(XSSFWorkbook workbook) {
        XSSFSheet sheet = workbook.getSheet("Month close");
        int header = 0;
        while (!"Billing account".equals(text(sheet.getRow(header)))) {
            header++;
        }
        return List.of(sheet.getRow(header + 1), sheet.getRow(header + 2));
    }

    private static String text(@org.jspecify.annotations.Nullable Row row) {
        Cell cell = row == null ? null : row.getCell(1);
        return cell == null || cell.getCellType() != CellType.STRING ? "" : cell.getStringCellValue();
    }

    private XSSFWorkbook workbook() throws IOException {
        Path file = folder.resolve("report.xlsx");
        Texts texts = Texts.of(Language.ENGLISH);
        CostWorkbook.write(report, ReportSheets.of(report, texts), texts, file);
        try (var in = Files.newInputStream(file)) {
            return new XSSFWorkbook(in);
        }
    }
}
