package io.perdollar.jobs.ledger;

/** Why a day has a new version (equations §12). */
public enum DayReason {
    FIRST_SEEN("first seen"),
    /** More rows of the same kind. */
    LATE_ROWS("late rows"),
    /** Rows that adjust earlier ones, rows that are gone, or the same cost on other keys. */
    CORRECTION("correction"),
    /** Same cost, other credits. */
    CREDITS("credits"),
    /** Same amounts at another conversion rate. */
    CURRENCY_RATE("currency rate");

    private final String words;

    DayReason(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
