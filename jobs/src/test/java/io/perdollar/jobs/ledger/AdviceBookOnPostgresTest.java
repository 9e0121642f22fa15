package io.perdollar.jobs.ledger;

import java.nio.file.Path;
import java.time.Instant;

class AdviceBookOnPostgresTest extends AdviceBookTest {
    @Override
    Ledger open(Path place) {
        return PostgresCluster.newLedger(Instant.parse("2026-11-16T01:02:03Z"));
    }
}
