package io.perdollar.ingest.requests.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.perdollar.analysis.time.Micros;
import io.perdollar.ingest.requests.format.Field;
import io.perdollar.ingest.requests.format.LogFormat;
import io.perdollar.ingest.requests.format.Mismatch;
import io.perdollar.ingest.requests.format.ParsedLine;
import io.perdollar.ingest.requests.format.Presets;
import io.perdollar.ingest.requests.format.TemplateMatcher;
import io.perdollar.ingest.requests.format.TemplatePlan;
import io.perdollar.ingest.requests.format.Unescape;
import io.perdollar.ingest.requests.format.WantedFields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at single lines the way the scanner does, and tells people what it sees. */
public final class LineInspector {

    /**
     * Where a line departs from a format.
     *
     * @param column from 1
     */
    public record Departure(int column, String expected, String found) {
        /** For people. */
        public String words() {
            return "column " + column + ": expected " + expected + ", got \"" + found + "\"";
        }
    }

    private final LogFormat format;
    private final WantedFields wanted;
    private final FormatScanner scanner;

    /** @throws io.perdollar.ingest.requests.format.LogFormatException if the format lacks a field that is needed */
    public LineInspector(LogFormat format, WantedFields wanted) {
        this.format = format;
        this.wanted = wanted;
        this.scanner = FormatScanner.compile(format, wanted);
    }

    /** Keeps what the scanner says of one line, at once: it forgets a line when it goes on. */
    private final class OneLine extends LineSink {
        private final int length;
        private @Nullable ParsedLine parsed;
        private @Nullable Departure departure;

        private OneLine(int length) {
            this.length = length;
        }

        @Override
        void line(byte[] b, Line line) {
            parsed = parsed(b, length, line);
        }

        @Override
        void reject(byte[] b, int from, int to, Mismatch mismatch) {
            int at = Math.min(mismatch.at(), to);
            String found = at == to ? "the end of the line" : Excerpt.of(b, at, Math.min(to, at + 60));
            departure = new Departure(at - from + 1, mismatch.expected(), found);
        }
    }

    /**
     * The line taken apart; empty if it does not match.
     *
     * @param text without line end
     */
    public Optional<ParsedLine> parse(byte[] text) {
        OneLine sink = new OneLine(text.length);
        scanner.lines().scan(padded(text), 0, text.length + 1, new Line(), sink);
        return Optional.ofNullable(sink.parsed);
    }

    /** Where the line departs from the format; empty if it matches. */
    public Optional<Departure> departure(byte[] text) {
        OneLine sink = new OneLine(text.length);
        scanner.lines().scan(padded(text), 0, text.length + 1, new Line(), sink);
        return Optional.ofNullable(sink.departure);
    }

    /**
     * Formats that would match all of these lines: presets by name, and a preset that a request time follows as the text to
     * configure.
     */
    public static List<String> matchingFormats(List<byte[]> lines) {
        List<String> matching = new ArrayList<>();
        for (String name : Presets.names()) {
            LogFormat.Template preset = Presets.named(name).orElseThrow();
            String timed = preset.text() + " $request_time";
            if (matchesAll(preset, lines)) {
                matching.add(name);
            } else if (matchesAll(LogFormat.parse(timed), lines)) {
                matching.add(timed);
            }
        }
        if (matchesAll(LogFormat.parse("json"), lines)) {
            matching.add("json");
        }
        return matching;
    }

    private static boolean matchesAll(LogFormat format, List<byte[]> lines) {
        LineInspector inspector = new LineInspector(format, WantedFields.USUAL);
        return !lines.isEmpty()
                && lines.stream().allMatch(line -> inspector.departure(line).isEmpty());
    }

    private static byte[] padded(byte[] text) {
        byte[] b = Arrays.copyOf(text, text.length + 1 + Swar.SLACK);
        b[text.length] = '\n';
        return b;
    }

    private ParsedLine parsed(byte[] b, int length, Line line) {
        Unescape.Mode escape = scanner.escape();
        if (line.requestEnd >= 0) {
            Steps.splitRequest(b, line);
        }
        return new ParsedLine(
                values(b, length),
                Micros.instant(line.time),
                line.duration < 0 ? null : Duration.ofNanos(line.duration * 1_000),
                Unescape.text(b, line.methodStart, line.methodEnd, escape),
                Unescape.text(b, line.uriStart, line.uriEnd, escape),
                line.status,
                known(line.bytes),
                known(line.tokensIn),
                known(line.tokensOut),
                known(line.tokensCached),
                wanted.instance() == null ? null : Unescape.text(b, line.instanceStart, line.instanceEnd, escape));
    }

    private static @Nullable Long known(long value) {
        return value < 0 ? null : Long.valueOf(value);
    }

    private Map<String, String> values(byte[] b, int length) {
        Map<String, String> values = new LinkedHashMap<>();
        if (format instanceof LogFormat.Template template) {
            TemplateMatcher matcher = new TemplateMatcher(TemplatePlan.of(template, wanted));
            if (matcher.matches(b, 0, length)) {
                int index = 0;
                for (Field field : matcher.fields()) {
                    values.put(
                            String.join("$", field.variables()),
                            Unescape.text(b, matcher.start(index), matcher.end(index), scanner.escape()));
                    index++;
                }
            }
            return values;
        }
        try {
            flatten("", new ObjectMapper().readTree(b, 0, length), values);
        } catch (JsonProcessingException e) {
            values.put("(line)", Excerpt.of(b, 0, length));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return values;
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> values) {
        node.properties().forEach(entry -> {
            if (entry.getValue().isObject()) {
                flatten(prefix + entry.getKey() + ".", entry.getValue(), values);
            } else {
                values.put(prefix + entry.getKey(), entry.getValue().asText());
            }
        });
    }
}
