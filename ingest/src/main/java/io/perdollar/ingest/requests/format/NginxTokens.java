package io.perdollar.ingest.requests.format;

import java.util.ArrayList;
import java.util.List;

/** Cuts configuration text into words as nginx's own parser does: quotes, backslashes, comments, {@code ;}. */
final class NginxTokens {

    /**
     * One word.
     *
     * @param text unquoted and unescaped
     * @param quoted whether it stood between quotes
     * @param end whether it is the {@code ;} that ends a directive
     */
    record Token(String text, boolean quoted, boolean end, int line, int column) {
        String place() {
            return "format, line " + line + " column " + column;
        }
    }

    private final String text;
    private int at;
    private int line = 1;
    private int lineStart;

    private NginxTokens(String text) {
        this.text = text;
    }

    static List<Token> of(String text) {
        return new NginxTokens(text).tokens();
    }

    private List<Token> tokens() {
        List<Token> tokens = new ArrayList<>();
        while (skipBlank()) {
            int column = at - lineStart + 1;
            int startLine = line;
            char c = text.charAt(at);
            if (c == ';') {
                at++;
                tokens.add(new Token(";", false, true, startLine, column));
            } else if (c == '\'' || c == '"') {
                tokens.add(quoted(c, startLine, column));
            } else {
                tokens.add(bare(startLine, column));
            }
        }
        return tokens;
    }

    private boolean skipBlank() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                while (at < text.length() && text.charAt(at) != '\n') {
                    at++;
                }
            } else if (!Character.isWhitespace(c)) {
                return true;
            } else {
                advance();
            }
        }
        return false;
    }

    private Token quoted(char quote, int startLine, int column) {
        StringBuilder word = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            take(word);
        }
        if (at == text.length()) {
            throw new LogFormatException(
                    "format, line " + startLine + " column " + column,
                    "a closing " + quote,
                    "the end of the text",
                    "paste the log_format whole, up to its ';'");
        }
        at++;
        if (at < text.length() && !Character.isWhitespace(text.charAt(at)) && text.charAt(at) != ';') {
            throw new LogFormatException(
                    "format, line " + line + " column " + (at - lineStart + 1),
                    "a blank or ';' after a quoted piece, as nginx does",
                    "'" + text.charAt(at) + "'",
                    "put a backslash before a quote that belongs to the piece");
        }
        return new Token(word.toString(), true, false, startLine, column);
    }

    private Token bare(int startLine, int column) {
        StringBuilder word = new StringBuilder();
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && text.charAt(at) != ';') {
            take(word);
        }
        return new Token(word.toString(), false, false, startLine, column);
    }

    private void take(StringBuilder word) {
        char c = text.charAt(at);
        if (c != '\\' || at + 1 == text.length()) {
            word.append(c);
            advance();
            return;
        }
        char next = text.charAt(at + 1);
        switch (next) {
            case '"', '\'', '\\' -> word.append(next);
            case 't' -> word.append('\t');
            case 'r' -> word.append('\r');
            case 'n' -> word.append('\n');
            default -> word.append(c).append(next);
        }
        advance();
        advance();
    }

    private void advance() {
        if (text.charAt(at) == '\n') {
            line++;
            lineStart = at + 1;
        }
        at++;
    }
}
