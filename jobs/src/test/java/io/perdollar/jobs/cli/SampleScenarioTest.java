package io.perdollar.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.jobs.output.Folders;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole way on the whole sample: 63 days of bill and logs to one report. */
class SampleScenarioTest {
    private static final int DAYS = 63;
    private static final CommandRun PERDOLLAR = new CommandRun();

    private static Path config;
    private static Path report;

    @BeforeAll
    static void runNightly() throws IOException {
        config = SharedSample.configuration(DAYS, "scenario");
        assertEquals(0, nightly(), PERDOLLAR.err());
        report = SharedSample.reports(config).resolve("2026-11-15");
    }

    @Test
    void theSummaryEqualsTheTruthInEverythingThatItStates() throws IOException {
        assertEquals(
                List.of(),
                TruthComparison.differences(report.resolve("summary.json"), config.resolveSibling("truth.json")));
    }

    @Test
    void theAdviceThatTheStoriesImplyIsGivenAndNoOther() throws IOException {
        assertEquals(
                TruthComparison.advice(config.resolveSibling("truth.json")).keySet(),
                TruthComparison.advice(report.resolve("summary.json")).keySet());
    }

    /** The truth knows the hours of a story, the replay fits them: the policy lets it trim an hour of 70, a hundredth of what the hours save. */
    @Test
    void theAdviceSavesWhatTheTruthSays() throws IOException {
        Map<String, BigDecimal> saved = TruthComparison.advice(report.resolve("summary.json"));
        TruthComparison.advice(config.resolveSibling("truth.json")).forEach((advice, saving) -> {
            BigDecimal difference =
                    saving.subtract(saved.getOrDefault(advice, BigDecimal.ZERO)).abs();
            assertTrue(
                    difference.compareTo(saving.multiply(new BigDecimal("0.015"))) <= 0,
                    advice + ": truth " + saving + ", summary " + saved.get(advice));
        });
    }

    @Test
    void everyFileOfARunIsThere() {
        for (String name :
                List.of("cost-report-2026-11-15.xlsx", "index.html", "charts", "summary.json", "rejects.csv")) {
            assertTrue(Files.exists(report.resolve(name)), name);
        }
    }

    @Test
    void aReportIsMadeAgainFromTheLedgerAlthoughEverythingElseChanged() throws IOException {
        byte[] summary = Files.readAllBytes(report.resolve("summary.json"));
        byte[] workbook = Files.readAllBytes(report.resolve("cost-report-2026-11-15.xlsx"));
        Path changed = config.resolveSibling("changed.yaml");
        String text = Files.readString(config)
                .replace("windowDays: 28", "windowDays: 7")
                .replace("billing/*.json.gz", "gone/*.json.gz")
                .replace("inventory: ./inventory", "inventory: ./gone")
                .replace("threshold: 5m", "threshold: 30m");
        Files.writeString(changed, text);
        Folders.delete(report);
        assertEquals(
                0, PERDOLLAR.run("report", "--config", changed.toString(), "--date", "2026-11-15"), PERDOLLAR.err());
        assertArrayEquals(summary, Files.readAllBytes(report.resolve("summary.json")));
        assertArrayEquals(workbook, Files.readAllBytes(report.resolve("cost-report-2026-11-15.xlsx")));
    }

    @Test
    void aDateThatWasNeverReportedIsAUsageError() {
        assertEquals(2, PERDOLLAR.run("report", "--config", config.toString(), "--date", "2026-11-01"));
        assertTrue(PERDOLLAR.err().contains("perdollar nightly --config"), PERDOLLAR.err());
    }

    @Test
    void aDayWithoutAnyRowThatShouldBeSettledEndsTheRun() {
        CommandRun later = new CommandRun(Instant.parse("2026-11-24T06:00:00Z"));
        assertEquals(3, later.run("nightly", "--config", config.toString()), later.err());
        assertTrue(later.err().contains("no row at all of 2026-11-1"), later.err());
    }

    @Test
    void aCurrencyWithoutARateEndsTheRun() throws IOException {
        Path euro = Files.writeString(
                config.resolveSibling("euro.yaml"), Files.readString(config).replace("currency: USD", "currency: EUR"));
        assertEquals(3, PERDOLLAR.run("nightly", "--config", euro.toString(), "--date", "2026-11-14"), PERDOLLAR.err());
        assertTrue(PERDOLLAR.err().contains("report.rates: { EUR:"), PERDOLLAR.err());
    }

    private static int nightly() {
        return PERDOLLAR.run("nightly", "--config", config.toString(), "--date", SharedSample.LAST_DAY.toString());
    }
}
