package io.perdollar.jobs.nightly;

/** The run was told to stop before everything was done (exit code 1); the same command goes on. */
public final class StoppedException extends RuntimeException {
    StoppedException() {
        super("stopped by SIGTERM before everything was done; what was done is kept in the ledger."
                + " Run the same command again: it goes on from there.");
    }
}
