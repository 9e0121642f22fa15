package io.perdollar.jobs.cli;

/** What the process says of its end (contracts, "Command line"). */
final class ExitCode {
    static final int DONE = 0;
    /** The run failed; the message says what and where. */
    static final int FAILED = 1;
    /** Wrong usage or configuration. */
    static final int USAGE = 2;
    /** A data check failed: conservation, rejects, an empty settled day, a missing rate. */
    static final int DATA_CHECK = 3;
    /** Another run holds the ledger. */
    static final int LEDGER_HELD = 4;

    private ExitCode() {}
}
