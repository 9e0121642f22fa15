package io.perdollar.reporting.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.report.FleetReport;
import io.perdollar.reporting.SampleReport;
import io.perdollar.reporting.sheet.ReportSheets;
import io.perdollar.reporting.text.Language;
import io.perdollar.reporting.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What surrounds the cells: names, pages, panes and properties. */
class PaperTest {
    @TempDir
    Path folder;

    @Test
    void everyNameLeadsToAFigure() throws IOException {
        for (FleetReport report : new FleetReport[] {SampleReport.usd(), SampleReport.krw(), SampleReport.empty()}) {
            try (XSSFWorkbook workbook = workbook(report)) {
                int figures = 0;
                for (Name name : workbook.getAllNames()) {
                    String refers = name.getRefersToFormula();
                    assertFalse(refers.contains("#REF"), name.getNameName());
                    if (name.getNameName().startsWith("_xlnm")) {
                        continue;
                    }
                    CellReference at = new AreaReference(refers, SpreadsheetVersion.EXCEL2007).getFirstCell();
                    Cell cell = workbook.getSheet(at.getSheetName())
                            .getRow(at.getRow())
                            .getCell(at.getCol());
                    assertTrue(Double.isFinite(cell.getNumericCellValue()), name.getNameName() + " leads to " + refers);
                    figures++;
                }
                assertTrue(figures >= 10, "names: " + figures);
            }
        }
    }

    @Test
    void everySheetPrintsOnePageWideWithItsTitlesOnEachPage() throws IOException {
        try (XSSFWorkbook workbook = workbook(SampleReport.usd())) {
            for (Sheet sheet : workbook) {
                String name = sheet.getSheetName();
                assertTrue(sheet.getFitToPage(), name);
                assertEquals(1, sheet.getPrintSetup().getFitWidth(), name);
                assertEquals(
                        name.equals("Summary") ? 1 : 0, sheet.getPrintSetup().getFitHeight(), name);
                assertNotNull(sheet.getRepeatingRows(), name);
                assertNotNull(workbook.getPrintArea(workbook.getSheetIndex(sheet)), name);
                assertTrue(name.equals("Summary") || sheet.getPaneInformation().isFreezePane(), name);
                assertTrue(((XSSFSheet) sheet).getFooter().getRight().contains("&P"), name);
            }
        }
    }

    @Test
    void theDocumentSaysWhatItIs() throws IOException {
        try (XSSFWorkbook workbook = workbook(SampleReport.usd())) {
            CoreProperties properties = workbook.getProperties().getCoreProperties();
            assertEquals("PerDollar · Oct 19 – Nov 15, 2026", properties.getTitle());
            assertEquals("PerDollar", properties.getCreator());
            assertEquals(Date.from(Instant.parse("2026-11-16T03:41:22Z")), properties.getCreated());
        }
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
