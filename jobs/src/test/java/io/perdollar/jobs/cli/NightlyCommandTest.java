package io.perdollar.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.jobs.ledger.Ledger;
import io.perdollar.jobs.output.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NightlyCommandTest {
    private static final int DAYS = 9;

    private final CommandRun perdollar = new CommandRun();

    @Test
    void aFinishedDateIsMadeAgainAsAFurtherAttemptWithTheSameFigures() throws IOException {
        Path config = SharedSample.configuration(DAYS, "again");
        assertEquals(0, nightly(config), perdollar.err());
        Map<String, Object> first = summary(config);
        assertEquals(0, nightly(config), perdollar.err());
        assertTrue(perdollar.out().contains("attempt 2"), perdollar.out());
        Map<String, Object> second = summary(config);
        assertEquals(2, second.get("attempt"));
        second.put("attempt", 1);
        assertEquals(first, second);
    }

    @Test
    void theDateIsYesterdayInTheReportsTimeZone() throws IOException {
        Path config = SharedSample.configuration(DAYS, "yesterday");
        // 06:00 UTC of the 16th is the afternoon in Seoul.
        assertEquals(0, perdollar.run("nightly", "--config", config.toString()), perdollar.err());
        assertTrue(Files.exists(SharedSample.reports(config).resolve("2026-11-15/summary.json")));
    }

    @Test
    void aRangeIsReportedOldestFirstAndWritesTheLastDateOnly() throws IOException {
        Path config = SharedSample.configuration(DAYS, "range");
        String[] range = {"backfill", "--config", config.toString(), "--from", "2026-11-14", "--to", "2026-11-15"};
        assertEquals(0, perdollar.run(range), perdollar.err());
        assertTrue(perdollar.out().startsWith("report of 2026-11-14: kept in the ledger"), perdollar.out());
        assertFalse(Files.exists(SharedSample.reports(config).resolve("2026-11-14")));
        assertTrue(Files.exists(SharedSample.reports(config).resolve("2026-11-15/summary.json")));
        assertEquals(
                0, perdollar.run("report", "--config", config.toString(), "--date", "2026-11-14"), perdollar.err());
        assertTrue(Files.exists(SharedSample.reports(config).resolve("2026-11-14/summary.json")));
    }

    @Test
    void aRangeThatWasEndedGoesOnWithWhatIsMissing() throws IOException {
        Path config = SharedSample.configuration(DAYS, "resumed");
        String[] range = {"backfill", "--config", config.toString(), "--from", "2026-11-13", "--to", "2026-11-15"};
        assertEquals(
                0, perdollar.run("nightly", "--config", config.toString(), "--date", "2026-11-13"), perdollar.err());
        assertEquals(0, perdollar.run(range), perdollar.err());
        assertTrue(perdollar.out().startsWith("1 reports of these dates were made before"), perdollar.out());
        assertTrue(perdollar.out().contains("report of 2026-11-14: kept in the ledger"), perdollar.out());
        assertEquals(0, perdollar.run(range), perdollar.err());
        assertEquals(
                "3 reports of these dates were made before; --again makes them again",
                perdollar.out().strip());
        Folders.delete(SharedSample.reports(config).resolve("2026-11-15"));
        assertEquals(0, perdollar.run(range), perdollar.err());
        assertTrue(perdollar.out().contains("report of 2026-11-15, attempt 2"), perdollar.out());
        assertFalse(perdollar.out().contains("2026-11-14"), perdollar.out());
    }

    @Test
    void aNightThatIsExplainedReadsAndChangesNothing() throws IOException {
        Path config = SharedSample.configuration(DAYS, "explained");
        assertEquals(
                0,
                perdollar.run("nightly", "--config", config.toString(), "--date", "2026-11-15", "--explain"),
                perdollar.err());
        assertTrue(
                perdollar.out().startsWith("a night for 2026-11-15 (window 2026-10-19 to 2026-11-15"), perdollar.out());
        assertTrue(perdollar.out().contains("  billing[0]: 11 files, "), perdollar.out());
        assertTrue(perdollar.out().contains("  requests.llm-vms: "), perdollar.out());
        assertTrue(perdollar.out().contains("it would cost nothing: every source lies in files"), perdollar.out());
        assertTrue(perdollar.out().contains("it would mail those who are due of finance, ops"), perdollar.out());
        assertFalse(Files.exists(SharedSample.reports(config)));
        assertFalse(Files.exists(config.resolveSibling("explained-ledger.mv.db")));
    }

    @Test
    void aSecondRunIsToldWhoHoldsTheLedger() throws IOException {
        Path config = SharedSample.configuration(DAYS, "held");
        Ledger held = Ledger.open(config.resolveSibling("held-ledger"), Instant.parse("2026-11-16T05:59:00Z"));
        try {
            assertEquals(4, nightly(config), perdollar.err());
        } finally {
            held.close();
        }
        assertTrue(perdollar.err().contains("process " + ProcessHandle.current().pid() + " on "), perdollar.err());
        assertTrue(perdollar.err().contains("since 2026-11-16T05:59:00Z"), perdollar.err());
        assertEquals(0, nightly(config), perdollar.err());
    }

    @Test
    void aWrongFormatEndsInTheLineToChange() throws IOException {
        Path config = SharedSample.configuration(DAYS, "format");
        Files.writeString(
                config, Files.readString(config).replaceFirst("(?s)format: \\|.*?;\\n", "format: ingress-nginx\n"));
        assertEquals(3, nightly(config), perdollar.err());
        assertTrue(
                perdollar.err().contains("requests.llm-vms: expected at most 1 % of the lines rejected"),
                perdollar.err());
        assertTrue(
                perdollar.err().contains("$http_user_agent\" $request_time: set requests.llm-vms.format to it"),
                perdollar.err());
        assertFalse(Files.exists(SharedSample.reports(config).resolve("2026-11-15")));
    }

    @Test
    void aRunThatWasRefusedGoesOnOnceTheConfigurationIsMended() throws IOException {
        Path config = SharedSample.configuration(DAYS, "mended");
        String right = Files.readString(config);
        Files.writeString(config, right.replaceFirst("(?s)format: \\|.*?;\\n", "format: ingress-nginx\n"));
        assertEquals(3, nightly(config));
        Files.writeString(config, right);
        assertEquals(0, nightly(config), perdollar.err());
        assertEquals(1, summary(config).get("attempt"));
    }

    @Test
    void aBillInBigQueryWithoutCredentialsIsAMatterOfTheConfiguration() throws IOException {
        Path config = SharedSample.configuration(DAYS, "bigquery");
        Files.writeString(
                config,
                Files.readString(config)
                        .replace(
                                "- files: billing/*.json.gz",
                                "- bigquery: { table: my-project.exports.rows, credentials: { file: no-key.json } }"));
        assertEquals(2, nightly(config));
        assertTrue(
                perdollar
                        .err()
                        .contains("billing[0].bigquery.credentials.file: expected the JSON key of a service account"),
                perdollar.err());
    }

    @Test
    void everyProblemOfAConfigurationIsToldWithoutAStackTrace() throws IOException {
        Path config = SharedSample.configuration(DAYS, "broken");
        Files.writeString(config, Files.readString(config).replace("windowDays: 28", "windowDays: many"));
        assertEquals(2, nightly(config));
        assertTrue(perdollar.err().contains("report.windowDays: expected a whole number"), perdollar.err());
        assertFalse(perdollar.err().contains("\tat "), perdollar.err());
    }

    @Test
    void missingExportFilesAreAUsageError() throws IOException {
        Path config = SharedSample.configuration(DAYS, "nofiles");
        Files.writeString(config, Files.readString(config).replace("billing/*.json.gz", "bills/*.json.gz"));
        assertEquals(2, nightly(config));
        assertTrue(perdollar.err().contains("bills/*.json.gz"), perdollar.err());
    }

    private int nightly(Path config) {
        return perdollar.run("nightly", "--config", config.toString(), "--date", SharedSample.LAST_DAY.toString());
    }

    private static Map<String, Object> summary(Path config) throws IOException {
        return TruthComparison.read(SharedSample.reports(config).resolve("2026-11-15/summary.json"));
    }
}
