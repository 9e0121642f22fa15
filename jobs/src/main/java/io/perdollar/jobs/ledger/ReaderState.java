package io.perdollar.jobs.ledger;

/** How a mail to one reader stands. */
public enum ReaderState {
    PLANNED,
    /** About to be handed over; found after a crash it means {@link #AMBIGUOUS}. */
    CLAIMED,
    SENT,
    /** The server does not take it for this reader. */
    REFUSED,
    /** Nothing was delivered; the next run tries again. */
    FAILED,
    /** It may have been delivered; only a person decides to send it again. */
    AMBIGUOUS
}
