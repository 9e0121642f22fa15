package io.perdollar.jobs.ledger;

import org.jspecify.annotations.Nullable;

/** The ledger cannot be opened; the message says where it is, what was expected and what to do. */
public class LedgerException extends RuntimeException {
    public LedgerException(String message) {
        super(message);
    }

    public LedgerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
