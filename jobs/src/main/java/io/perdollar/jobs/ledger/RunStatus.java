package io.perdollar.jobs.ledger;

/** How far a run came. */
public enum RunStatus {
    /** Started and not ended; after a kill it stays so until the run goes on. */
    RUNNING,
    FINISHED,
    FAILED
}
