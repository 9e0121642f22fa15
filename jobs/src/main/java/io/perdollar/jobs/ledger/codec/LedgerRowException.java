package io.perdollar.jobs.ledger.codec;

/** A compressed column of the ledger does not read as what this version wrote. */
public final class LedgerRowException extends RuntimeException {
    public LedgerRowException(String message) {
        super(message);
    }

    public LedgerRowException(String message, Throwable cause) {
        super(message, cause);
    }
}
