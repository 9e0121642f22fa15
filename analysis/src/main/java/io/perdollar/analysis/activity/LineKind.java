package io.perdollar.analysis.activity;

/** What a log line counts as (equations §1). */
public enum LineKind {
    /** A request answered 2xx or 3xx. */
    SERVED,
    /** A request answered with any other status. */
    FAILED,
    /** No request and never activity. */
    IGNORED,
    /** No known request, yet it keeps a VM busy. */
    UNRECOGNISED;

    /** Served or failed: the line is on an inference endpoint. */
    public boolean isRequest() {
        return this == SERVED || this == FAILED;
    }

    /** Whether the line keeps a VM busy. */
    public boolean isActivity() {
        return this != IGNORED;
    }
}
