package io.perdollar.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.jobs.ledger.Ledger;
import io.perdollar.jobs.ledger.PostgresCluster;
import io.perdollar.jobs.survival.LedgerContents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A whole night with its ledger on a server: the same report and the same rows as in the embedded file. */
class PostgresNightlyTest {
    private static final int DAYS = 9;
    private static final String[] FILES = {"summary.json", "cost-report-2026-11-15.xlsx", "rejects.csv"};

    private final CommandRun perdollar = new CommandRun();

    @Test
    void reportsAndKeepsTheSameAsWithTheEmbeddedFile() throws IOException, SQLException {
        String url = PostgresCluster.newDatabase();
        Path embedded = SharedSample.configuration(DAYS, "embedded");
        Path server = onServer("server", url);
        assertEquals(0, nightly(embedded), perdollar.err());
        assertEquals(0, nightly(server), perdollar.err());
        for (String name : FILES) {
            assertArrayEquals(bytes(embedded, name), bytes(server, name), name);
        }
        assertEquals(
                withoutConfiguration(LedgerContents.of(embedded.resolveSibling("embedded-ledger"))),
                withoutConfiguration(contents(url)));

        byte[] before = bytes(server, "summary.json");
        assertEquals(
                0, perdollar.run("report", "--config", server.toString(), "--date", "2026-11-15"), perdollar.err());
        assertArrayEquals(before, bytes(server, "summary.json"), "rendered again");
    }

    @Test
    void theSecondOfTwoHostsEndsWithFour() throws IOException {
        String url = PostgresCluster.newDatabase();
        Path config = onServer("second", url);
        Ledger first =
                Ledger.open(url, PostgresCluster.USER, PostgresCluster.PASSWORD, Instant.parse("2026-11-16T05:59:00Z"));
        try {
            assertEquals(4, nightly(config), perdollar.err());
        } finally {
            first.close();
        }
        assertTrue(perdollar.err().contains("since 2026-11-16T05:59:00Z"), perdollar.err());
        assertFalse(perdollar.err().contains(PostgresCluster.PASSWORD), perdollar.err());
    }

    private static Path onServer(String name, String url) throws IOException {
        Path config = SharedSample.configuration(DAYS, name);
        Path password = Files.writeString(config.resolveSibling(name + "-password"), PostgresCluster.PASSWORD + "\n");
        return Files.writeString(
                config,
                Files.readString(config)
                        .replaceFirst(
                                "url: file:\\S+",
                                "url: " + url + "\n  user: " + PostgresCluster.USER + "\n  passwordFile: "
                                        + password.getFileName()));
    }

    private static List<String> contents(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, PostgresCluster.USER, PostgresCluster.PASSWORD)) {
            return LedgerContents.of(connection);
        }
    }

    /** The two runs have two configurations, and say so. */
    private static List<String> withoutConfiguration(List<String> contents) {
        return contents.stream()
                .filter(line -> !line.startsWith("document |") && !line.contains("name=configuration"))
                .toList();
    }

    private int nightly(Path config) {
        return perdollar.run("nightly", "--config", config.toString(), "--date", SharedSample.LAST_DAY.toString());
    }

    private static byte[] bytes(Path config, String name) throws IOException {
        return Files.readAllBytes(
                SharedSample.reports(config).resolve("2026-11-15").resolve(name));
    }
}
