package io.perdollar.jobs.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class LedgerTest {
    private static final Instant NOW = Instant.parse("2026-11-16T01:02:03Z");

    @TempDir
    Path folder;

    @Test
    void keepsWhatWasWrittenOverClosingAndCompacting() {
        Path base = folder.resolve("new/folder/ledger");
        try (Ledger ledger = Ledger.open(base, NOW)) {
            ledger.runs().start(LocalDate.parse("2026-11-15"), "files", NOW);
            ledger.compact();
        }
        try (Ledger ledger = Ledger.open(base, NOW)) {
            assertThat(ledger.runs().newest(LocalDate.parse("2026-11-15"))).isPresent();
        }
        assertThat(base.resolveSibling("ledger.mv.db")).exists();
    }

    @Test
    void beginsAnewWhereMakingTheLedgerWasCutOff() throws Exception {
        Path base = folder.resolve("ledger");
        Files.writeString(folder.resolve("ledger.new.mv.db"), "half of the tables");
        Files.createFile(folder.resolve("ledger.mv.db"));
        try (Ledger ledger = Ledger.open(base, NOW)) {
            assertThat(ledger.runs().lastSuccess()).isEmpty();
        }
        assertThat(folder.resolve("ledger.new.mv.db")).doesNotExist();
    }

    @Test
    void bringsTheTablesOfSpringBatch() {
        try (Ledger ledger = Ledger.open(folder.resolve("ledger"), NOW)) {
            assertThat(new JdbcTemplate(ledger.dataSource())
                            .queryForObject("SELECT COUNT(*) FROM BATCH_JOB_INSTANCE", Long.class))
                    .isZero();
        }
    }

    @Test
    void refusesASecondHolderInTheSameProcess() {
        Path base = folder.resolve("ledger");
        try (Ledger first = Ledger.open(base, NOW)) {
            assertThatThrownBy(() -> Ledger.open(base, NOW)).isInstanceOf(LedgerBusyException.class);
            assertThat(first.runs().lastSuccess()).isEmpty();
        }
        Ledger.open(base, NOW).close();
    }

    @Test
    void saysWhoHoldsTheLedgerAndLeavesNoLockAfterAKill() throws Exception {
        Path base = folder.resolve("ledger");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerHolding.class.getName(),
                        base.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            waitFor("holding", other.getInputStream());
            assertThatThrownBy(() -> Ledger.open(base, NOW))
                    .isInstanceOf(LedgerBusyException.class)
                    .hasMessageContaining("process " + other.pid() + " on ")
                    .hasMessageContaining("since 2026-11-16T00:00:00Z");
        } finally {
            other.destroyForcibly();
            assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        try (Ledger ledger = Ledger.open(base, NOW)) {
            assertThat(ledger.runs().newest(LocalDate.parse("2026-11-15")))
                    .as("what was committed before the kill")
                    .isPresent();
        }
    }

    @Test
    void keepsGarbageAsideAsItIs() throws Exception {
        Path file = folder.resolve("ledger.mv.db");
        Files.writeString(file, "this is somebody's letter\n");
        assertThatThrownBy(() -> Ledger.open(folder.resolve("ledger"), NOW))
                .isInstanceOf(LedgerDamagedException.class)
                .hasMessageContaining("It is kept as " + file + ".damaged-1");
        assertThat(folder.resolve("ledger.mv.db.damaged-1")).hasContent("this is somebody's letter\n");
        assertThat(file).doesNotExist();
        Ledger.open(folder.resolve("ledger"), NOW).close();
    }

    @Test
    void keepsATruncatedLedgerAsideAsItIs() throws Exception {
        Path base = folder.resolve("ledger");
        Path file = folder.resolve("ledger.mv.db");
        try (Ledger ledger = Ledger.open(base, NOW)) {
            for (int day = 1; day < 20; day++) {
                LocalDate date = LocalDate.of(2026, 11, day);
                ledger.dayVersions().replace(Bills.day(date, Bills.runningAllDay("vm-" + day, date, "0.35")), NOW);
            }
        }
        byte[] whole = Files.readAllBytes(file);
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        Files.write(file, half);
        assertThatThrownBy(() -> Ledger.open(base, NOW)).isInstanceOf(LedgerDamagedException.class);
        assertThat(Files.readAllBytes(folder.resolve("ledger.mv.db.damaged-1"))).isEqualTo(half);
    }

    @Test
    void leavesTheDatabaseOfAnotherApplicationAlone() throws Exception {
        Path base = folder.resolve("ledger");
        try (Connection other = DriverManager.getConnection("jdbc:h2:file:" + base, "perdollar", "")) {
            other.createStatement().execute("CREATE TABLE recipe (name VARCHAR(20))");
        }
        assertThatThrownBy(() -> Ledger.open(base, NOW))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("is a database, but no ledger")
                .hasMessageContaining("ledger.url");
        try (Connection other = DriverManager.getConnection("jdbc:h2:file:" + base, "perdollar", "")) {
            assertThat(other.createStatement().execute("SELECT * FROM recipe")).isTrue();
        }
    }

    private static void waitFor(String word, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(word.length());
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(word);
    }
}
