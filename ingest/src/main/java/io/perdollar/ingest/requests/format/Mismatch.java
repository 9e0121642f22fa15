package io.perdollar.ingest.requests.format;

/** Where and why a line departs from its format. */
public interface Mismatch {

    /** What to count the line as. */
    RejectReason reason();

    /** The index in the line's array up to which the format matched. */
    int at();

    /** What the format expected there, for people. */
    String expected();

    /** A departure that needs no search. */
    record Simple(RejectReason reason, int at, String expected) implements Mismatch {}
}
