package io.perdollar.reporting.text;

import java.util.Locale;

/** Text from logs, labels and bills, made safe to show: nothing in it may act, hide or reorder what stands beside it. */
public final class ForeignText {
    private ForeignText() {}

    /**
     * The text with control characters, line separators and direction marks written out, such as {@code \\u202e}.
     * Visible characters of every script stay as they are.
     */
    public static String visible(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (hides(c)) {
                result.append(String.format(Locale.ROOT, c < 0x10000 ? "\\u%04x" : "\\u{%x}", c));
            } else {
                result.appendCodePoint(c);
            }
        });
        return result.toString();
    }

    /** Whether a spreadsheet might take the text for a formula when someone edits or imports it. */
    public static boolean looksLikeFormula(String text) {
        String head = text.stripLeading();
        return !text.isEmpty()
                && ("\t\r\n".indexOf(text.charAt(0)) >= 0
                        || (!head.isEmpty() && "=+-@|%＝＋－＠".indexOf(head.charAt(0)) >= 0));
    }

    private static boolean hides(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> c != 0x200D;
            default -> c >= 0xFFFE && (c & 0xFFFE) == 0xFFFE;
        };
    }
}
