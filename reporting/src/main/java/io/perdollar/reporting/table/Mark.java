package io.perdollar.reporting.table;

/** A doubt that is shown where the figure stands. */
public enum Mark {
    /** Some rows of the bill are still expected. */
    PROVISIONAL("provisional", "≈"),
    /** Logs speak of less than 95 % of the running time. */
    LOW_COVERAGE("low-coverage", "◐"),
    /** The advice rests on thin evidence. */
    LOW_CONFIDENCE("low-confidence", "?");

    private final String key;
    private final String sign;

    Mark(String key, String sign) {
        this.key = key;
        this.sign = sign;
    }

    /** The key of its words and of its style. */
    public String key() {
        return key;
    }

    /** The sign before the figure. */
    public String sign() {
        return sign;
    }
}
