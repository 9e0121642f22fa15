package io.perdollar.reporting.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTextTest {
    @Test
    void leavesVisibleTextOfEveryScriptAlone() {
        for (String text : new String[] {"chat-00", "한국어-챗봇", "日本語", "naïve", "a\u0301", "🚀", "POST /v1/x?y=1"}) {
            assertEquals(text, ForeignText.visible(text));
        }
    }

    @Test
    void writesOutWhatHidesOrReorders() {
        assertEquals("\\u0000\\u000a\\u007f", ForeignText.visible("\0\n\u007f"));
        assertEquals("\\u202egpj.exe", ForeignText.visible("\u202egpj.exe"));
        assertEquals("\\u2028\\ufeff\\u200b", ForeignText.visible("\u2028\ufeff\u200b"));
        assertEquals("\\ud800", ForeignText.visible("\ud800"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1", "+1", "-1", "@x", "\tx", "\rx", " =1", "|x", "%x", "＝1"})
    void knowsWhatASpreadsheetTakesForAFormula(String text) {
        assertTrue(ForeignText.looksLikeFormula(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "chat", "1=1", "한국어", "/generate"})
    void leavesOrdinaryTextUnsuspected(String text) {
        assertFalse(ForeignText.looksLikeFormula(text));
    }

    @Test
    void countsHangulAsTwoColumnsAndMarksAsNone() {
        assertEquals(10, Columns.width("한국어챗봇"));
        assertEquals(4, Columns.width("chat"));
        assertEquals(1, Columns.width("a\u0301"));
        assertEquals("한국… ", Columns.left("한국어챗봇", 6));
        assertEquals("  한국", Columns.right("한국", 6));
    }
}
