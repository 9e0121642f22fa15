package io.perdollar.reporting.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.report.FleetReport;
import io.perdollar.reporting.SampleReport;
import io.perdollar.reporting.sheet.ReportSheets;
import io.perdollar.reporting.text.Language;
import io.perdollar.reporting.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.drawingml.x2006.chart.ChartSpaceDocument;
import org.openxmlformats.schemas.drawingml.x2006.spreadsheetDrawing.WsDrDocument;
import org.openxmlformats.schemas.officeDocument.x2006.extendedProperties.PropertiesDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.SstDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.StyleSheetDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.TableDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorkbookDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorksheetDocument;

class OoxmlSchemaTest {
    @TempDir
    Path folder;

    @Test
    void everyPartFollowsItsSchema() throws IOException, XmlException {
        assertTrue(validate(SampleReport.usd(), Language.ENGLISH) >= 13 + 22 + 4 + 6);
        assertTrue(validate(SampleReport.empty(), Language.KOREAN) >= 13 + 4);
    }

    private int validate(FleetReport report, Language language) throws IOException, XmlException {
        Texts texts = Texts.of(language);
        Path file = folder.resolve("report.xlsx");
        CostWorkbook.write(report, ReportSheets.of(report, texts), texts, file);
        int parts = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    XmlObject part = parse(entry.getName(), in);
                    if (part != null) {
                        List<XmlError> errors = new ArrayList<>();
                        part.validate(new XmlOptions().setErrorListener(errors));
                        assertEquals(List.of(), errors, entry.getName());
                        parts++;
                    }
                }
            }
        }
        return parts;
    }

    private static @Nullable XmlObject parse(String name, InputStream in) throws IOException, XmlException {
        if (name.startsWith("xl/worksheets/sheet")) {
            return WorksheetDocument.Factory.parse(in);
        }
        if (name.startsWith("xl/tables/")) {
            return TableDocument.Factory.parse(in);
        }
        if (name.startsWith("xl/charts/chart")) {
            return ChartSpaceDocument.Factory.parse(in);
        }
        if (name.equals("xl/styles.xml")) {
            return StyleSheetDocument.Factory.parse(in);
        }
        if (name.startsWith("xl/drawings/drawing")) {
            return WsDrDocument.Factory.parse(in);
        }
        if (name.equals("xl/sharedStrings.xml")) {
            return SstDocument.Factory.parse(in);
        }
        if (name.equals("docProps/app.xml")) {
            return PropertiesDocument.Factory.parse(in);
        }
        return name.equals("xl/workbook.xml") ? WorkbookDocument.Factory.parse(in) : null;
    }
}
