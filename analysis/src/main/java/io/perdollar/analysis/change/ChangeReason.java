package io.perdollar.analysis.change;

import java.util.Locale;

/** Why a total changed (equations §12), in the order in which reports show it. */
public enum ChangeReason {
    /** Days that both reports speak of: rows that had not arrived. */
    LATE_ROWS,
    /** Days that both reports speak of: rows that adjust or take back earlier ones. */
    CORRECTIONS,
    /** Other credits, on days of both reports or between the windows. */
    CREDITS,
    /** Other conversion rates for the same amounts. */
    CURRENCY,
    /** More or less usage in this window than in the one before. */
    QUANTITY,
    /** Another price for what was used. */
    PRICE;

    /** The word in texts and files, such as {@code late-rows}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
