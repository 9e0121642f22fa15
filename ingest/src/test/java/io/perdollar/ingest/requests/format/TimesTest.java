package io.perdollar.ingest.requests.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perdollar.analysis.time.Micros;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss xx", Locale.ENGLISH);
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    @Property
    void agreesWithTheJdkOnEveryDayAndOffset(
            @ForAll @LongRange(min = 946_684_800L, max = 7_258_118_399L) long second,
            @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int offsetMinutes) {
        var time = Instant.ofEpochSecond(second).atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60));

        assertEquals(second * 1_000_000, parse(Role.TIME_LOCAL, LOCAL.format(time)));
        assertEquals(second * 1_000_000, parse(Role.TIME_ISO8601, ISO.format(time)));
        assertEquals(second * 1_000_000, parse(Role.TIME_ANY, ISO.format(time)));
    }

    @ParameterizedTest
    @CsvSource({
        "TIME_LOCAL, 31/Dec/2016:23:59:60 +0000, 2017-01-01T00:00:00Z",
        "TIME_LOCAL, 29/Feb/2000:00:00:00 -0130, 2000-02-29T01:30:00Z",
        "TIME_ISO8601, 2026-11-01T12:00:00.5Z, 2026-11-01T12:00:00.500Z",
        "TIME_ISO8601, '2026-11-01 12:00:00,123456789+0900', 2026-11-01T03:00:00.123456Z",
        "TIME_MSEC, 1700158546.681, 2023-11-16T18:15:46.681Z",
        "TIME_MSEC, 946684800, 2000-01-01T00:00:00Z",
        "TIME_ANY, 1700158546, 2023-11-16T18:15:46Z",
        "TIME_ANY, 1700158546681, 2023-11-16T18:15:46.681Z",
        "TIME_ANY, 1700158546681123, 2023-11-16T18:15:46.681123Z",
        "TIME_ANY, 1700158546681123456, 2023-11-16T18:15:46.681123Z",
        "TIME_ANY, 17/Nov/2023:03:15:46 +0900, 2023-11-16T18:15:46Z"
    })
    void readsTheForms(Role role, String text, Instant expected) {
        assertEquals(expected, Micros.instant(parse(role, text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "29/Feb/2026:00:00:00 +0000", "31/Apr/2026:00:00:00 +0000", "00/May/2026:00:00:00 +0000",
                "01/may/2026:00:00:00 +0000", "01/May/2026:24:00:00 +0000", "01/May/2026:00:60:00 +0000",
                "01/May/2026:00:00:61 +0000", "01/May/2026:00:00:00 0000", "01/May/1999:00:00:00 +0000",
                "01/May/2026:00:00:00 +2460", "1/May/2026:00:00:00 +0000", ""
            })
    void refusesWhatIsNoLocalTime(String text) {
        assertEquals(Times.INVALID, parse(Role.TIME_LOCAL, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-01T12:00:00", "2026-11-01T12:00:00.Z", "2026-13-01T12:00:00Z", "2026-11-01"})
    void refusesWhatIsNoIsoTime(String text) {
        assertEquals(Times.INVALID, parse(Role.TIME_ISO8601, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "1700158546.", ".5", "1e9", "99999999999999999999", "1700158546.6.8"})
    void refusesWhatIsNoEpochTime(String text) {
        assertEquals(Times.INVALID, parse(Role.TIME_MSEC, text));
    }

    @Test
    void keepsTheInstantWhenClocksChange() {
        // Berlin, 25 October 2026: 02:30 comes twice, the offset tells which.
        long before = parse(Role.TIME_LOCAL, "25/Oct/2026:02:30:00 +0200");
        long after = parse(Role.TIME_LOCAL, "25/Oct/2026:02:30:00 +0100");

        assertEquals(3_600_000_000L, after - before);
        assertEquals(LocalDateTime.of(2026, 10, 25, 0, 30).toInstant(ZoneOffset.UTC), Micros.instant(before));
    }

    private static long parse(Role role, String text) {
        byte[] b = ("x" + text + "y").getBytes(StandardCharsets.ISO_8859_1);
        return Times.parse(role, b, 1, b.length - 1);
    }
}
