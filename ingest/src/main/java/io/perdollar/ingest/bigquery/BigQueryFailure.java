package io.perdollar.ingest.bigquery;

import org.jspecify.annotations.Nullable;

/** BigQuery did not give what was asked for; the message says what was asked, what came, and what to do. */
public final class BigQueryFailure extends RuntimeException {
    /** What is wrong. */
    public enum Kind {
        /** There are no credentials, or they are not accepted. */
        CREDENTIALS,
        /** The identity may not do this. */
        ACCESS_DENIED,
        /** There is no such table, dataset or project. */
        NOT_FOUND,
        /** The query would read more than the configuration allows. */
        BYTES_LIMIT,
        /** The project may not ask more for now. */
        QUOTA,
        /** It took longer than the limit, and was cancelled. */
        TIME_LIMIT,
        /** The table is not what it should be, or the query is refused. */
        REFUSED,
        /** BigQuery could not be reached, however often it was tried. */
        UNAVAILABLE;

        /** Whether a change of the configuration, rather than another try, is what helps. */
        public boolean isForTheConfiguration() {
            return switch (this) {
                case CREDENTIALS, ACCESS_DENIED, NOT_FOUND, BYTES_LIMIT, REFUSED -> true;
                case QUOTA, TIME_LIMIT, UNAVAILABLE -> false;
            };
        }
    }

    private final Kind kind;

    public BigQueryFailure(Kind kind, String message) {
        this(kind, message, null);
    }

    BigQueryFailure(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What is wrong. */
    public Kind kind() {
        return kind;
    }
}
