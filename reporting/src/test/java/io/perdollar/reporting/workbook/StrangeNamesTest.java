package io.perdollar.reporting.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.charge.CostType;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.place.Place;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.MonthClose;
import io.perdollar.analysis.report.MonthClose.Invoice;
import io.perdollar.analysis.report.MonthClose.Item;
import io.perdollar.reporting.SampleReport;
import io.perdollar.reporting.sheet.ReportSheets;
import io.perdollar.reporting.text.Language;
import io.perdollar.reporting.text.Texts;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The month close adds up by names, and names come from labels and bills: none of them may change a sum. */
class StrangeNamesTest {
    private static final YearMonth MONTH = YearMonth.of(2026, 10);
    private static final List<String> NAMES = List.of(
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            ">0",
            "<>chat",
            "*",
            "cha?",
            "chat",
            "Chat",
            "quo\"te\"",
            "100",
            "");

    @TempDir
    Path folder;

    @Test
    void noNameChangesASumOrBecomesAFormula() throws IOException {
        try (XSSFWorkbook workbook = workbook(SampleReport.withMonthClose(close()))) {
            XSSFSheet sheet = workbook.getSheet("Month close");
            FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
            int sums = 0;
            for (Row row : sheet) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.FORMULA
                            && cell.getCachedFormulaResultType() == CellType.NUMERIC) {
                        assertTrue(
                                cell.getCellFormula()
                                        .matches("(SUMIFS|SUM|SUBTOTAL|ROUND)\\(.*|[A-Z]+\\d+/InvoiceTotal\\d"),
                                cell.getCellFormula());
                        assertEquals(
                                cell.getNumericCellValue(),
                                evaluator.evaluate(cell).getNumberValue(),
                                1e-6,
                                () -> cell.getAddress() + " " + cell.getCellFormula());
                        sums++;
                    }
                    if (cell.getCellType() == CellType.STRING
                            && cell.getStringCellValue().matches("[=+\\-@].*")) {
                        assertTrue(cell.getCellStyle().getQuotePrefixed(), cell.getStringCellValue());
                    }
                }
            }
            assertTrue(sums > 80, "sums: " + sums);
            assertFalse(sheet.getHyperlinkList().stream().findAny().isPresent());
        }
    }

    private static MonthClose close() {
        List<Item> items = new ArrayList<>();
        int amount = 1;
        for (String name : NAMES) {
            items.add(new Item(
                    Place.DIRECT,
                    Category.GPU_INSTANCE,
                    CostType.REGULAR,
                    null,
                    null,
                    name,
                    name,
                    name,
                    MONTH,
                    new BigDecimal(amount).setScale(Numeric.SCALE),
                    Numeric.ZERO,
                    Numeric.ZERO));
            amount *= 2;
        }
        return new MonthClose(
                MONTH,
                LocalDate.of(2026, 9, 1),
                List.of(
                        new Invoice("=HYPERLINK(\"http://evil.example\")", CurrencyCode.USD, true, items),
                        new Invoice("*", CurrencyCode.USD, true, items)));
    }

    private XSSFWorkbook workbook(FleetReport report) throws IOException {
        Path file = folder.resolve("report.xlsx");
        Texts texts = Texts.of(Language.ENGLISH);
        CostWorkbook.write(report, ReportSheets.of(report, texts), texts, file);
        try (var in = Files.newInputStream(file)) {
            return new XSSFWorkbook(in);
        }
    }
}
