package io.perdollar.ingest.requests.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.ingest.requests.files.ByteSource;
import io.perdollar.ingest.requests.format.LogFormat;
import io.perdollar.ingest.requests.format.LogFormatException;
import io.perdollar.ingest.requests.format.WantedFields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Formats and lines that nobody would write: no crash, no hang, and every line is counted exactly once. */
class FuzzTest {

    private static final WantedFields NONE_WANTED = new WantedFields(null, null, null, null);

    @Property(tries = 3_000)
    void anyTextIsAFormatOrIsRefusedWithARemedy(@ForAll("formats") String text) {
        try {
            LogFormat format = LogFormat.parse(text);
            FormatScanner scanner = FormatScanner.compile(format, NONE_WANTED);
            assertEquals(
                    2,
                    lines(scanner, "a line\n\"another\" - [x] 200\n".getBytes(StandardCharsets.ISO_8859_1), 1 << 20));
        } catch (LogFormatException refused) {
            assertTrue(String.valueOf(refused.getMessage()).contains("expected"), refused.getMessage());
        }
    }

    @Provide
    Arbitrary<String> formats() {
        return Arbitraries.of(
                        "log_format",
                        " x ",
                        "escape=json ",
                        "escape=none ",
                        "'",
                        "\"",
                        "\\",
                        ";",
                        "#",
                        "\n",
                        "{",
                        "}",
                        ":",
                        ",",
                        " ",
                        "|",
                        "[",
                        "]",
                        "$",
                        "${",
                        "$time_local",
                        "$msec",
                        "$time_iso8601",
                        "$request",
                        "$status",
                        "$request_method",
                        "$request_uri",
                        "$uri",
                        "$request_time",
                        "$body_bytes_sent",
                        "$upstream_addr",
                        "$http_user_agent",
                        "json ",
                        "time=ts ",
                        "a.b=c.d",
                        "status=",
                        "combined",
                        "\u00e9",
                        "\u0000",
                        "-")
                .list()
                .ofMaxSize(24)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 1_500)
    void everyLineIsReadOrRejectedOnceWhereverItIsCut(
            @ForAll("scanners") String format, @ForAll("logs") byte[] log, @ForAll("cuts") int cut) throws IOException {
        FormatScanner scanner = FormatScanner.compile(LogFormat.parse(format), NONE_WANTED);
        assertFalse(log.length == 0);
        // A hole of NULs before a line belongs to the line behind it: it is one line with it, however long.
        assertEquals(lines(scanner, log, 1 << 20), lines(scanner, log, cut));
        assertEquals(feeds(log), lines(scanner, log, 1 << 20));
    }

    @Provide
    Arbitrary<String> scanners() {
        return Arbitraries.of(
                "combined",
                "ingress-nginx",
                "json time=ts request=req status=http.status",
                "$msec|$request|$status|$upstream_addr|$request_time",
                "log_format j escape=json '{\"t\":\"$time_iso8601\",\"r\":\"$request\",\"s\":$status}';",
                "log_format n escape=none '\"$time_local\" \"$request\" $status $body_bytes_sent';");
    }

    @Provide
    Arbitrary<Integer> cuts() {
        return Arbitraries.integers().between(1, 200);
    }

    /** Lines of pieces that belong to the formats and of any bytes; the last one ends with a line feed. */
    @Provide
    Arbitrary<byte[]> logs() {
        Arbitrary<byte[]> known = Arbitraries.of(
                        "10.0.0.1 - - [01/Nov/2026:12:00:00 +0900] ",
                        "\"POST /generate HTTP/1.1\" 200 12 ",
                        "\"-\" ",
                        "\"curl\"",
                        "{\"ts\":\"2026-11-01T00:00:00Z\",",
                        "\"req\":\"POST /generate HTTP/1.1\",",
                        "\"http\":{\"status\":200}}",
                        "{\"t\":\"2026-11-01T00:00:00+00:00\",",
                        "1700158546.681|",
                        "200|",
                        "POST /generate HTTP/1.1|",
                        "0.5",
                        "10.0.0.1:80, 10.0.0.2:80",
                        "\\\"",
                        "\\",
                        "\"",
                        "\r",
                        "*",
                        "\u0002",
                        "[[[[[[[[[[[[[[[[[[[[",
                        "{\"a\":{\"a\":",
                        "9999999999999999999",
                        "-",
                        "\u0016\u0003\u0001")
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
        Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(12);
        Arbitrary<byte[]> feed = Arbitraries.of("\n").map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
        return Arbitraries.frequencyOf(Tuple.of(6, known), Tuple.of(2, any), Tuple.of(3, feed))
                .list()
                .ofMaxSize(40)
                .map(FuzzTest::joined);
    }

    private static byte[] joined(List<byte[]> pieces) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        pieces.forEach(log::writeBytes);
        log.write('\n');
        return log.toByteArray();
    }

    private static long feeds(byte[] log) {
        long feeds = 0;
        for (byte b : log) {
            feeds += b == '\n' ? 1 : 0;
        }
        return feeds;
    }

    /** All lines that were read or rejected, the log being read in parts of so many bytes. */
    private static long lines(FormatScanner format, byte[] log, int partBytes) {
        ContentScan scan = new ContentScan(format, EndpointRules.DEFAULT, null);
        ContentScan.Worker worker = new ContentScan.Worker(format);
        try {
            int number = 0;
            for (int from = 0; from < log.length; from += partBytes) {
                int to = Math.min(log.length, from + partBytes);
                scan.read(worker, new Bytes(log), number++, from, to, from == 0, log.length, true);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return scan.sum(0).counts().lines();
    }

    private static final class Bytes implements ByteSource {
        private final byte[] content;

        Bytes(byte[] content) {
            this.content = content;
        }

        @Override
        public int read(long position, byte[] b, int from, int length) {
            int count = (int) Math.min(length, content.length - position);
            if (count <= 0) {
                return -1;
            }
            System.arraycopy(content, (int) position, b, from, count);
            return count;
        }

        @Override
        public void close() {}
    }
}
