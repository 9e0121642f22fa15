package io.perdollar.jobs.ledger;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;

/** A process of its own that holds a ledger until it is killed. */
final class LedgerHolding {
    private LedgerHolding() {}

    public static void main(String[] args) throws InterruptedException {
        Instant since = Instant.parse("2026-11-16T00:00:00Z");
        Ledger ledger = Ledger.open(Path.of(args[0]), since);
        ledger.runs().start(LocalDate.parse("2026-11-15"), "files", since);
        System.out.print("holding");
        System.out.flush();
        Thread.sleep(600_000);
        ledger.close();
    }
}
