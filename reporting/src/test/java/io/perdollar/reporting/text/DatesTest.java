package io.perdollar.reporting.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.junit.jupiter.api.Test;

class DatesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 5);

    @Test
    void writesDaysAndMonthsAsEachLanguageDoes() {
        assertEquals("Nov 5, 2026", Dates.day(DAY, Language.ENGLISH));
        assertEquals("2026. 11. 5.", Dates.day(DAY, Language.KOREAN));
        assertEquals("Nov 2026", Dates.month(YearMonth.from(DAY), Language.ENGLISH));
        assertEquals("2026년 11월", Dates.month(YearMonth.from(DAY), Language.KOREAN));
        assertEquals("Nov 5", Dates.shortDay(DAY, Language.ENGLISH));
        assertEquals("11. 5.", Dates.shortDay(DAY, Language.KOREAN));
    }

    @Test
    void saysNothingTwiceInARange() {
        assertEquals("Oct 1–23, 2026", range(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 23), Language.ENGLISH));
        assertEquals("Oct 19 – Nov 5, 2026", range(LocalDate.of(2026, 10, 19), DAY, Language.ENGLISH));
        assertEquals("Dec 20, 2025 – Nov 5, 2026", range(LocalDate.of(2025, 12, 20), DAY, Language.ENGLISH));
        assertEquals("Nov 5, 2026", range(DAY, DAY, Language.ENGLISH));
        assertEquals("2026. 10. 19. – 11. 5.", range(LocalDate.of(2026, 10, 19), DAY, Language.KOREAN));
    }

    @Test
    void aSpreadsheetShowsWhatThePageShows() {
        DataFormatter formatter = new DataFormatter(Locale.ENGLISH);
        double day = DateUtil.getExcelDate(DAY);
        // The library that formats here does not know 년 and 월 as parts of a date; spreadsheet programs do.
        assertEquals("Nov 2026", formatter.formatRawCellContents(day, 0, Dates.monthFormat(Language.ENGLISH)));
        for (Language language : Language.values()) {
            assertEquals(Dates.day(DAY, language), formatter.formatRawCellContents(day, 0, Dates.dayFormat(language)));
            assertEquals(
                    Dates.shortDay(DAY, language),
                    formatter.formatRawCellContents(day, 0, Dates.shortDayFormat(language)));
        }
    }

    private static String range(LocalDate from, LocalDate to, Language language) {
        return Dates.range(from, to, language);
    }
}
