package io.perdollar.reporting.sheet;

import io.perdollar.analysis.charge.CostType;

/** The steps from usage to an invoice's total. */
enum CloseKind {
    USAGE("usage"),
    ADJUSTMENT("adjustment"),
    TAX("tax"),
    ROUNDING("rounding");

    private final String key;

    CloseKind(String key) {
        this.key = key;
    }

    /** What the bill adds that is none of the others is an adjustment: somebody has to look at it. */
    static CloseKind of(CostType type) {
        return switch (type) {
            case REGULAR -> USAGE;
            case ADJUSTMENT, OTHER -> ADJUSTMENT;
            case TAX -> TAX;
            case ROUNDING_ERROR -> ROUNDING;
        };
    }

    String words(SheetContext context) {
        return context.texts().word("closeKind", key);
    }
}
