package io.perdollar.ingest.requests.format;

import io.perdollar.ingest.requests.format.Piece.Literal;
import io.perdollar.ingest.requests.format.Piece.Variable;
import java.util.ArrayList;
import java.util.List;

/** Cuts the text of a format into literals and variables, as nginx does: {@code $name} or {@code ${name}}. */
final class TemplateText {

    private TemplateText() {}

    /**
     * @param place where the text stands, for messages
     * @throws LogFormatException if a dollar sign names nothing, a line break stands inside, or there is no variable
     */
    static List<Piece> pieces(String text, String place) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        boolean variableSeen = false;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                throw new LogFormatException(
                        place,
                        "a format of one line",
                        "a line break after \"" + tail(text.substring(0, at)) + "\"",
                        "paste the whole directive, log_format name '…' '…';");
            }
            if (c != '$') {
                literal.append(c);
                at++;
                continue;
            }
            boolean braces = at + 1 < text.length() && text.charAt(at + 1) == '{';
            int from = at + (braces ? 2 : 1);
            int to = from;
            while (to < text.length() && isNameChar(text.charAt(to))) {
                to++;
            }
            if (to == from || (braces && (to >= text.length() || text.charAt(to) != '}'))) {
                throw new LogFormatException(
                        place,
                        "a variable name after '$'",
                        "\"" + text.substring(at, Math.min(text.length(), at + 12)) + "\"",
                        "nginx cannot write a bare dollar sign in a log_format; correct the name");
            }
            if (!literal.isEmpty()) {
                pieces.add(new Literal(literal.toString()));
                literal.setLength(0);
            }
            pieces.add(new Variable(text.substring(from, to)));
            variableSeen = true;
            at = to + (braces ? 1 : 0);
        }
        if (!literal.isEmpty()) {
            pieces.add(new Literal(literal.toString()));
        }
        if (!variableSeen) {
            throw new LogFormatException(
                    place,
                    "a preset (" + String.join(", ", Presets.names()) + ", json) or a log_format with variables",
                    text.isEmpty() ? "nothing" : "\"" + tail(text) + "\"",
                    "paste the log_format that the access_log line of nginx.conf names");
        }
        return pieces;
    }

    private static boolean isNameChar(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private static String tail(String text) {
        return text.length() <= 40 ? text : "…" + text.substring(text.length() - 40);
    }
}
