package io.perdollar.ingest.requests.format;

import io.perdollar.ingest.requests.format.NginxTokens.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells a pasted directive, quoted pieces, a preset's name, JSON keys and a bare format apart, and reads each. */
final class LogFormatText {

    private static final String DIRECTIVE = "log_format";

    /** Variables that JSON lines are searched for under their own names where no keys are given. */
    private static final List<String> KNOWN_KEYS = List.of(
            "msec",
            "time_iso8601",
            "time_local",
            "time",
            "timestamp",
            "@timestamp",
            "request",
            "request_method",
            "request_uri",
            "uri",
            "status",
            "request_time",
            "body_bytes_sent",
            "bytes_sent");

    private LogFormatText() {}

    static LogFormat parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            throw new LogFormatException(
                    "format",
                    "a log_format of nginx.conf or a preset",
                    "nothing",
                    "give one of " + String.join(", ", Presets.names()) + ", json, or paste the log_format");
        }
        if (trimmed.equals("json") || trimmed.startsWith("json ")) {
            return jsonLines(trimmed);
        }
        if (trimmed.startsWith("#") || trimmed.startsWith("'") || trimmed.startsWith(DIRECTIVE)) {
            return directive(NginxTokens.of(trimmed));
        }
        if (trimmed.indexOf('$') < 0) {
            return Presets.named(trimmed)
                    .orElseThrow(() -> new LogFormatException(
                            "format",
                            "a preset (" + String.join(", ", Presets.names()) + ", json) or a log_format",
                            "\"" + trimmed + "\"",
                            "use one of these names, or paste the log_format of nginx.conf"));
        }
        List<Piece> pieces = TemplateText.pieces(trimmed, "format");
        boolean json = trimmed.startsWith("{");
        return new LogFormat.Template("format", json ? Escape.JSON : Escape.DEFAULT, json, pieces);
    }

    private static LogFormat directive(List<Token> tokens) {
        int at = 0;
        String name = "format";
        if (!tokens.isEmpty() && !tokens.get(0).quoted() && tokens.get(0).text().equals(DIRECTIVE)) {
            at++;
            if (at == tokens.size() || tokens.get(at).end() || tokens.get(at).quoted()) {
                throw wrong(tokens, at, "the name of the log_format", "write log_format NAME '…';");
            }
            name = tokens.get(at).text();
            at++;
        }
        Escape escape = Escape.DEFAULT;
        if (at < tokens.size()
                && !tokens.get(at).quoted()
                && tokens.get(at).text().startsWith("escape=")) {
            escape = escape(tokens.get(at));
            at++;
        }
        StringBuilder joined = new StringBuilder();
        int first = at;
        while (at < tokens.size() && !tokens.get(at).end()) {
            joined.append(tokens.get(at).text());
            at++;
        }
        if (at == first) {
            throw wrong(tokens, at, "the pieces of the format in quotes", "paste the whole log_format");
        }
        if (at + 1 < tokens.size()) {
            throw wrong(
                    tokens, at + 1, "nothing after the ';'", "keep only the log_format that the access_log line names");
        }
        return new LogFormat.Template(
                name,
                escape,
                false,
                TemplateText.pieces(joined.toString(), tokens.get(first).place()));
    }

    private static LogFormatException wrong(List<Token> tokens, int at, String expected, String remedy) {
        boolean there = at < tokens.size();
        return new LogFormatException(
                there ? tokens.get(at).place() : "format",
                expected,
                there ? "'" + tokens.get(at).text() + "'" : "the end of the text",
                remedy);
    }

    private static Escape escape(Token token) {
        return switch (token.text().substring("escape=".length())) {
            case "default" -> Escape.DEFAULT;
            case "json" -> Escape.JSON;
            case "none" -> Escape.NONE;
            default ->
                throw new LogFormatException(
                        token.place(), "escape=default, escape=json or escape=none", token.text(), "correct the mode");
        };
    }

    private static LogFormat jsonLines(String text) {
        Map<String, String> keys = new LinkedHashMap<>();
        List<String> words = new ArrayList<>(List.of(text.split("\\s+")));
        words.remove(0);
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals <= 0 || equals == word.length() - 1) {
                throw new LogFormatException(
                        "format",
                        "variable=key pairs after json",
                        "\"" + word + "\"",
                        "write for example: json time=ts request=req status=code request_time=duration");
            }
            String variable = word.substring(word.startsWith("$") ? 1 : 0, equals);
            if (keys.put(variable, word.substring(equals + 1)) != null) {
                throw new LogFormatException(
                        "format", "each variable once", "\"" + variable + "\" twice", "remove one of them");
            }
        }
        if (words.isEmpty()) {
            KNOWN_KEYS.forEach(key -> keys.put(key, key));
        }
        return new LogFormat.JsonLines("json", keys);
    }
}
