package io.perdollar.jobs.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class PostgresLedgerTest {
    private static final Instant NOW = Instant.parse("2026-11-16T01:02:03Z");
    private static final LocalDate DATE = LocalDate.parse("2026-11-15");

    private String url = "";

    @BeforeEach
    void makeDatabase() {
        url = PostgresCluster.newDatabase();
    }

    @Test
    void keepsWhatWasWrittenOverClosing() {
        try (Ledger ledger = open()) {
            ledger.runs().start(DATE, "files", NOW);
            ledger.compact();
        }
        try (Ledger ledger = open()) {
            assertThat(ledger.runs().newest(DATE)).isPresent();
        }
    }

    @Test
    void refusesASecondHolderAndSaysWhoItIs() {
        try (Ledger first = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(LedgerBusyException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid() + " on ")
                    .hasMessageContaining("since 2026-11-16T01:02:03Z");
            assertThat(first.runs().lastSuccess()).isEmpty();
        }
        open().close();
    }

    @Test
    void isFreeOnceTheConnectionOfItsHolderIsGone() throws SQLException, InterruptedException {
        Ledger first = open();
        try (Connection admin = DriverManager.getConnection(url, PostgresCluster.USER, PostgresCluster.PASSWORD)) {
            String name = PostgresLock.holderName(admin);
            assertThat(name).startsWith(ProcessHandle.current().pid() + " 2026-11-16T01:02:03Z ");
            admin.createStatement()
                    .execute("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE application_name = '"
                            + name + "'");
            assertThat(PostgresLock.holderName(admin)).isNull();
        }
        open().close();
        first.close();
    }

    @Test
    void leavesTheDatabaseOfAnotherApplicationAlone() throws SQLException {
        try (Connection other = DriverManager.getConnection(url, PostgresCluster.USER, PostgresCluster.PASSWORD)) {
            other.createStatement().execute("CREATE TABLE recipe (name VARCHAR(20))");
        }
        assertThatThrownBy(this::open)
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("is a database, but no ledger");
    }

    @Test
    void aWrongPasswordIsToldWithoutIt() {
        assertThatThrownBy(() -> Ledger.open(url, PostgresCluster.USER, "wrong", NOW))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("password authentication failed")
                .hasMessageNotContaining("wrong");
    }

    @Test
    void ordersTextByItsCharactersWhateverTheLanguageOfTheServer() {
        try (Ledger ledger = open()) {
            JdbcTemplate jdbc = new JdbcTemplate(ledger.dataSource());
            for (String name : List.of("b", "A", "a", "B", "é")) {
                jdbc.update("INSERT INTO log_stream (source, stream) VALUES (?, 'x')", name);
            }
            assertThat(jdbc.queryForList("SELECT source FROM log_stream ORDER BY source", String.class))
                    .containsExactly("A", "B", "a", "b", "é");
            assertThat(jdbc.queryForObject("SELECT 'b' < 'A' COLLATE \"default\"", Boolean.class))
                    .as("the server's own order is another")
                    .isFalse();
        }
    }

    @Test
    void keepsTextThatPostgresHasNoPlaceFor() {
        try (Ledger ledger = open()) {
            Run run = ledger.runs().start(DATE, "files", NOW);
            String hostile = "\0 ' ; DROP TABLE run; -- \uD83D \uD83D\uDE00";
            ledger.billingRejects()
                    .record(
                            run,
                            List.of(new BillingRejects.Count("a\0b", hostile, 1)),
                            List.of(new BillingReject("a\0b", hostile, 1, hostile)));
            assertThat(ledger.billingRejects().kept(run))
                    .singleElement()
                    .extracting(BillingReject::excerpt)
                    .isEqualTo("\uFFFD ' ; DROP TABLE run; -- \uFFFD \uD83D\uDE00");
            assertThat(ledger.runs().newest(DATE)).isPresent();
        }
    }

    @Test
    void doctorSeesWhatIsThere() {
        assertThat(look()).isEqualTo(new LedgerLook.Absent());
        try (Ledger ledger = open()) {
            assertThat(look()).isEqualTo(new LedgerLook.Held(Optional.of(Holder.self(NOW))));
            ledger.runs().finish(ledger.runs().start(DATE, "files", NOW), NOW);
        }
        assertThat(look()).isEqualTo(new LedgerLook.Usable(0, DATE));
    }

    private LedgerLook look() {
        return LedgerLook.at(url, PostgresCluster.USER, PostgresCluster.PASSWORD);
    }

    private Ledger open() {
        return Ledger.open(url, PostgresCluster.USER, PostgresCluster.PASSWORD, NOW);
    }
}
