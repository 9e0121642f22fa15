package io.perdollar.jobs.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.budget.BudgetAlert;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
class OutboxTest {
    private static final Instant NOW = Instant.parse("2026-11-16T03:00:00Z");
    private static final LocalDate DATE = LocalDate.of(2026, 11, 15);
    private static final YearMonth MONTH = YearMonth.of(2026, 11);

    @TempDir
    private Path folder;

    @Test
    void aReaderWhomACrashLeftClaimedIsAmbiguous() {
        try (Ledger ledger = Ledger.open(folder.resolve("ledger"), NOW)) {
            Run run = ledger.runs().start(DATE, "files", NOW);
            List<String> readers = List.of("a@x", "b@x");
            assertFalse(ledger.outbox().knows("m"));
            assertEquals(
                    Map.of("a@x", ReaderState.PLANNED, "b@x", ReaderState.PLANNED),
                    ledger.outbox().plan("m", run, readers, NOW));
            ledger.outbox().record("m", run, "a@x", ReaderState.SENT, "", NOW);
            ledger.outbox().record("m", run, "b@x", ReaderState.CLAIMED, "", NOW);
        }
        try (Ledger ledger = Ledger.open(folder.resolve("ledger"), NOW)) {
            Run run = ledger.runs().start(DATE, "files", NOW);
            assertEquals(
                    Map.of("a@x", ReaderState.SENT, "b@x", ReaderState.AMBIGUOUS, "c@x", ReaderState.PLANNED),
                    ledger.outbox().plan("m", run, List.of("a@x", "b@x", "c@x"), NOW));
            assertTrue(ledger.outbox().knows("m"));
            assertTrue(ledger.outbox().states("other").isEmpty());
        }
    }

    @Test
    void aMailIsOfTheAttemptThatSomebodyHas() {
        try (Ledger ledger = Ledger.open(folder.resolve("ledger"), NOW)) {
            Outbox outbox = ledger.outbox();
            List<String> readers = List.of("a@x", "b@x");
            Run first = ledger.runs().finish(ledger.runs().start(DATE, "files", NOW), NOW);
            outbox.plan("m", first, readers, NOW);
            outbox.record("m", first, "a@x", ReaderState.FAILED, "", NOW);
            assertEquals(Map.of(), outbox.mailed(DATE), "nobody has it");
            Run second = ledger.runs().finish(ledger.runs().start(DATE, "files", NOW), NOW);
            outbox.plan("m", second, readers, NOW);
            outbox.record("m", second, "a@x", ReaderState.SENT, "", NOW);
            assertEquals(Map.of("m", 2), outbox.mailed(DATE));
            Run third = ledger.runs().finish(ledger.runs().start(DATE, "files", NOW), NOW);
            outbox.plan("m", third, readers, NOW);
            outbox.record("m", third, "b@x", ReaderState.FAILED, "", NOW);
            assertEquals(Map.of("m", 2), outbox.mailed(DATE), "the third attempt reached nobody");
            outbox.record("m", third, "b@x", ReaderState.AMBIGUOUS, "", NOW);
            assertEquals(Map.of("m", 3), outbox.mailed(DATE));
            assertEquals(Map.of(), outbox.mailed(DATE.plusDays(1)));
        }
    }

    @Test
    void anAlertStandsFromTheDayAfterItWasToldUntilItIsTakenBack() {
        try (Ledger ledger = Ledger.open(folder.resolve("ledger"), NOW)) {
            ToldAlerts told = ledger.toldAlerts();
            BudgetAlert.Key key = new BudgetAlert.Key("all", MONTH, new BigDecimal("0.90"), BudgetAlert.Kind.ACTUAL);
            told.record(List.of(alert(key, false)), DATE);
            told.record(List.of(alert(key, false)), DATE);
            // The run of the same date that goes on finds the same news again.
            assertEquals(List.of(), told.standing(MONTH, DATE));
            assertEquals(List.of(key), told.standing(MONTH, DATE.plusDays(1)));
            told.record(List.of(alert(key, true)), DATE.plusDays(2));
            assertEquals(List.of(key), told.standing(MONTH, DATE.plusDays(2)));
            assertEquals(List.of(), told.standing(MONTH, DATE.plusDays(3)));
            assertEquals(List.of(), told.standing(MONTH.plusMonths(1), DATE.plusDays(30)));
        }
    }

    private static BudgetAlert alert(BudgetAlert.Key key, boolean retracted) {
        return new BudgetAlert(key, new BigDecimal("90"), new BigDecimal("91"), retracted);
    }
}
