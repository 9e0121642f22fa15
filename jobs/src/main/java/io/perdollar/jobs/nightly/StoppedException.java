package io.perdollar.jobs.nightly;

/** The run was told to stop before its report was there (exit code 1); the same command goes on. */
public final class StoppedException extends RuntimeException {
    StoppedException() {
        super("stopped by SIGTERM before the report was written; what was read is kept in the ledger."
                + " Run the same command again: it goes on from there.");
    }
}
