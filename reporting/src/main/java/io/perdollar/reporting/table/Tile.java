package io.perdollar.reporting.table;

import io.perdollar.reporting.text.Language;

/**
 * One number at the head of a report.
 *
 * @param label what it is
 * @param value the number
 * @param aside a second number that puts it into proportion; may be missing
 * @param asideFrame words around the second number, which stands at {@code {0}}
 */
public record Tile(String label, Cell value, Cell aside, String asideFrame) {
    /** Where the second number stands. */
    public static final String PLACE = "{0}";

    /** The second number as text with its words; empty where it is unknown. */
    public String asideWords(Language language) {
        return aside.value() instanceof Value.Missing
                ? ""
                : asideFrame.replace(PLACE, Format.value(aside.value(), language));
    }
}
