package io.perdollar.reporting.html;

import io.perdollar.analysis.report.FleetReport;
import io.perdollar.reporting.chart.ChartImage;
import io.perdollar.reporting.sheet.ReportSheets;
import io.perdollar.reporting.text.Texts;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Renders {@code index.html}: one page with its pictures inside, no script, readable on a phone, in the dark and on paper.
 * Every text is escaped.
 */
public final class HtmlReport {
    private static final String TEMPLATE = "io/perdollar/reporting/html/index";

    private HtmlReport() {}

    /**
     * Writes the page.
     *
     * @param workbook file name of the workbook beside the page
     * @throws IOException if the writer fails
     */
    public static void write(
            FleetReport report, ReportSheets sheets, List<ChartImage> charts, Texts texts, String workbook, Writer out)
            throws IOException {
        Page page = new PageBuilder(report, sheets, charts, texts).build(workbook);
        Context context = new Context(texts.language().locale());
        context.setVariable("page", page);
        out.write(engine().process(TEMPLATE, context));
    }

    private static TemplateEngine engine() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(HtmlReport.class.getClassLoader());
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}
