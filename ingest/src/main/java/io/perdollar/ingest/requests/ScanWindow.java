package io.perdollar.ingest.requests;

import java.time.Instant;

/**
 * Which files are worth opening.
 *
 * @param from files last modified before this are skipped if the ledger has read them
 */
public record ScanWindow(Instant from) {

    /** Every file is opened. */
    public static final ScanWindow ALL = new ScanWindow(Instant.EPOCH);
}
