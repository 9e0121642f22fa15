package io.perdollar.jobs.ledger;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Another process works with the ledger (exit code 4). */
public final class LedgerBusyException extends LedgerException {
    private final transient @Nullable Holder holder;

    LedgerBusyException(String ledger, @Nullable Holder holder) {
        super("the ledger " + ledger + " is held by " + (holder == null ? "another program" : holder)
                + "; nothing was read or written. Run again when it has ended.");
        this.holder = holder;
    }

    /** Who; empty where it did not say, such as a database console. */
    public Optional<Holder> holder() {
        return Optional.ofNullable(holder);
    }
}
