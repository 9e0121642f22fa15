package io.perdollar.jobs.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class RunsTest {
    private static final Instant NOW = Instant.parse("2026-11-16T01:02:03.000004Z");
    private static final LocalDate DATE = LocalDate.parse("2026-11-15");

    @TempDir
    Path folder;

    private Ledger ledger;
    private Runs runs;

    @BeforeEach
    void open() {
        ledger = open(folder);
        runs = ledger.runs();
    }

    /** A new ledger; the same tests run on the other database. */
    Ledger open(Path place) {
        return Ledger.open(place.resolve("ledger"), NOW);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void aRunThatWasKilledOrFailedGoesOnAsTheSameAttempt() {
        Run first = runs.start(DATE, "files", NOW);
        assertThat(first.attempt()).isEqualTo(1);
        assertThat(runs.start(DATE, "files", NOW.plusSeconds(60)).id()).isEqualTo(first.id());
        Run failed = runs.fail(first, "the disk is full", NOW);
        assertThat(failed.failure()).isEqualTo("the disk is full");
        Run again = runs.start(DATE, "files", NOW.plusSeconds(120));
        assertThat(again.attempt()).isEqualTo(1);
        assertThat(again.status()).isEqualTo(RunStatus.RUNNING);
        assertThat(again.failure()).isNull();
        assertThat(again.startedAt()).isEqualTo(NOW.plusSeconds(120));
    }

    @Test
    void aFinishedReportIsIssuedAgainAsTheNextAttempt() {
        Run first = runs.finish(runs.start(DATE, "files", NOW), NOW.plusSeconds(5));
        Run second = runs.start(DATE, "files", NOW.plusSeconds(10));
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(runs.find(DATE, 1)).contains(first);
        assertThat(runs.newest(DATE)).contains(second);
        assertThat(runs.newestFinished(DATE)).contains(first);
        assertThat(runs.previous(second)).contains(first);
        assertThat(runs.previous(first)).isEmpty();
    }

    @Test
    void theLastSuccessIsTheLatestReportDateThatFinished() {
        assertThat(runs.lastSuccess()).isEmpty();
        runs.finish(runs.start(DATE, "files", NOW), NOW);
        runs.finish(runs.start(DATE.minusDays(3), "files", NOW), NOW);
        runs.fail(runs.start(DATE.plusDays(1), "files", NOW), "no", NOW);
        assertThat(runs.lastSuccess().orElseThrow().reportDate()).isEqualTo(DATE);
        Run later = runs.start(DATE.plusDays(2), "files", NOW);
        assertThat(runs.previous(later).orElseThrow().reportDate()).isEqualTo(DATE);
    }

    @Test
    void keepsTheTextsOfARunEachContentOnce() {
        LedgerBill nothing = ledger.dayVersions().current(DATE, DATE);
        Run first = runs.fix(
                runs.start(DATE, "files", NOW), nothing, 7, Map.of("configuration", "a: 한국\n", "catalogue", "{}"));
        assertThat(first.evidenceGeneration()).isEqualTo(7);
        assertThat(first.knownAt()).isNull();
        Run second = runs.fix(
                runs.start(DATE.plusDays(1), "files", NOW),
                nothing,
                8,
                Map.of("configuration", "a: 한국\n", "catalogue", "{1}"));
        assertThat(runs.texts(first)).isEqualTo(Map.of("configuration", "a: 한국\n", "catalogue", "{}"));
        assertThat(runs.texts(second)).isEqualTo(Map.of("configuration", "a: 한국\n", "catalogue", "{1}"));
        assertThat(new JdbcTemplate(ledger.dataSource()).queryForObject("SELECT COUNT(*) FROM document", Long.class))
                .isEqualTo(3);
        runs.fix(first, nothing, 9, Map.of("configuration", "b"));
        assertThat(runs.texts(first)).isEqualTo(Map.of("configuration", "b"));
    }

    @Test
    void keepsWhatTheExportHadThatCouldNotBeRead() {
        Run run = runs.start(DATE, "files", NOW);
        List<BillingRejects.Count> counts = List.of(
                new BillingRejects.Count("a.json", "cost is no number", 1_001),
                new BillingRejects.Count("b.json", "cost is no number", 1));
        List<BillingReject> kept = List.of(
                new BillingReject("a.json", "cost is no number", 3, "{\"cost\": \"x\"}"),
                new BillingReject("b.json", "cost is no number", 1, ""));
        ledger.billingRejects().record(run, counts, kept);
        ledger.billingRejects().record(run, counts, kept);
        assertThat(ledger.billingRejects().counts(run)).isEqualTo(counts);
        assertThat(ledger.billingRejects().kept(run)).isEqualTo(kept);
    }
}
