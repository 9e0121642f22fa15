package io.perdollar.reporting.text;

/** How many columns of a terminal a text takes: Hangul and other wide characters take two. */
public final class Columns {
    private Columns() {}

    /** Columns of a whole text. */
    public static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    /** The text followed by spaces up to {@code width} columns; cut with … where it is longer. */
    public static String left(String text, int width) {
        String cut = cut(text, width);
        return cut + " ".repeat(width - width(cut));
    }

    /** The text preceded by spaces up to {@code width} columns; cut with … where it is longer. */
    public static String right(String text, int width) {
        String cut = cut(text, width);
        return " ".repeat(width - width(cut)) + cut;
    }

    /** The text, its end replaced by … where it takes more than {@code width} columns. */
    public static String cut(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        StringBuilder head = new StringBuilder();
        int taken = 1;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            taken += width(c);
            if (taken > width) {
                break;
            }
            head.appendCodePoint(c);
            i += Character.charCount(c);
        }
        return head + "…";
    }

    private static int width(int c) {
        if (c < 0x300) {
            return 1;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(c) ? 2 : 1;
    }

    /** East Asian Width W and F, and the emoji planes, in ranges (Unicode Standard Annex 11). */
    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0x303E)
                || (c >= 0x3041 && c <= 0xA4CF)
                || (c >= 0xA960 && c <= 0xA97C)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1F64F)
                || (c >= 0x1F900 && c <= 0x1F9FF)
                || (c >= 0x20000 && c <= 0x3FFFD);
    }
}
