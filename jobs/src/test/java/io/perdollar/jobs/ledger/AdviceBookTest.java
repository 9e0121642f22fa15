package io.perdollar.jobs.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdollar.analysis.catalogue.Provisioning;
import io.perdollar.analysis.life.AdviceHistory;
import io.perdollar.analysis.life.AdviceSubject;
import io.perdollar.analysis.life.GivenAdvice;
import io.perdollar.analysis.life.NightAdvice;
import io.perdollar.analysis.life.SubjectDay;
import io.perdollar.analysis.life.Target;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.plan.Lever;
import io.perdollar.analysis.report.Action;
import io.perdollar.analysis.report.AdviceLife;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the ledger keeps of advice, and what each report finds there. */
class AdviceBookTest {
    private static final Instant NOW = Instant.parse("2026-11-16T01:02:03Z");
    private static final LocalDate DATE = LocalDate.parse("2026-11-15");
    private static final CurrencyCode USD = CurrencyCode.USD;
    private static final AdviceSubject SEARCH = AdviceSubject.service("검색 'search'");

    @TempDir
    Path folder;

    private Ledger ledger;
    private AdviceBook book;
    private JdbcTemplate jdbc;

    @BeforeEach
    void open() {
        ledger = open(folder);
        book = ledger.adviceBook();
        jdbc = new JdbcTemplate(ledger.dataSource());
    }

    /** A new ledger; the same tests run on the other database. */
    Ledger open(Path place) {
        return Ledger.open(place.resolve("ledger"), NOW);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static GivenAdvice advice(String saving) {
        return new GivenAdvice(
                SEARCH,
                "switch-accelerator T4 x1 + use-spot + stop-when-idle",
                "search-switch-accelerator",
                List.of("search-1", "search-2"),
                "llm-prod",
                null,
                List.of(Action.SWITCH_ACCELERATOR, Action.USE_SPOT, Action.STOP_WHEN_IDLE),
                new Target(
                        "T4",
                        null,
                        Provisioning.SPOT,
                        new BigDecimal("730.000000000"),
                        new BigDecimal("365.125000000"),
                        false),
                List.of(
                        new Lever(Lever.Kind.ACCELERATOR, new BigDecimal("-1.000000000")),
                        new Lever(Lever.Kind.OPERATION, new BigDecimal(saving))),
                new BigDecimal(saving).subtract(BigDecimal.ONE));
    }

    private static SubjectDay day(LocalDate date, String cost) {
        return new SubjectDay(
                SEARCH,
                date,
                86_400_000_000L,
                "L4",
                new BigDecimal("1.000000"),
                null,
                new BigDecimal("0.000000"),
                new BigDecimal("0.250000"),
                new BigDecimal("0.000000"),
                new BigDecimal(cost),
                new BigDecimal(cost),
                null);
    }

    private static AdviceLife life() {
        return new AdviceLife(
                "search-switch-accelerator",
                "search",
                List.of("search-1"),
                List.of(Action.SWITCH_ACCELERATOR),
                List.of(Action.SWITCH_ACCELERATOR),
                AdviceLife.State.ADOPTED,
                DATE.minusDays(40),
                DATE.minusDays(30),
                DATE.minusDays(29),
                null,
                new BigDecimal("182.500000000"),
                new AdviceLife.Measure(
                        new BigDecimal("441.000000000"),
                        new BigDecimal("250.000000000"),
                        new BigDecimal("170.000000000"),
                        new BigDecimal("-0.068493"),
                        28,
                        28),
                29);
    }

    private Run report(LocalDate date, Instant at, String saving, SubjectDay... days) {
        Run run = ledger.runs().start(date, "files", at);
        book.record(run, USD, new NightAdvice(date, List.of(advice(saving))), List.of(days), List.of(life()));
        return ledger.runs().finish(run, at);
    }

    private Run start(LocalDate date, Instant at) {
        return ledger.runs().start(date, "files", at);
    }

    @Test
    void aLaterReportFindsWhatEarlierOnesAdvisedAndSaw() {
        SubjectDay seen = day(DATE.minusDays(3), "14.400000000");
        report(DATE, NOW, "100.000000000", seen);
        AdviceHistory history = book.history(start(DATE.plusDays(1), NOW.plusSeconds(60)), USD);
        assertThat(history)
                .isEqualTo(new AdviceHistory(
                        List.of(new NightAdvice(DATE, List.of(advice("100.000000000")))), List.of(seen)));
    }

    @Test
    void aReportOfNothingIsANightToo() {
        Run run = start(DATE, NOW);
        book.record(run, USD, new NightAdvice(DATE, List.of()), List.of(), List.of());
        ledger.runs().finish(run, NOW);
        assertThat(book.history(start(DATE.plusDays(1), NOW), USD).nights())
                .containsExactly(new NightAdvice(DATE, List.of()));
    }

    @Test
    void onlyTheNewestFinishedAttemptOfADateCounts() {
        report(DATE, NOW, "100.000000000");
        report(DATE, NOW.plusSeconds(10), "90.000000000");
        Run failed = start(DATE, NOW.plusSeconds(20));
        book.record(failed, USD, new NightAdvice(DATE, List.of(advice("1.000000000"))), List.of(), List.of());
        ledger.runs().fail(failed, "no", NOW.plusSeconds(21));
        assertThat(book.history(start(DATE.plusDays(1), NOW.plusSeconds(60)), USD)
                        .nights())
                .containsExactly(new NightAdvice(DATE, List.of(advice("90.000000000"))));
    }

    @Test
    void aReportThatIsMadeAgainKnowsOnlyWhatHadBeenReportedThen() {
        report(DATE, NOW, "100.000000000");
        Run then = report(DATE.plusDays(2), NOW.plusSeconds(60), "90.000000000");
        AdviceHistory before = book.history(then, USD);
        report(DATE.plusDays(1), NOW.plusSeconds(120), "80.000000000", day(DATE, "1.000000000"));
        report(DATE, NOW.plusSeconds(180), "70.000000000");
        assertThat(book.history(then, USD)).isEqualTo(before);
        assertThat(book.history(start(DATE.plusDays(2), NOW.plusSeconds(240)), USD)
                        .nights())
                .containsExactly(
                        new NightAdvice(DATE, List.of(advice("70.000000000"))),
                        new NightAdvice(DATE.plusDays(1), List.of(advice("80.000000000"))));
    }

    @Test
    void aRunThatGoesOnAfterAKillReplacesWhatItKept() {
        Run run = start(DATE, NOW);
        for (int i = 0; i < 2; i++) {
            book.record(
                    run,
                    USD,
                    new NightAdvice(DATE, List.of(advice("100.000000000"))),
                    List.of(day(DATE, "1.000000000")),
                    List.of(life()));
        }
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM advice", Long.class))
                .isEqualTo(1);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM advised_day", Long.class))
                .isEqualTo(1);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM advice_life", Long.class))
                .isEqualTo(1);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM advised_subject", Long.class))
                .isEqualTo(1);
    }

    @Test
    void aDayThatWasSeenAlikeBeforeIsNotKeptAgainAndARestatedOneIs() {
        report(
                DATE,
                NOW,
                "100.000000000",
                day(DATE.minusDays(3), "14.400000000"),
                day(DATE.minusDays(2), "1.000000000"));
        report(
                DATE.plusDays(1),
                NOW.plusSeconds(60),
                "100.000000000",
                day(DATE.minusDays(3), "14.400000000"),
                day(DATE.minusDays(2), "2.000000000"));
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM advised_day", Long.class))
                .isEqualTo(3);
        assertThat(book.history(start(DATE.plusDays(2), NOW.plusSeconds(90)), USD)
                        .days())
                .containsExactlyInAnyOrder(
                        day(DATE.minusDays(3), "14.400000000"), day(DATE.minusDays(2), "2.000000000"));
    }

    @Test
    void whatWasToldInAnotherCurrencyIsNotCompared() {
        report(DATE, NOW, "100.000000000", day(DATE, "1.000000000"));
        AdviceHistory won = book.history(start(DATE.plusDays(1), NOW.plusSeconds(60)), new CurrencyCode("KRW"));
        assertThat(won.nights()).containsExactly(new NightAdvice(DATE, List.of()));
        assertThat(won.days()).isEmpty();
    }

    @Test
    void analystsSeeTheLivesOfTheNewestFinishedReport() {
        report(DATE, NOW, "100.000000000");
        report(DATE.plusDays(1), NOW.plusSeconds(60), "90.000000000");
        Run running = start(DATE.plusDays(2), NOW.plusSeconds(120));
        book.record(running, USD, new NightAdvice(DATE.plusDays(2), List.of()), List.of(), List.of(life()));
        assertThat(jdbc.queryForMap("""
                        SELECT report_date, service, state, realised_saving, realised_error FROM recommendation_life
                        """).values().toString())
                .isEqualTo("[2026-11-16, search, ADOPTED, 170.000000000, -0.068493]");
        assertThat(jdbc.queryForList(
                        "SELECT monthly_saving FROM recommendation_night ORDER BY report_date", BigDecimal.class))
                .containsExactly(new BigDecimal("99.000000000"), new BigDecimal("89.000000000"));
    }

    @Test
    void retentionDropsWhatNoReportThatCanBeMadeLooksBackTo() {
        LocalDate old = DATE.minusDays(900);
        report(old, NOW, "100.000000000", day(old, "1.000000000"));
        report(DATE, NOW, "90.000000000", day(DATE, "1.000000000"));
        ledger.retention().apply(DATE.minusDays(400));
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM advice", Long.class))
                .isEqualTo(1);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM advised_day", Long.class))
                .isEqualTo(1);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM advice_life", Long.class))
                .isEqualTo(1);
        Run next = start(DATE.plusDays(1), NOW.plusSeconds(60));
        assertThat(book.history(next, USD).nights())
                .containsExactly(new NightAdvice(DATE, List.of(advice("90.000000000"))));
        // A report of 400 days ago can still be made, and looks back as far.
        ledger.retention().apply(DATE.plusDays(AdviceBook.LOOK_BACK_DAYS));
        assertThat(book.history(next, USD).nights()).hasSize(1);
    }
}
