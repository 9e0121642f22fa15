package io.perdollar.reporting.workbook;

import io.perdollar.reporting.text.Columns;

/** How many lines a text takes in a cell that wraps. */
final class Lines {
    /** A letter against a digit, by which widths count: 0.88 in Calibri, more where there are many capitals and digits. */
    private static final double LETTER = 0.96;

    private Lines() {}

    /** Lines of a text in a cell of {@code width} characters: words are kept whole where they fit, Hangul is not. */
    static int of(String text, double width) {
        int lines = 1;
        double taken = 0;
        for (String word : text.split(" ", -1)) {
            double size = Columns.width(word) * LETTER;
            double gap = taken > 0 ? 1 : 0;
            if (taken + gap + size <= width) {
                taken += gap + size;
            } else if (size <= width) {
                lines++;
                taken = size;
            } else {
                double rest = size - Math.max(0, width - taken - gap);
                lines += (int) Math.ceil(rest / width);
                taken = rest % width;
            }
        }
        return lines;
    }
}
