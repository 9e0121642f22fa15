package io.perdollar.sampledata.log;

/** What a line is worth (equations §1); the traffic that makes the line knows it. */
public enum LineKind {
    SERVED,
    FAILED,
    IGNORED,
    UNRECOGNISED;

    /** Whether it is a request on an inference endpoint. */
    public boolean isRequest() {
        return this == SERVED || this == FAILED;
    }

    /** Whether it keeps a VM busy. */
    public boolean isActivity() {
        return this != IGNORED;
    }
}
