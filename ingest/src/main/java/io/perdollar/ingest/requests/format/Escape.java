package io.perdollar.ingest.requests.format;

/** How nginx wrote bytes that would break a line: the {@code escape=} parameter of {@code log_format}. */
public enum Escape {
    /** Quote, backslash and bytes below 32 or above 126 as {@code \xHH}; a missing value as {@code -}. */
    DEFAULT,
    /** As JSON strings want it; a missing value is empty. */
    JSON,
    /** As they came; a quote inside a value may break the line. */
    NONE;

    /** Whether a raw double quote can stand inside a value that is written between double quotes. */
    public boolean quoteMayStandInValue() {
        return this == NONE;
    }
}
