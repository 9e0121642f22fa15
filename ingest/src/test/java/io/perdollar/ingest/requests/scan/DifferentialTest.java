package io.perdollar.ingest.requests.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perdollar.ingest.requests.format.LogFormat;
import io.perdollar.ingest.requests.format.LogFormat.Template;
import io.perdollar.ingest.requests.format.Piece.Literal;
import io.perdollar.ingest.requests.format.Piece.Variable;
import io.perdollar.ingest.requests.format.WantedFields;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The compiled scanner against a regular expression, over formats and lines that nobody thought of. */
class DifferentialTest {

    private static final WantedFields WANTED =
            new WantedFields("upstream_http_x_in", "upstream_http_x_out", null, "upstream_addr");

    /** A format as text, with a seed for its lines. */
    record Case(String format, long seed) {}

    @Property(tries = 1500)
    void readsEveryLineAsTheReferenceDoes(@ForAll("cases") Case example) {
        Template format = (Template) LogFormat.parse(example.format());
        RegexReference reference = new RegexReference(format, WANTED);
        List<byte[]> lines = lines(format, new Random(example.seed()));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        List<Optional<RegexReference.Read>> expected = new ArrayList<>();
        for (byte[] line : lines) {
            text.writeBytes(line);
            text.write('\n');
            expected.add(reference.read(line));
        }

        List<Optional<RegexReference.Read>> read =
                ScannedLines.of(FormatScanner.compile(format, WANTED), text.toByteArray()).lines;

        assertEquals(lines.size(), read.size());
        for (int i = 0; i < lines.size(); i++) {
            assertEquals(
                    expected.get(i),
                    read.get(i),
                    () -> format.text() + "\n" + text.toString(StandardCharsets.ISO_8859_1));
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<List<String>> others = Arbitraries.of(
                        "remote_addr",
                        "remote_user",
                        "http_user_agent",
                        "http_referer",
                        "request_time",
                        "body_bytes_sent",
                        "upstream_http_x_filler",
                        "host",
                        "time_local")
                .list()
                .uniqueElements()
                .ofMaxSize(6);
        Arbitrary<String> time = Arbitraries.of("msec", "time_iso8601", "time_local");
        Arbitrary<Boolean> requestLine = Arbitraries.of(true, false);
        Arbitrary<String> escape = Arbitraries.of("default", "json", "none");
        return Combinators.combine(others, time, requestLine, escape, Arbitraries.longs())
                .as(DifferentialTest::format);
    }

    private static Case format(List<String> others, String time, boolean requestLine, String escape, long seed) {
        Random random = new Random(seed);
        List<String> variables = new ArrayList<>(others);
        variables.remove(time);
        variables.addAll(List.of(time, "status", "upstream_addr", "upstream_http_x_in", "upstream_http_x_out"));
        variables.addAll(requestLine ? List.of("request") : List.of("request_method", "request_uri"));
        Collections.shuffle(variables, random);
        StringBuilder format = new StringBuilder();
        format.append(pick(random, "", "", "", "[", "<134>nginx: ", "{\"a\":1,"));
        for (int i = 0; i < variables.size(); i++) {
            boolean quoted = random.nextInt(3) == 0;
            String separator = i + 1 < variables.size()
                    ? pick(random, " ", " ", " - ", "|", "\t", " key=", ",\"a_long_key_of_json\":", "] ", ";; ")
                    : pick(random, "", "", "", "}", " end of the line");
            format.append(quoted ? "\"" : "")
                    .append("${")
                    .append(variables.get(i))
                    .append('}');
            format.append(quoted ? "\"" : "").append(separator);
        }
        String text = format.toString().replace("\\", "\\\\").replace("'", "\\'");
        return new Case("log_format x escape=" + escape + " '" + text + "';", seed);
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static List<byte[]> lines(Template format, Random random) {
        List<byte[]> lines = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            StringBuilder line = new StringBuilder();
            format.pieces()
                    .forEach(piece -> line.append(
                            piece instanceof Variable variable
                                    ? value(variable.name(), random)
                                    : ((Literal) piece).text()));
            byte[] bytes = line.toString().getBytes(StandardCharsets.ISO_8859_1);
            lines.add(random.nextInt(3) == 0 ? damaged(bytes, random) : bytes);
        }
        return lines;
    }

    private static String value(String variable, Random random) {
        return switch (variable) {
            case "msec" ->
                pick(random, "1700158546.681", "1700158547.000", "946684799.999", "1700158546", "9999999999.999");
            case "time_iso8601" ->
                pick(
                        random,
                        "2026-11-01T12:00:00+09:00",
                        "2026-11-01T12:59:60+09:00",
                        "2026-11-01T03:00:00-01:30",
                        "2026-02-29T12:00:00+00:00",
                        "2026-11-01T12:00:00.25Z");
            case "time_local" ->
                pick(
                        random,
                        "01/Nov/2026:12:00:00 +0900",
                        "01/Nov/2026:12:59:59 +0900",
                        "01/Nov/2026:12:00:00 -0330",
                        "31/Dec/2026:23:59:60 +0000",
                        "31/Nov/2026:12:00:00 +0900");
            case "status" -> pick(random, "200", "204", "302", "404", "499", "503", "000", "20", "2000", "-");
            case "request_time" ->
                pick(
                        random,
                        "0.000",
                        "0.123",
                        "12.345",
                        "1234.567",
                        "12345.678",
                        "3.1234567",
                        "7",
                        "-",
                        "",
                        "2678401.000",
                        "x");
            case "body_bytes_sent", "upstream_http_x_in", "upstream_http_x_out" ->
                pick(
                        random,
                        "0",
                        "7",
                        "1234567",
                        "12345678",
                        "123456789",
                        "999999999999999",
                        "9999999999999999",
                        "-",
                        "",
                        "12a");
            case "request_method" -> pick(random, "POST", "GET", "PROPFIND", "VERSION-CONTROL", "-", "");
            case "request_uri" -> pick(random, "/generate", "/v1/chat/completions?x=1", "/", "-", "/a b", "/e\\x22");
            case "request" ->
                pick(
                        random,
                        "POST /generate HTTP/1.1",
                        "GET / HTTP/2.0",
                        "POST /a b?c=d HTTP/1.0",
                        "GET /",
                        "-",
                        "",
                        "\\x16\\x03\\x01",
                        "POST http://h/generate HTTP/1.1",
                        "VERSION-CONTROL /x HTTP/1.1",
                        "POST  HTTP/1.1",
                        " / HTTP/1.1");
            case "upstream_addr" ->
                pick(
                        random,
                        "10.0.0.1:80",
                        "10.0.0.1:80, 10.0.0.2:80",
                        "10.0.0.1:80 : 10.0.0.2:80, [::1]:80",
                        "-",
                        "unix:/tmp/s",
                        "-, 10.0.0.3:1");
            default ->
                pick(
                        random,
                        "-",
                        "",
                        "10.1.2.3",
                        "Mozilla/5.0 (X11; Linux)",
                        "a - b",
                        "x|y",
                        "say \\\"hi\\\"",
                        "tail\\\\",
                        "p\\x22q",
                        "[z] ",
                        "0123456789abcdef0123456789",
                        "key=1");
        };
    }

    private static byte[] damaged(byte[] line, Random random) {
        byte[] bytes = line.clone();
        switch (random.nextInt(5)) {
            case 0 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            }
            case 1 -> {
                return (new String(bytes, StandardCharsets.ISO_8859_1) + pick(random, "\r", " x", "\"", "\0"))
                        .getBytes(StandardCharsets.ISO_8859_1);
            }
            case 2 -> {
                return ("\0\0" + new String(bytes, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
            }
            default -> {
                byte[] odd = {0, '"', ' ', '-', '\\', (byte) 0xFF, '0', '\r', '[', ','};
                for (int i = 0; i <= random.nextInt(3) && bytes.length > 0; i++) {
                    bytes[random.nextInt(bytes.length)] = odd[random.nextInt(odd.length)];
                }
                return bytes;
            }
        }
    }
}
