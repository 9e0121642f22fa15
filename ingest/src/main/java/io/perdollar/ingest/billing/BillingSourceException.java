package io.perdollar.ingest.billing;

/** A billing source that cannot be read as a whole; the message says where, what was expected, and what to do. */
public final class BillingSourceException extends RuntimeException {
    /** What is wrong with the source. */
    public enum Kind {
        /** The configuration names no file. */
        NO_FILES,
        /** A file has none of the export's columns. */
        NOT_AN_EXPORT,
        /** A file ends early, is damaged, or cannot be opened. */
        UNREADABLE
    }

    private final Kind kind;

    BillingSourceException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    BillingSourceException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What is wrong. */
    public Kind kind() {
        return kind;
    }
}
