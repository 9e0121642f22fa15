package io.perdollar.reporting.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and months for people, as each language writes them. Files and machine-readable figures keep ISO 8601. */
public final class Dates {
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH_SHORT = DateTimeFormatter.ofPattern("MMM d", Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH_MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter KOREAN_DAY = DateTimeFormatter.ofPattern("uuuu. M. d.", Locale.ROOT);
    private static final DateTimeFormatter KOREAN_SHORT = DateTimeFormatter.ofPattern("M. d.", Locale.ROOT);
    private static final DateTimeFormatter KOREAN_MONTH = DateTimeFormatter.ofPattern("uuuu년 M월", Locale.ROOT);

    private Dates() {}

    /** A day: {@code Nov 15, 2026} or {@code 2026. 11. 15.}. */
    public static String day(LocalDate date, Language language) {
        return switch (language) {
            case ENGLISH -> ENGLISH_DAY.format(date);
            case KOREAN -> KOREAN_DAY.format(date);
        };
    }

    /** A day where the year is known: {@code Nov 15} or {@code 11. 15.}. */
    public static String shortDay(LocalDate date, Language language) {
        return switch (language) {
            case ENGLISH -> ENGLISH_SHORT.format(date);
            case KOREAN -> KOREAN_SHORT.format(date);
        };
    }

    /** A month: {@code Nov 2026} or {@code 2026년 11월}. */
    public static String month(YearMonth month, Language language) {
        return switch (language) {
            case ENGLISH -> ENGLISH_MONTH.format(month);
            case KOREAN -> KOREAN_MONTH.format(month);
        };
    }

    /**
     * A range of days, both included, nothing said twice: {@code Oct 1–23, 2026}, {@code Oct 19 – Nov 15, 2026},
     * {@code 2026. 10. 19. – 11. 15.}.
     */
    public static String range(LocalDate from, LocalDate to, Language language) {
        if (from.equals(to)) {
            return day(from, language);
        }
        if (from.getYear() != to.getYear()) {
            return day(from, language) + " – " + day(to, language);
        }
        return switch (language) {
            case ENGLISH ->
                from.getMonth() == to.getMonth()
                        ? shortDay(from, language) + "–" + to.getDayOfMonth() + ", " + to.getYear()
                        : shortDay(from, language) + " – " + day(to, language);
            case KOREAN -> day(from, language) + " – " + shortDay(to, language);
        };
    }

    /** A minute and its zone, such as {@code Nov 16, 2026, 10:48 (Asia/Seoul)}. */
    public static String instant(Instant instant, ZoneId zone, Language language) {
        ZonedDateTime there = instant.atZone(zone);
        String separator = switch (language) {
            case ENGLISH -> ", ";
            case KOREAN -> " ";
        };
        return day(there.toLocalDate(), language) + separator + MINUTE.format(there) + " (" + zone.getId() + ")";
    }

    /** The format of a day in a spreadsheet; it shows what {@link #day} shows. */
    public static String dayFormat(Language language) {
        return switch (language) {
            case ENGLISH -> "[$-409]mmm\\ d\\,\\ yyyy";
            case KOREAN -> "yyyy\\.\\ m\\.\\ d\\.";
        };
    }

    /** The format of a day on the axis of a native chart; it shows what {@link #shortDay} shows. */
    public static String shortDayFormat(Language language) {
        return switch (language) {
            case ENGLISH -> "[$-409]mmm\\ d";
            case KOREAN -> "m\\.\\ d\\.";
        };
    }

    /** The format of a month in a spreadsheet; it shows what {@link #month} shows. */
    public static String monthFormat(Language language) {
        return switch (language) {
            case ENGLISH -> "[$-409]mmm\\ yyyy";
            case KOREAN -> "yyyy\"년\"\\ m\"월\"";
        };
    }
}
