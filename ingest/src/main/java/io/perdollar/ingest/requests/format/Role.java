package io.perdollar.ingest.requests.format;

/** What the analysis wants to know from a line; every other variable is only skipped. */
public enum Role {
    /** Epoch seconds with fraction, {@code $msec}. */
    TIME_MSEC,
    /** {@code 2026-11-01T12:00:00+09:00}. */
    TIME_ISO8601,
    /** {@code 01/Nov/2026:12:00:00 +0900}. */
    TIME_LOCAL,
    /** Any of these forms, or epoch milli-, micro- or nanoseconds: JSON lines. */
    TIME_ANY,
    /** Method, target and protocol. */
    REQUEST,
    METHOD,
    URI,
    STATUS,
    /** Seconds with fraction. */
    REQUEST_TIME,
    BYTES,
    TOKENS_IN,
    TOKENS_OUT,
    TOKENS_CACHED,
    /** The field that names the instance, also a list as {@code $upstream_addr} writes it. */
    INSTANCE;

    public boolean isTime() {
        return this == TIME_MSEC || this == TIME_ISO8601 || this == TIME_LOCAL || this == TIME_ANY;
    }

    /** The most bytes that a value of this role can have; text has no limit. */
    int longestValue() {
        return switch (this) {
            case TIME_MSEC, TIME_ISO8601, TIME_LOCAL, TIME_ANY -> 40;
            case STATUS -> 3;
            case REQUEST_TIME, BYTES, TOKENS_IN, TOKENS_OUT, TOKENS_CACHED -> 24;
            case REQUEST, METHOD, URI, INSTANCE -> Integer.MAX_VALUE;
        };
    }
}
