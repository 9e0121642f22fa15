package io.perdollar.analysis.charge;

import java.util.Locale;

/** The export's {@code cost_type}; an open enumeration, whose unknown values count as {@link #OTHER}. */
public enum CostType {
    REGULAR,
    TAX,
    ADJUSTMENT,
    ROUNDING_ERROR,
    OTHER;

    /** Reads the export's word; an absent or empty one means {@link #REGULAR}, as before January 2019. */
    public static CostType parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "regular" -> REGULAR;
            case "tax" -> TAX;
            case "adjustment" -> ADJUSTMENT;
            case "rounding_error" -> ROUNDING_ERROR;
            default -> OTHER;
        };
    }
}
