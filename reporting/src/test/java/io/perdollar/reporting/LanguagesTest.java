package io.perdollar.reporting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.report.FleetReport;
import io.perdollar.reporting.chart.ChartImage;
import io.perdollar.reporting.chart.Charts;
import io.perdollar.reporting.sheet.ReportSheets;
import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Table;
import io.perdollar.reporting.table.Value;
import io.perdollar.reporting.text.Language;
import io.perdollar.reporting.text.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every word that a report can need exists in every language: a missing key throws. */
class LanguagesTest {
    @ParameterizedTest
    @EnumSource
    void everyPartOfAReportIsWorded(Language language) {
        for (FleetReport report : List.of(SampleReport.usd(), SampleReport.krw(), SampleReport.empty())) {
            Texts texts = Texts.of(language);
            for (Sheet sheet : ReportSheets.of(report, texts).sheets()) {
                assertFalse(sheet.title().isBlank());
                for (Table table : sheet.tables()) {
                    assertFalse(table.title().contains("{"), table.title());
                }
            }
            for (ChartImage chart : Charts.draw(report, texts)) {
                assertTrue(chart.description().length() > 10, chart.name());
                assertFalse(chart.description().contains("{"), chart.description());
            }
            assertFalse(Findings.text(report, language).contains("{"));
        }
    }

    @Test
    void koreanTitlesAreKorean() {
        Texts korean = Texts.of(Language.KOREAN);
        for (Sheet sheet : ReportSheets.of(SampleReport.usd(), korean).sheets()) {
            assertTrue(hasHangul(sheet.name()), sheet.name());
            assertTrue(hasHangul(sheet.title()), sheet.title());
            assertTrue(hasHangul(sheet.lead()), sheet.lead());
            for (Table table : sheet.tables()) {
                assertTrue(hasHangul(table.title()) || table.title().equals("GPU VM"), table.title());
            }
        }
    }

    @Test
    void theLinesOfAScopeThatNoResourceStandsForAreWorded() {
        FleetReport cut = SampleReport.withScopeLines();
        assertEquals(
                List.of("Shared cost carried by this scope", "Commitment fees paid outside this scope"),
                lastResources(cut, Language.ENGLISH));
        assertEquals(List.of("이 범위가 부담하는 공유 비용", "이 범위 밖에서 낸 약정 요금"), lastResources(cut, Language.KOREAN));
    }

    private static List<String> lastResources(FleetReport report, Language language) {
        Table resources = ReportSheets.of(report, Texts.of(language)).sheets().stream()
                .flatMap(sheet -> sheet.tables().stream())
                .filter(table -> table.id().equals("CostByResource"))
                .findFirst()
                .orElseThrow();
        int size = resources.rows().size();
        return resources.rows().subList(size - 2, size).stream()
                .map(row -> ((Value.Text) row.get(0).value()).text())
                .toList();
    }

    private static boolean hasHangul(String text) {
        return text.codePoints().anyMatch(c -> c >= 0xAC00 && c <= 0xD7A3);
    }
}
