package io.perdollar.jobs.ledger;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The ledger's file does not read as a database; it was moved aside as it was. */
public final class LedgerDamagedException extends LedgerException {
    private final transient Path keptAs;

    LedgerDamagedException(Path file, Path keptAs, String found, @Nullable Throwable cause) {
        super(
                "the ledger " + file + " is damaged: expected a database that PerDollar wrote, got " + found
                        + ". It is kept as " + keptAs + " and nothing was overwritten. Restore a backup to " + file
                        + "; or run again without one: a new ledger is built from the export and the logs that still exist,"
                        + " and what only the old one knew (rotated-away logs, earlier reports) stays in the kept file.",
                cause);
        this.keptAs = keptAs;
    }

    /** Where the damaged file lies now. */
    public Path keptAs() {
        return keptAs;
    }
}
