package io.perdollar.reporting.workbook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.report.FleetReport;
import io.perdollar.reporting.SampleReport;
import io.perdollar.reporting.sheet.ReportSheets;
import io.perdollar.reporting.text.ForeignText;
import io.perdollar.reporting.text.Language;
import io.perdollar.reporting.text.Texts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openxmlformats.schemas.drawingml.x2006.spreadsheetDrawing.CTTwoCellAnchor;

class CostWorkbookTest {
    @TempDir
    static Path folder;

    /** The workbook of the sample fleet serves several tests; each opens a copy of its own. */
    private static byte @Nullable [] usd;

    enum Fleet {
        USD,
        KRW,
        EMPTY;

        FleetReport report() {
            return switch (this) {
                case USD -> SampleReport.usd();
                case KRW -> SampleReport.krw();
                case EMPTY -> SampleReport.empty();
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void storedValuesAreWhatTheFormulasGive(Fleet fleet) throws IOException {
        try (Workbook workbook = open(fleet.report())) {
            FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
            int formulas = 0;
            for (Cell cell : formulas(workbook)) {
                if (cell.getCachedFormulaResultType() == CellType.STRING) {
                    assertEquals(
                            cell.getStringCellValue(),
                            evaluator.evaluate(cell).getStringValue(),
                            cell.getCellFormula());
                    continue;
                }
                double stored = cell.getNumericCellValue();
                double computed = evaluator.evaluate(cell).getNumberValue();
                assertEquals(
                        stored,
                        computed,
                        1e-6 * Math.max(1, Math.abs(stored)),
                        () -> cell.getAddress() + " of " + cell.getSheet().getSheetName() + ": "
                                + cell.getCellFormula());
                formulas++;
            }
            assertTrue(formulas > (fleet == Fleet.EMPTY ? 10 : 300), "formulas: " + formulas);
        }
    }

    @Test
    void identityOfTheBillIsALiveSumThatEqualsTheBilledCost() throws IOException {
        FleetReport report = SampleReport.usd();
        try (XSSFWorkbook workbook = open(report)) {
            Cell sum = named(workbook, "IdentitySum");
            Cell billed = named(workbook, "IdentityBilledCost");

            assertTrue(sum.getCellFormula().startsWith("SUBTOTAL(109,C"), sum.getCellFormula());
            assertEquals(report.totals().billedCost().doubleValue(), sum.getNumericCellValue(), 1e-9);
            assertEquals(report.totals().billedCost().doubleValue(), billed.getNumericCellValue(), 1e-9);
        }
    }

    @Test
    void everyCheckIsADifferenceOfZero() throws IOException {
        try (XSSFWorkbook workbook = openUsd()) {
            Sheet sheet = workbook.getSheet("Reconciliation");
            int checks = 0;
            for (Row row : sheet) {
                Cell difference = row.getCell(4);
                if (difference != null
                        && difference.getCellType() == CellType.FORMULA
                        && difference.getCellFormula().startsWith("ROUND(C")
                        && row.getCell(1).getStringCellValue().matches("Identity.*|Billed.*|.*-.*-.*")
                        && difference.getCellFormula().contains("C" + (row.getRowNum() + 1) + "-D")) {
                    assertEquals(
                            0, difference.getNumericCellValue(), row.getCell(1).getStringCellValue());
                    checks++;
                }
            }
            assertEquals(6, checks);
        }
    }

    @Test
    void aChangedCellMovesTotalsSharesAndTheCheck() throws IOException {
        try (XSSFWorkbook workbook = openUsd()) {
            XSSFSheet resources = workbook.getSheet("Cost by resource");
            XSSFTable table = resources.getTables().get(0);
            int first = table.getStartRowIndex() + 1;
            int billed = column(table, "Billed cost (USD)");
            Cell cell = resources.getRow(first).getCell(billed);
            cell.setCellValue(cell.getNumericCellValue() + 100);
            FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();

            double total =
                    evaluator.evaluate(named(workbook, "ResourceBilledCost")).getNumberValue();

            assertEquals(SampleReport.usd().totals().billedCost().doubleValue() + 100, total, 1e-6);
            assertTrue(formulas(workbook).stream()
                    .filter(f -> f.getSheet().getSheetName().equals("Reconciliation"))
                    .anyMatch(f -> Math.abs(evaluator.evaluate(f).getNumberValue() - 100) < 1e-9));
        }
    }

    @Test
    void textOfOthersIsNeverAFormulaNorALink() throws IOException {
        try (XSSFWorkbook workbook = openUsd()) {
            List<String> seen = new ArrayList<>();
            for (Sheet sheet : workbook) {
                assertTrue(sheet.getHyperlinkList().stream()
                        .allMatch(link -> link.getAddress().matches("actions/[\\p{Alnum}%_.-]+/README[.]md")));
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.STRING
                                && cell.getStringCellValue().matches("[=+\\-@].*")) {
                            seen.add(cell.getStringCellValue());
                            assertTrue(((XSSFCell) cell).getCellStyle().getQuotePrefixed(), cell.getStringCellValue());
                        }
                        if (cell.getCellType() == CellType.FORMULA) {
                            assertFalse(cell.getCellFormula().contains("HYPERLINK"), cell.getCellFormula());
                        }
                    }
                }
            }
            assertTrue(seen.contains(SampleReport.FORMULA_NAME));
            assertTrue(seen.contains("+rerank-4"));
        }
        for (String part : parts(write(SampleReport.usd()))) {
            // The only links lead to the files beside the workbook.
            assertFalse(
                    part.replaceAll("Target=\"actions/[\\p{Alnum}%_.-]+/README[.]md\" TargetMode=\"External\"", "")
                            .contains("TargetMode=\"External\""),
                    "a part points outside");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "  =1",
                "\uFF1D1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF20x",
                "=HYPERLINK(\"http://evil.example\")",
                "http://evil.example",
                "_x003D_1"
            })
    void noteOfOthersStaysAText(String attack) throws IOException {
        try (XSSFWorkbook workbook = open(SampleReport.withNote(attack))) {
            XSSFSheet method = workbook.getSheet("Method");
            Cell last = method.getRow(method.getLastRowNum()).getCell(2);

            assertEquals(CellType.STRING, last.getCellType());
            assertEquals(ForeignText.visible(attack), last.getStringCellValue());
            assertEquals(
                    ForeignText.looksLikeFormula(ForeignText.visible(attack)),
                    ((XSSFCell) last).getCellStyle().getQuotePrefixed());
            assertTrue(method.getHyperlinkList().isEmpty());
        }
    }

    @Test
    void hasTheSheetsOfFinanceInTheirOrder() throws IOException {
        List<String> names = new ArrayList<>();
        try (XSSFWorkbook workbook = openUsd()) {
            for (Sheet sheet : workbook) {
                names.add(sheet.getSheetName());
                assertEquals(1, sheet.getPrintSetup().getFitWidth(), sheet.getSheetName());
                assertTrue(sheet.getFitToPage(), sheet.getSheetName());
                assertNotNull(workbook.getPrintArea(workbook.getSheetIndex(sheet)), sheet.getSheetName());
            }
            assertEquals(1, workbook.getSheet("Summary").getPrintSetup().getFitHeight());
            assertEquals(
                    "PerDollar · Oct 19 – Nov 15, 2026",
                    workbook.getProperties().getCoreProperties().getTitle());
        }
        assertEquals(
                List.of(
                        "Summary",
                        "Cost by resource",
                        "Cost by service",
                        "Categories",
                        "Daily",
                        "Requests per dollar",
                        "Idle hours",
                        "Recommendations",
                        "Plans",
                        "Realised savings",
                        "Budgets",
                        "Invoice months",
                        "Month close",
                        "Reconciliation",
                        "Method"),
                names);
    }

    @Test
    void everyChartIsDescribedForThoseWhoDoNotSeeIt() throws IOException {
        try (XSSFWorkbook workbook = openUsd()) {
            int charts = 0;
            for (String name : List.of("Summary", "Plans")) {
                for (CTTwoCellAnchor anchor : workbook.getSheet(name)
                        .getDrawingPatriarch()
                        .getCTDrawing()
                        .getTwoCellAnchorArray()) {
                    String words = anchor.getGraphicFrame()
                            .getNvGraphicFramePr()
                            .getCNvPr()
                            .getDescr();
                    assertTrue(words.length() > 30, words);
                    charts++;
                }
            }
            assertEquals(4, charts);
        }
    }

    @Test
    void whyTheBillChangedIsALiveSumThatEqualsTheBill() throws IOException {
        try (XSSFWorkbook workbook = openUsd()) {
            Sheet sheet = workbook.getSheet("Reconciliation");
            FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
            for (Row row : sheet) {
                if (row.getCell(1) != null
                        && row.getCell(1).getCellType() == CellType.STRING
                        && row.getCell(1).getStringCellValue().equals("This report")) {
                    assertEquals(
                            SampleReport.usd().totals().billedCost().doubleValue(),
                            evaluator.evaluate(row.getCell(2)).getNumberValue(),
                            1e-6);
                    return;
                }
            }
            throw new AssertionError("the explanation of the change is missing");
        }
    }

    @Test
    void wonHaveNoDecimalsAndDollarsHaveTwo() throws IOException {
        try (XSSFWorkbook dollars = openUsd()) {
            assertEquals(
                    "\"≈ \"#,##0.00;\"≈ \"-#,##0.00",
                    named(dollars, "BilledCost").getCellStyle().getDataFormatString());
        }
        try (XSSFWorkbook won = open(SampleReport.krw())) {
            assertEquals("#,##0;-#,##0", named(won, "BilledCost").getCellStyle().getDataFormatString());
        }
    }

    @Test
    void doubtsStandWhereTheFigureStands() throws IOException {
        try (XSSFWorkbook workbook = openUsd()) {
            assertTrue(named(workbook, "KeyBilledCost")
                    .getCellStyle()
                    .getDataFormatString()
                    .startsWith("\"≈ \""));
            assertTrue(named(workbook, "KeyRequestsPerDollar")
                    .getCellStyle()
                    .getDataFormatString()
                    .startsWith("\"◐ \""));
        }
    }

    @Test
    void daysAreRealDates() throws IOException {
        try (XSSFWorkbook workbook = openUsd()) {
            XSSFSheet daily = workbook.getSheet("Daily");
            Cell first = daily.getRow(daily.getTables().get(0).getStartRowIndex() + 1)
                    .getCell(1);
            assertTrue(DateUtil.isCellDateFormatted(first));
            assertEquals(
                    SampleReport.usd().header().from(),
                    first.getLocalDateTimeCellValue().toLocalDate());
        }
    }

    @Test
    void unknownIsBlankAndNeverZero() throws IOException {
        try (XSSFWorkbook workbook = openUsd()) {
            XSSFSheet sheet = workbook.getSheet("Requests per dollar");
            XSSFTable table = sheet.getTables().get(0);
            for (Row row : sheet) {
                if (row.getCell(1) != null
                        && row.getCell(1).getCellType() == CellType.STRING
                        && row.getCell(1).getStringCellValue().equals("한국어-챗봇-09")) {
                    assertEquals(
                            CellType.BLANK,
                            row.getCell(column(table, "Requests per USD")).getCellType());
                    assertEquals(
                            CellType.BLANK,
                            row.getCell(column(table, "Idle share")).getCellType());
                    return;
                }
            }
            throw new AssertionError("the VM without logs is missing");
        }
    }

    @Test
    void tablesAreNativeWithFiltersAndTheirHeadersMatch() throws IOException {
        try (XSSFWorkbook workbook = openUsd()) {
            int tables = 0;
            for (Sheet sheet : workbook) {
                for (XSSFTable table : ((XSSFSheet) sheet).getTables()) {
                    tables++;
                    assertNotNull(table.getCTTable().getAutoFilter(), table.getName());
                    Row header = sheet.getRow(table.getStartRowIndex());
                    for (int i = 0; i < table.getColumnCount(); i++) {
                        assertEquals(
                                header.getCell(table.getStartColIndex() + i).getStringCellValue(),
                                table.getCTTable()
                                        .getTableColumns()
                                        .getTableColumnArray(i)
                                        .getName());
                    }
                }
            }
            assertEquals(26, tables);
            for (String sheet : List.of("Cost by resource", "Daily", "Requests per dollar", "Recommendations")) {
                assertTrue(workbook.getSheet(sheet).getPaneInformation().isFreezePane(), sheet);
                assertNotNull(workbook.getSheet(sheet).getRepeatingRows(), sheet);
            }
            assertEquals(
                    3,
                    workbook.getSheet("Summary")
                            .getDrawingPatriarch()
                            .getCharts()
                            .size());
        }
    }

    @Test
    void sameReportGivesTheSameBytes() throws IOException {
        byte[] first = Files.readAllBytes(write(SampleReport.usd()));
        byte[] second = Files.readAllBytes(write(SampleReport.usd()));
        assertArrayEquals(first, second);
    }

    @Test
    void tenThousandVmsStreamWithoutHoldingTheirRows() throws IOException {
        // 10,000 VMs are the contract's bar; a test of fewer proves that rows are streamed and still add up.
        FleetReport report = SampleReport.ofSize(400);
        Path file = write(report);
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            Sheet sheet = workbook.getSheet("Cost by resource");
            assertEquals(
                    report.resourceCosts().size(),
                    workbook.getTable("CostByResource").getRowCount() - 2);
            assertTrue(sheet.getLastRowNum() > 1_200);
            assertEquals(
                    report.totals().billedCost().doubleValue(),
                    named(workbook, "ResourceBilledCost").getNumericCellValue(),
                    1e-6);
        }
    }

    private static synchronized XSSFWorkbook openUsd() throws IOException {
        byte[] bytes = usd;
        if (bytes == null) {
            bytes = Files.readAllBytes(write(SampleReport.usd()));
            usd = bytes;
        }
        return new XSSFWorkbook(new ByteArrayInputStream(bytes));
    }

    private static XSSFWorkbook open(FleetReport report) throws IOException {
        try (InputStream in = Files.newInputStream(write(report))) {
            return new XSSFWorkbook(in);
        }
    }

    private static Path write(FleetReport report) throws IOException {
        Texts texts = Texts.of(Language.ENGLISH);
        Path file = folder.resolve("report.xlsx");
        CostWorkbook.write(report, ReportSheets.of(report, texts), texts, file);
        return file;
    }

    private static Cell named(XSSFWorkbook workbook, String name) {
        Name defined = workbook.getName(name);
        CellReference reference = new AreaReference(defined.getRefersToFormula(), null).getFirstCell();
        return workbook.getSheet(reference.getSheetName())
                .getRow(reference.getRow())
                .getCell(reference.getCol());
    }

    private static int column(XSSFTable table, String title) {
        for (int i = 0; i < table.getColumnCount(); i++) {
            if (table.getCTTable()
                    .getTableColumns()
                    .getTableColumnArray(i)
                    .getName()
                    .equals(title)) {
                return table.getStartColIndex() + i;
            }
        }
        throw new AssertionError("no column " + title);
    }

    private static List<Cell> formulas(Workbook workbook) {
        List<Cell> found = new ArrayList<>();
        for (Sheet sheet : workbook) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.FORMULA) {
                        found.add(cell);
                    }
                }
            }
        }
        return found;
    }

    private static List<String> parts(Path file) throws IOException {
        List<String> parts = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    parts.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return parts;
    }
}
