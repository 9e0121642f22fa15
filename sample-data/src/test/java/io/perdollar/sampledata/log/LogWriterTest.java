package io.perdollar.sampledata.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.sampledata.ProgressListener;
import io.perdollar.sampledata.SampleFleet;
import io.perdollar.sampledata.SampleOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The logs of the sample as a stranger would find them. */
class LogWriterTest {
    private static final Pattern TIMED =
            Pattern.compile("\\S+ - \\S+ \\[([^]]+)] \"([^\"]*)\" \\d{3} \\d+ \"[^\"]*\" \"[^\"]*\" (\\d+\\.\\d{3})");
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

    @TempDir
    static Path sample;

    @BeforeAll
    static void writeTheSample() throws IOException {
        SampleFleet.write(SampleOptions.defaults(sample).withDays(30), ProgressListener.SILENT);
    }

    @Test
    void numbersShiftByWeeksAndOldFilesAreGzip() throws IOException {
        assertEquals(
                List.of(
                        "access.log",
                        "access.log.1",
                        "access.log.2.gz",
                        "access.log.3.gz",
                        "access.log.4.gz",
                        "access.log.5.gz"),
                names("search-l4"));
    }

    @Test
    void oneVmNamesItsFilesByDate() throws IOException {
        List<String> names = names("embed-spot");
        assertTrue(names.contains("access.log-20261115") && names.contains("access.log-20261114.gz"), names.toString());
    }

    @Test
    void aLostFileLeavesAHoleInTheNumbers() throws IOException {
        assertFalse(names("vision-t4").contains("access.log.3.gz"));
        assertTrue(names("vision-t4").contains("access.log.4.gz"));
    }

    @Test
    void theForgottenDemoHasAnEmptyLogAndAMarkerForEachNight() throws IOException {
        assertEquals(0, Files.size(sample.resolve("logs/demo-t4/access.log")));
        List<String> markers = Files.readAllLines(sample.resolve("logs/demo-t4/.collected"));
        assertEquals("2026-11-15T15:10:00Z", markers.get(markers.size() - 1));
        assertEquals(31, markers.size());
    }

    @Test
    void linesStandInOrderOfCompletionAndTheOffsetChangesWithTheClocks() throws IOException {
        TreeSet<String> offsets = new TreeSet<>();
        OffsetDateTime last = OffsetDateTime.MIN;
        for (String line : lines("translate-1", "access.log.3.gz")) {
            Matcher matcher = TIMED.matcher(line);
            assertTrue(matcher.matches(), line);
            OffsetDateTime time = OffsetDateTime.parse(matcher.group(1), LOCAL);
            assertFalse(time.isBefore(last), line);
            last = time;
            offsets.add(matcher.group(1).substring(matcher.group(1).length() - 5));
        }
        assertEquals(List.of("+0100", "+0200"), List.copyOf(offsets));
        assertTrue(String.join("\n", lines("search-l4", "access.log.2.gz")).contains(" -0500]"));
        assertTrue(String.join("\n", lines("search-l4", "access.log.4.gz")).contains(" -0400]"));
    }

    @Test
    void aCrashedFileEndsInATornLineAndAStrangersLineIsInAnother() throws IOException {
        List<String> torn = lines("translate-1", "access.log.2.gz");
        assertFalse(TIMED.matcher(torn.get(torn.size() - 1)).matches());
        assertTrue(torn.subList(0, torn.size() - 1).stream()
                .allMatch(line -> TIMED.matcher(line).matches()));
        assertFalse(text("translate-1", "access.log.2.gz").endsWith("\n"));
        assertEquals(
                1,
                lines("playground-t4", "access.log.2.gz").stream()
                        .filter(line -> !TIMED.matcher(line).matches())
                        .count());
    }

    @Test
    void amongTheRequestsAreLongOnesFailuresAndEverythingThatIsNone() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : names("chat-l4")) {
            all.append(text("chat-l4", name));
        }
        String log = all.toString();
        for (String part : List.of(
                "\"GET /health HTTP/1.1\" 200",
                "\"GET /metrics HTTP/1.1\" 200",
                "\"POST /tokenize HTTP/1.1\" 200",
                "\"\\x16\\x03\\x01",
                "\"\" 400",
                "\"POST /v1/chat/completions HTTP/1.1\" 499",
                "\"OPTIONS /v1/chat/completions HTTP/1.1\" 204")) {
            assertTrue(log.contains(part), part);
        }
        assertTrue(
                Pattern.compile("HTTP/1.1\" 200 \\d+ [1-4]\\d\\d\\.\\d{3} ")
                        .matcher(log)
                        .find(),
                "minutes");
    }

    @Test
    void jsonLinesAreEscapedAsNginxDoes() throws IOException {
        String log = text("digest-a100", "access_json.log.1")
                + text("digest-a100", "access_json.log.2.gz")
                + text("digest-a100", "access_json.log.3.gz");
        assertTrue(log.contains("\"request\":\"\\u0016\\u0003\\u0001"), "TLS bytes");
        assertTrue(log.contains("{\"time\":\"2026-11-"), "ISO time");
    }

    private static List<String> names(String vm) throws IOException {
        try (Stream<Path> files = Files.list(sample.resolve("logs").resolve(vm))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> lines(String vm, String name) throws IOException {
        return new ArrayList<>(text(vm, name).lines().toList());
    }

    private static String text(String vm, String name) throws IOException {
        byte[] bytes = Files.readAllBytes(sample.resolve("logs").resolve(vm).resolve(name));
        if (!name.endsWith(".gz")) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
