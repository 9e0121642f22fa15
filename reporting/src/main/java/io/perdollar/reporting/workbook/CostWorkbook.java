package io.perdollar.reporting.workbook;

import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.report.ReportHeader;
import io.perdollar.reporting.sheet.PlansSheet;
import io.perdollar.reporting.sheet.ReportSheets;
import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Sheet.Topic;
import io.perdollar.reporting.text.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.util.TempFile;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Renders the typed tables as a native Excel workbook. Rows are streamed, so memory does not grow with the fleet; totals,
 * shares and the identity are live formulas whose stored values are the exact figures. The same report gives the same bytes.
 */
public final class CostWorkbook {
    /** Row of the first table of every sheet but the summary. */
    private static final int TABLES_TOP = 4;

    private static final int ROWS_IN_MEMORY = 64;

    private CostWorkbook() {}

    /**
     * Writes the workbook.
     *
     * @param file is replaced
     * @throws IOException if the file or a temporary file beside it cannot be written
     */
    public static void write(FleetReport report, ReportSheets sheets, Texts texts, Path file) throws IOException {
        Path folder = Files.createTempDirectory(file.toAbsolutePath().getParent(), ".workbook");
        Path raw = folder.resolve("raw.xlsx");
        // Beside the workbook and not in the machine's temporary folder, where a kill would leave them for ever.
        TempFile.setThreadLocalTempFileCreationStrategy(new DefaultTempFileCreationStrategy(folder.toFile()));
        try (XSSFWorkbook template = new XSSFWorkbook();
                SXSSFWorkbook workbook = new SXSSFWorkbook(template, ROWS_IN_MEMORY)) {
            fill(report, sheets, texts, workbook);
            describe(report.header(), texts, template);
            try (OutputStream out = Files.newOutputStream(raw)) {
                workbook.write(out);
            }
            FixedZip.copy(raw, file);
        } finally {
            TempFile.setThreadLocalTempFileCreationStrategy(null);
            remove(folder);
        }
    }

    /** All files of it: the writer makes no folders in it. */
    private static void remove(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path left : files) {
                Files.deleteIfExists(left);
            }
        }
        Files.deleteIfExists(folder);
    }

    private static void fill(FleetReport report, ReportSheets sheets, Texts texts, SXSSFWorkbook workbook) {
        XSSFWorkbook template = workbook.getXSSFWorkbook();
        List<List<Placement>> places = new ArrayList<>();
        for (Sheet sheet : sheets.sheets()) {
            workbook.createSheet(sheet.name());
            places.add(Placement.of(sheet, top(sheet, report)));
        }
        List<Placement> all = places.stream().flatMap(List::stream).toList();
        Formulas formulas = new Formulas(all);
        formulas.names().forEach((name, reference) -> define(template, name, reference));
        SheetWriter writer = new SheetWriter(report.header(), texts, new Styles(template, texts.language()), formulas);
        NativeTables tables = new NativeTables();
        Looks looks = new Looks(report.header().days());
        for (int i = 0; i < places.size(); i++) {
            Sheet sheet = sheets.sheets().get(i);
            SXSSFSheet target = workbook.getSheetAt(i);
            XSSFSheet natural = template.getSheetAt(i);
            SheetSetup.prepare(sheet, places.get(i), natural, texts);
            if (sheet.topic() == Topic.SUMMARY) {
                writer.writeSummary(sheet, sheets.tiles(), sheets.highlights(), places.get(i), target);
                NativeCharts.draw(report, all, places.get(i), texts, natural);
            } else {
                writer.write(sheet, places.get(i), target);
            }
            if (sheet.topic() == Topic.PLANS && NativePareto.isDrawn(report)) {
                NativePareto.draw(report, place(places.get(i), PlansSheet.PLANS), texts, natural, TABLES_TOP);
            }
            for (Placement place : places.get(i)) {
                looks.apply(place, natural);
                tables.add(place, natural);
            }
        }
        template.setActiveSheet(0);
    }

    /** Row of a sheet's first table. */
    private static int top(Sheet sheet, FleetReport report) {
        return switch (sheet.topic()) {
            case SUMMARY -> SummaryPlan.TOP;
            case PLANS -> NativePareto.isDrawn(report) ? TABLES_TOP + NativePareto.ROWS : TABLES_TOP;
            default -> TABLES_TOP;
        };
    }

    private static Placement place(List<Placement> places, String id) {
        return places.stream()
                .filter(place -> place.table().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no table " + id + " on this sheet"));
    }

    private static void define(XSSFWorkbook workbook, String name, String reference) {
        Name defined = workbook.createName();
        defined.setNameName(name);
        defined.setRefersToFormula(reference);
    }

    private static void describe(ReportHeader header, Texts texts, XSSFWorkbook workbook) {
        // Not the clock: what the report knew, so that the same inputs give the same bytes.
        Instant made = header.knownAt() == null
                ? header.reportDate().atStartOfDay(ZoneOffset.UTC).toInstant()
                : header.knownAt();
        Optional<Date> when = Optional.of(Date.from(made));
        POIXMLProperties.CoreProperties core = workbook.getProperties().getCoreProperties();
        core.setTitle("PerDollar · " + texts.days(header.from(), header.reportDate()));
        core.setSubjectProperty(texts.get("sheet.summary.title"));
        core.setCreator("PerDollar");
        core.setLastModifiedByUser("PerDollar");
        core.setKeywords("FinOps, GPU, " + header.currency());
        core.setCreated(when);
        core.setModified(when);
        POIXMLProperties.ExtendedProperties extended = workbook.getProperties().getExtendedProperties();
        extended.setApplication("PerDollar");
    }
}
