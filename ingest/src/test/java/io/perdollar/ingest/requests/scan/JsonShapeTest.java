package io.perdollar.ingest.requests.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.perdollar.ingest.requests.format.JsonKeys;
import io.perdollar.ingest.requests.format.LogFormat;
import io.perdollar.ingest.requests.format.LogFormat.JsonLines;
import io.perdollar.ingest.requests.format.WantedFields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lines read by what was learnt from others, against the reader that looks every key up. */
class JsonShapeTest {

    private static final JsonLines FORMAT = (JsonLines)
            LogFormat.parse("json time=ts request_method=http.method request_uri=http.path status=http.status "
                    + "body_bytes_sent=http.bytes request_time=took in=tokens.in out=tokens.out host=host");
    private static final WantedFields WANTED = new WantedFields("in", "out", null, "host");

    @Property(tries = 400)
    void readsEveryLineAsTheReaderOfAnyJsonDoes(@ForAll("programs") Long seed) {
        Random random = new Random(seed);
        List<Program> programs = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(6); i++) {
            programs.add(new Program(random));
        }
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            String line = programs.get(random.nextInt(programs.size())).line(random);
            log.append(random.nextInt(12) == 0 ? damaged(line, random) : line).append('\n');
        }
        byte[] bytes = log.toString().getBytes(StandardCharsets.ISO_8859_1);

        ScannedLines general = scan(new JsonScanner(FORMAT, WANTED, 0), bytes);
        JsonScanner learning = new JsonScanner(FORMAT, WANTED);
        ScannedLines first = scan(learning, bytes);
        ScannedLines again = scan(learning, bytes);

        String[] lines = log.toString().split("\n", -1);
        for (int i = 0; i < general.lines.size(); i++) {
            assertEquals(general.lines.get(i), first.lines.get(i), lines[i]);
            assertEquals(general.lines.get(i), again.lines.get(i), lines[i]);
        }
        assertEquals(general.lines, again.lines);
        assertEquals(general.rejects, first.rejects);
        assertEquals(general.rejects, again.rejects);
    }

    @Provide
    Arbitrary<Long> programs() {
        return Arbitraries.longs();
    }

    @Test
    void learnsALineWhoseEveryRoleIsThereOnce() {
        String line = "{\"level\":\"info\",\"ts\":\"2026-10-01T09:00:00+09:00\",\"http\":{\"method\":\"POST\","
                + "\"path\":\"/generate\",\"status\":200,\"bytes\":7},\"took\":0.450}\n";

        LineReader reader = Objects.requireNonNull(learn(line));

        byte[] other = padded(line.replace("POST", "GET").replace("200", "503").replace("0.450", "12.000"));
        Line read = new Line();
        assertEquals(other.length - Swar.SLACK, reader.read(other, 0, read));
        assertEquals(503, read.status);
        assertEquals(12_000_000, read.duration);
        assertEquals(3, read.methodEnd - read.methodStart);
        assertEquals(-1, reader.read(padded(line.replace("\"bytes\":7", "\"bytes\":null")), 0, read));
        assertEquals(-1, reader.read(padded(line.replace("\"info\"", "{\"a\":\"info\"}")), 0, read));
        assertEquals(-1, reader.read(padded(line.replace(",\"took\"", ", \"took\"")), 0, read));
    }

    @Test
    void leavesLinesToTheOtherReaderThatNameSomethingTwiceOrAreTooLong() {
        String twice = "{\"ts\":\"2026-10-01T09:00:00+09:00\",\"http\":{\"method\":\"POST\",\"path\":\"/generate\","
                + "\"status\":200,\"status\":503}}\n";
        String wide = "{\"ts\":\"2026-10-01T09:00:00+09:00\",\"" + "k".repeat(4_000) + "\":1,"
                + "\"http\":{\"method\":\"POST\",\"path\":\"/generate\",\"status\":200}}\n";

        assertNull(learn(twice));
        assertNull(learn(wide));
        assertNull(learn(" " + twice.replace(",\"status\":503", "")));
    }

    private static @Nullable LineReader learn(String line) {
        return JsonShape.learn(padded(line), 0, new JsonNode(JsonKeys.of(FORMAT, WANTED)));
    }

    private static byte[] padded(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
        return Arrays.copyOf(bytes, bytes.length + Swar.SLACK);
    }

    private static ScannedLines scan(JsonScanner scanner, byte[] text) {
        byte[] b = Arrays.copyOf(text, text.length + Swar.SLACK);
        Arrays.fill(b, text.length, b.length, (byte) '"');
        ScannedLines lines = new ScannedLines();
        scanner.scan(b, 0, text.length, new Line(), lines);
        return lines;
    }

    /** Writes lines of one kind: the same keys in the same order, now and then with one more or less. */
    private static final class Program {
        private final List<String> keys = new ArrayList<>(List.of(
                "ts", "http", "took", "tokens", "host", "level", "msg", "list", "took", "nested", "ts", "empty"));
        private final List<String> inner = new ArrayList<>(List.of("method", "path", "status", "bytes", "proto"));
        private final String blank;
        private final boolean numbersInQuotes;
        private final int form;

        Program(Random random) {
            Collections.shuffle(inner, random);
            if (random.nextInt(3) > 0) {
                keys.remove(8);
                keys.remove(9);
            }
            Collections.shuffle(keys, random);
            for (int i = random.nextInt(4); i > 0; i--) {
                keys.remove(random.nextInt(keys.size()));
            }
            if (random.nextInt(2) == 0) {
                inner.removeAll(List.of("method", "path"));
                inner.addAll(random.nextInt(inner.size()), List.of("method", "path"));
            }
            blank = random.nextInt(3) == 0 ? " " : "";
            numbersInQuotes = random.nextInt(4) == 0;
            form = random.nextInt(6);
        }

        String line(Random random) {
            StringBuilder out = new StringBuilder("{");
            for (String key : keys) {
                if (random.nextInt(150) == 0) {
                    continue;
                }
                out.append(out.length() > 1 ? "," + blank : "")
                        .append('"')
                        .append(key)
                        .append("\":")
                        .append(blank)
                        .append(value(key, random));
            }
            return out + "}" + (random.nextInt(40) == 0 ? "\r" : "");
        }

        private String value(String key, Random random) {
            return switch (key) {
                case "ts" -> time(random);
                case "http" -> http(random);
                case "took" -> number(pick(random, "0.450", "12.345", "1234.5", "7", "5e-05", "-", "0.1234567"));
                case "tokens" -> "{\"in\":" + count(random) + ",\"out\":" + count(random) + "}";
                case "host" -> pick(random, "\"a\"", "\"b.example\"", "\"b\"", "\"c\\\\\"");
                case "list" -> pick(random, "[1,2]", "[1,2]", "[]", "[1, {\"status\":1}]");
                case "nested" -> pick(random, "{\"ts\":1,\"status\":\"x\"}", "{\"ts\":1,\"status\":\"x\"}", "{}");
                case "empty" -> pick(random, "null", "null", "true", "\"\"", "-1");
                default -> pick(random, "\"info\"", "\"warn\"", "\"say \\\"hi\\\"\"", "\"\u00fc\"", "\"a\\\\\"");
            };
        }

        private String http(Random random) {
            StringBuilder out = new StringBuilder("{");
            for (String key : inner) {
                String value = switch (key) {
                    case "method" -> pick(random, "\"POST\"", "\"POST\"", "\"GET\"", "\"VERSION-CONTROL\"");
                    case "path" ->
                        pick(random, "\"/generate\"", "\"/v1/models?a=b\"", "\"/x\\\"y\"", "\"/\"", "\"/a b\"");
                    case "status" -> number(pick(random, "200", "200", "503", "404", "20", "2000"));
                    case "bytes" -> count(random);
                    default -> "\"HTTP/1.1\"";
                };
                out.append(out.length() > 1 ? "," : "")
                        .append('"')
                        .append(key)
                        .append("\":")
                        .append(value);
            }
            return out.append('}').toString();
        }

        private String time(Random random) {
            int seconds = random.nextInt(60);
            return switch (form) {
                case 0 -> "\"2026-10-01T09:00:%02dZ\"".formatted(seconds);
                case 1 -> "1790812%03d".formatted(seconds);
                case 2 -> "1790812%03d.250".formatted(seconds);
                case 3 -> "\"01/Oct/2026:09:00:%02d +0900\"".formatted(seconds);
                default -> "\"2026-10-01T09:0%d:%02d+09:00\"".formatted(random.nextInt(10), seconds);
            };
        }

        private String count(Random random) {
            return number(pick(random, "0", "7", "1234567", "12345678", "9999999999999999", "-", "12"));
        }

        private String number(String text) {
            return numbersInQuotes ? '"' + text + '"' : text;
        }
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String damaged(String line, Random random) {
        StringBuilder text = new StringBuilder(line);
        switch (random.nextInt(4)) {
            case 0 -> text.setLength(random.nextInt(line.length() + 1));
            case 1 -> text.append(pick(random, " ", "x", "\0", "}", ","));
            case 2 -> text.insert(0, pick(random, " ", "\0\0", "\t", "["));
            default -> {
                char[] odd = {'"', '\\', '}', '{', ' ', ',', ':', '\0', '0', '-', '['};
                text.setCharAt(random.nextInt(text.length()), odd[random.nextInt(odd.length)]);
            }
        }
        return text.toString();
    }
}
