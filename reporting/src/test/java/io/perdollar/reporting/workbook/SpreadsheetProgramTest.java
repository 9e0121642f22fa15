package io.perdollar.reporting.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.perdollar.reporting.SampleReport;
import io.perdollar.reporting.sheet.ReportSheets;
import io.perdollar.reporting.text.Language;
import io.perdollar.reporting.text.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second opinion on the formulas: LibreOffice, where the machine has it. */
class SpreadsheetProgramTest {
    private static final Path LIBRE_OFFICE = Path.of("/usr/bin/libreoffice");
    private static final long MINUTES = 3;

    @TempDir
    Path folder;

    @Test
    void recalculatesEveryFormulaAsWeDoAfterAReaderChangedACell() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(LIBRE_OFFICE), "LibreOffice is not installed here");
        Path changed = folder.resolve("changed.xlsx");
        double before = change(changed);
        Path saved = convert(changed);
        assumeTrue(Files.exists(saved), "LibreOffice did not finish in time");

        try (XSSFWorkbook ours = open(changed);
                XSSFWorkbook theirs = open(saved)) {
            FormulaEvaluator evaluator = ours.getCreationHelper().createFormulaEvaluator();
            int formulas = 0;
            for (Sheet sheet : ours) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.FORMULA) {
                            if (evaluator.evaluate(cell).getCellType() == CellType.STRING) {
                                assertEquals(
                                        evaluator.evaluate(cell).getStringValue(),
                                        cell(theirs, cell).getStringCellValue(),
                                        cell.getCellFormula());
                                continue;
                            }
                            double expected = evaluator.evaluate(cell).getNumberValue();
                            Cell other = cell(theirs, cell);
                            assertEquals(
                                    expected,
                                    other.getNumericCellValue(),
                                    1e-6 * Math.max(1, Math.abs(expected)),
                                    () -> sheet.getSheetName() + " " + cell.getAddress() + ": "
                                            + cell.getCellFormula());
                            formulas++;
                        }
                    }
                }
            }
            assertTrue(formulas > 300, "formulas: " + formulas);
            double after = total(theirs);
            assertNotEquals(before, after, "the change has reached the total");
            assertEquals(before + 100, after, 1e-6);
        }
    }

    /** Writes the sample with 100 more on its first resource, stored results left as they were; returns the total before. */
    private double change(Path file) throws IOException {
        Texts texts = Texts.of(Language.ENGLISH);
        Path written = folder.resolve("report.xlsx");
        CostWorkbook.write(SampleReport.usd(), ReportSheets.of(SampleReport.usd(), texts), texts, written);
        try (XSSFWorkbook workbook = open(written);
                OutputStream out = Files.newOutputStream(file)) {
            double before = total(workbook);
            XSSFTable table = workbook.getTable("CostByResource");
            Cell cell = workbook.getSheet("Cost by resource")
                    .getRow(table.getStartRowIndex() + 1)
                    .getCell(table.getStartColIndex() + billedColumn(table));
            cell.setCellValue(cell.getNumericCellValue() + 100);
            workbook.write(out);
            return before;
        }
    }

    private static double total(XSSFWorkbook workbook) {
        XSSFTable table = workbook.getTable("CostByResource");
        return workbook.getSheet("Cost by resource")
                .getRow(table.getEndRowIndex())
                .getCell(table.getStartColIndex() + billedColumn(table))
                .getNumericCellValue();
    }

    private static int billedColumn(XSSFTable table) {
        return table.findColumnIndex("Billed cost (USD)");
    }

    private Path convert(Path file) throws IOException, InterruptedException {
        Path target = Files.createDirectories(folder.resolve("saved"));
        // As a reader's own setting may say; the default trusts stored results of every program.
        Path user = Files.createDirectories(folder.resolve("profile").resolve("user"));
        Files.writeString(user.resolve("registrymodifications.xcu"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <oor:items xmlns:oor="http://openoffice.org/2001/registry">
                <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
                <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
                </oor:items>
                """);
        Process process = new ProcessBuilder(
                        LIBRE_OFFICE.toString(),
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "xlsx",
                        "--outdir",
                        target.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("libreoffice.log").toFile())
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        return target.resolve(file.getFileName());
    }

    private static Cell cell(XSSFWorkbook workbook, Cell like) {
        Sheet sheet = workbook.getSheet(like.getSheet().getSheetName());
        assertNotNull(sheet, like.getSheet().getSheetName());
        return sheet.getRow(like.getRowIndex()).getCell(like.getColumnIndex());
    }

    private static XSSFWorkbook open(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new XSSFWorkbook(in);
        }
    }
}
