package io.perdollar.reporting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.reporting.text.Columns;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {
    @Test
    void staysWithinAHundredColumnsAndCountsHangulAsTwo() {
        for (String line : Findings.text(SampleReport.usd()).lines().toList()) {
            assertTrue(Columns.width(line) <= 100, line);
        }
    }

    @Test
    void alignsTheColumnsOfServicesWhateverTheirScript() {
        List<String> rows = Findings.text(SampleReport.krw())
                .lines()
                .filter(line -> line.startsWith("한국어-챗봇  ") || line.startsWith("chat  "))
                .toList();
        assertEquals(2, rows.size());
        assertEquals(Columns.width(rows.get(0)), Columns.width(rows.get(1)));
    }

    @Test
    void namesTheNumbersThatMatter() {
        String text = Findings.text(SampleReport.usd());
        assertTrue(text.contains("Billed cost"), text);
        assertTrue(text.contains("≈ $9,007.31"), text);
        assertTrue(text.contains("Run weekly hours"), text);
        assertTrue(text.contains("Identity of the bill: difference 0.00"), text);
    }

    @Test
    void showsWonWithoutDecimals() {
        assertTrue(Findings.text(SampleReport.krw()).contains("₩12,524,665"), Findings.text(SampleReport.krw()));
    }

    @Test
    void saysSoWhereThereIsNothing() {
        String text = Findings.text(SampleReport.empty());
        assertTrue(text.contains("No GPU VM on the bill"), text);
        assertFalse(text.contains("null"), text);
    }
}
