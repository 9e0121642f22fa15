package io.perdollar.analysis.activity;

/** What method and path alone decide about a line; with the status it becomes a {@link LineKind} (equations §1). */
public enum PathKind {
    /** On an inference endpoint: a request, whatever the status. */
    INFERENCE,
    /** Ignored, whatever the status. */
    IGNORE,
    /** Unrecognised where it was answered 2xx, else ignored. */
    OTHER
}
