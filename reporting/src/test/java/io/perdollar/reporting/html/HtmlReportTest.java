package io.perdollar.reporting.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.report.FleetReport;
import io.perdollar.reporting.SampleReport;
import io.perdollar.reporting.chart.Charts;
import io.perdollar.reporting.sheet.ReportSheets;
import io.perdollar.reporting.text.Language;
import io.perdollar.reporting.text.Texts;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    /** One page serves several tests. */
    private static final String USD = page(SampleReport.usd());

    @Test
    void textOfOthersIsEscapedEverywhere() {
        String page = USD;

        assertFalse(page.contains("<script"), "a script got into the page");
        assertTrue(page.contains("&lt;script&gt;alert("), "the name is shown as it stands");
        assertFalse(page.contains("href=\"http"), "a link points outside");
        assertTrue(page.contains("=HYPERLINK(&quot;http://evil.example&quot;"));
        assertTrue(page.contains("\\u0016\\u0003\\u0001tls"), "control characters are written out");
    }

    @Test
    void needsNothingButItself() {
        String page = USD;

        assertEquals(
                0,
                Pattern.compile("(?:src|srcset|url\\()=?[\"']?(?!data:)(?:https?:|//|/)")
                        .matcher(page)
                        .results()
                        .count());
        assertEquals(
                5,
                Pattern.compile("src=\"data:image/png;base64,")
                        .matcher(page)
                        .results()
                        .count());
        assertFalse(Pattern.compile(" th:[a-z]+=").matcher(page).find(), "the template's own attributes are gone");
        assertTrue(page.contains("<meta name=\"viewport\""));
        assertTrue(page.contains("prefers-color-scheme:dark"));
        assertTrue(page.contains("@media print"));
    }

    @Test
    void beginsWithTheNumberThatMatters() {
        String page = USD;
        MatchResult headline = Pattern.compile("<h1>(.*?)</h1>")
                .matcher(page)
                .results()
                .findFirst()
                .orElseThrow();

        assertEquals("GPU fleet: $9,007 billed (+8.1 %), $3,086 avoidable", headline.group(1));
    }

    /** The reader of recommendations must not have to look for it among the plans. */
    @Test
    void tellsWhatModelsNeedRightBehindTheRecommendations() {
        String page = USD;
        int models = page.indexOf("id=\"models\"");
        assertTrue(models > page.indexOf("id=\"actions\"") && models < page.indexOf("id=\"services\""));
        String part = page.substring(models, page.indexOf("</section>", models));
        assertTrue(part.contains("7B, fp16, context 4096, 16 at a time"), part);
        assertTrue(part.contains("A model specialised for the purpose, before a larger one"), part);
        assertTrue(part.contains("Shorter context (max_model_len)"), part);
        assertFalse(page(SampleReport.empty()).contains("id=\"models\""));
    }

    @Test
    void linksTheFilesBesideIt() {
        String page = USD;
        for (String file : new String[] {
            "cost-report-2026-11-15.xlsx", "summary.json", "rejects.csv", "charts/daily-cost.png", "charts/savings.png"
        }) {
            assertTrue(page.contains("href=\"" + file + "\""), file);
        }
    }

    @Test
    void saysWhyAFigureIsInDoubtWhereItStands() {
        String page = USD;
        assertTrue(page.contains("title=\"Logs speak of less than 95 % of the running time\">◐ "));
        assertTrue(page.contains("class=\"num provisional\""));
    }

    @Test
    void showsAnEmptyBillWithoutComplaint() {
        String page = page(SampleReport.empty());
        assertTrue(page.contains("GPU fleet: $0.00 billed"));
        assertTrue(page.contains("No recommendation"));
        assertFalse(page.contains("null"));
    }

    @Test
    void showsWonWithoutDecimals() {
        assertTrue(page(SampleReport.krw()).contains("₩12,524,665"));
    }

    private static String page(FleetReport report) {
        Texts texts = Texts.of(Language.ENGLISH);
        StringWriter out = new StringWriter();
        try {
            HtmlReport.write(
                    report,
                    ReportSheets.of(report, texts),
                    Charts.draw(report, texts),
                    texts,
                    "cost-report-2026-11-15.xlsx",
                    out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
