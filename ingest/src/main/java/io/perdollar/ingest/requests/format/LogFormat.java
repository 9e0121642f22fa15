package io.perdollar.ingest.requests.format;

import io.perdollar.ingest.requests.format.Piece.Literal;
import io.perdollar.ingest.requests.format.Piece.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the lines of a request log read.
 *
 * <pre>{@code
 * log_format llm '$remote_addr [$time_local] "$request" '
 *                '$status $body_bytes_sent $request_time';      pasted from nginx.conf
 * $remote_addr [$time_local] "$request" $status                 the bare format
 * combined                                                      a preset: combined, main, ingress-nginx
 * json time=ts request=req status=code                          JSON lines, variable=key
 * }</pre>
 */
public sealed interface LogFormat {

    /** The name to show: that of {@code log_format} or of the preset, else {@code format}. */
    String name();

    /** The names of all variables (JSON lines: all variables that a key stands for). */
    List<String> variables();

    /** The variable that a configured name means: a variable's name, with or without dollar sign, or a JSON key. */
    Optional<String> variable(String configuredName);

    /**
     * Reads a format as a user gives it.
     *
     * @throws LogFormatException if it is none
     */
    static LogFormat parse(String text) {
        return LogFormatText.parse(text);
    }

    /**
     * Text and variables in a fixed order.
     *
     * @param pieces neighbouring literals joined; at least one variable
     * @param escape how values were written
     * @param lenientEscape whether {@code \xHH} and JSON escapes are both understood, because the escape mode is not known
     */
    record Template(String name, Escape escape, boolean lenientEscape, List<Piece> pieces) implements LogFormat {
        private static final Pattern JSON_KEY_BEFORE = Pattern.compile("\"([^\"]+)\"\\s*:\\s*\"?$");

        public Template {
            pieces = List.copyOf(pieces);
        }

        @Override
        public List<String> variables() {
            return pieces.stream()
                    .filter(Variable.class::isInstance)
                    .map(piece -> ((Variable) piece).name())
                    .toList();
        }

        @Override
        public Optional<String> variable(String configuredName) {
            String bare = configuredName.startsWith("$") ? configuredName.substring(1) : configuredName;
            if (variables().contains(bare)) {
                return Optional.of(bare);
            }
            for (int i = 1; i < pieces.size(); i++) {
                if (pieces.get(i) instanceof Variable variable && pieces.get(i - 1) instanceof Literal literal) {
                    Matcher key = JSON_KEY_BEFORE.matcher(literal.text());
                    if (key.find() && key.group(1).equals(configuredName)) {
                        return Optional.of(variable.name());
                    }
                }
            }
            return Optional.empty();
        }

        /** Whether the whole format is one JSON object. */
        public boolean looksLikeJson() {
            return pieces.get(0) instanceof Literal first
                    && first.text().startsWith("{")
                    && pieces.get(pieces.size() - 1) instanceof Literal last
                    && last.text().endsWith("}");
        }

        /** The format as nginx would be told it, without quotes around. */
        public String text() {
            StringBuilder text = new StringBuilder();
            for (Piece piece : pieces) {
                text.append(piece instanceof Literal literal ? literal.text() : piece.toString());
            }
            return text.toString();
        }
    }

    /**
     * JSON objects, one a line, keys in any order.
     *
     * @param keys variable → key; a dot descends into an object, unless a key with that dot stands in the line
     */
    record JsonLines(String name, Map<String, String> keys) implements LogFormat {
        public JsonLines {
            keys = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(keys));
        }

        @Override
        public List<String> variables() {
            return List.copyOf(keys.keySet());
        }

        /** The key that holds a variable: as given, else the variable's own name. */
        public String key(String variable) {
            return keys.getOrDefault(variable, variable);
        }

        @Override
        public Optional<String> variable(String configuredName) {
            String bare = configuredName.startsWith("$") ? configuredName.substring(1) : configuredName;
            return Optional.of(keys.containsKey(bare) ? bare : configuredName);
        }
    }
}
