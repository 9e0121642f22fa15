package io.perdollar.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.ingest.bigquery.loopback.GoogleTables;
import io.perdollar.ingest.bigquery.loopback.LoopbackBigQuery;
import io.perdollar.ingest.bigquery.loopback.SampleBill;
import io.perdollar.ingest.bigquery.loopback.SamplePrices;
import io.perdollar.ingest.bigquery.loopback.ServedJob;
import io.perdollar.ingest.bigquery.loopback.StoredTable.Partitioning;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole nightly run with bill and logs in files and in BigQuery: whatever the places, the same summary. */
class BothPlacesTest {
    private static final int DAYS = 2;
    private static final LoopbackBigQuery BIGQUERY =
            LoopbackBigQuery.start(Clock.fixed(Instant.parse("2026-11-16T06:00:00Z"), ZoneOffset.UTC));
    private static final CommandRun PERDOLLAR = new CommandRun();

    @BeforeAll
    static void load() throws IOException {
        SampleInBigQuery.load(BIGQUERY, SharedSample.ofDays(DAYS));
    }

    @AfterAll
    static void stop() {
        BIGQUERY.close();
    }

    @Test
    void theFourCombinationsGiveOneSummary() throws IOException {
        Path report = nightly("files-files", "files", "files", "en");
        assertFalse(Files.readString(report.resolve("index.html")).contains("standard export"), "of the detailed one");
        String files = summary(report);
        assertTrue(files.contains("\"engine\": \"files\""), files.substring(0, 500));
        assertFalse(files.contains("\"requests\": 0,"), "the sample has requests");
        for (Map.Entry<String, String> places :
                Map.of("bigquery", "files", "files", "bigquery").entrySet()) {
            assertSame(files, places.getKey(), places.getValue());
        }
        assertSame(files, "bigquery", "bigquery");
        for (ServedJob job : BIGQUERY.jobs()) {
            assertEquals(Map.of("app", "perdollar"), job.labels());
            assertEquals(20_000_000_000L, job.maximumBytesBilled());
            assertEquals("US", job.location());
        }
    }

    private static void assertSame(String expected, String bill, String logs) throws IOException {
        Path report = nightly(bill + "-" + logs, bill, logs, "en");
        String log = Files.readString(report.resolveSibling("perdollar.log"));
        assertEquals(
                bill.equals("bigquery"),
                Pattern.compile("the charges of the bill: will read [0-9.]+ GB of my-billing")
                        .matcher(log)
                        .find(),
                log);
        String summary = summary(report);
        assertEquals(expected, summary.replace("\"engine\": \"bigquery\"", "\"engine\": \"files\""), bill + " " + logs);
        assertTrue(summary.contains("\"engine\": \"bigquery\""));
    }

    @Test
    void theStandardExportIsSaidToNameNoResourceInBothLanguages() throws IOException {
        Map<String, String> sentences = Map.of(
                "en", "names a resource, as in the standard export",
                "ko", "청구에는 리소스 이름이 없습니다");
        for (Map.Entry<String, String> sentence : sentences.entrySet()) {
            Path report = nightly("standard-" + sentence.getKey(), "standard", "files", sentence.getKey());
            assertTrue(Files.readString(report.resolve("index.html")).contains(sentence.getValue()), "page");
            assertEquals(2, count(report.resolve("cost-report-2026-11-15.xlsx"), sentence.getValue()), "workbook");
            assertTrue(summary(report).contains("\"resources\": []"), "no VM has a cost");
        }
    }

    @Test
    void doctorTellsAccessKindsAgeAndWhatANightWillCost() throws IOException {
        Path config = configuration("doctor", "bigquery", "bigquery", "en");
        // Its mail server is nobody's.
        Files.writeString(config, Files.readString(config).replaceAll("(?s)\nmail:.*", "\n"));
        assertEquals(0, PERDOLLAR.run("doctor", "--config", config.toString()), PERDOLLAR.out());
        String told = PERDOLLAR.out();
        assertTrue(told.contains("is a detailed billing export, partitioned by day of writing, in US"), told);
        assertTrue(told.contains("newest export_time 2026-11-16T"), told);
        assertTrue(told.contains("USD for a TiB"), told);
        assertTrue(
                told.contains("requests.llm-vms: table partitioned by timestamp, in US; a nightly run will read"),
                told);
        assertTrue(
                told.lines().anyMatch(line -> line.matches(".*requests\\.llm-json: 2026-11-15 has \\d+ rows: .*")),
                told);
    }

    @Test
    void aBillThatIsNotThereNamesItsKeyAndEndsWithTwo() throws IOException {
        Path config = configuration("gone", "bigquery", "files", "en");
        Files.writeString(config, Files.readString(config).replace("gcp_billing_export_resource", "gcp_billing_exprt"));
        assertEquals(2, PERDOLLAR.run("nightly", "--config", config.toString(), "--date", "2026-11-15"));
        assertTrue(PERDOLLAR.err().contains("billing[0].bigquery.table: expected a billing export"), PERDOLLAR.err());
    }

    @Test
    void advicePricesSpotByThePricingExportAndSaysSo() throws IOException {
        BIGQUERY.createDataset("my-billing.prices", "US");
        BIGQUERY.createTable(SamplePrices.TABLE, GoogleTables.pricingExport(), Partitioning.BY_LOADING)
                .load(
                        List.of(
                                spot(
                                        "Nvidia Tesla T4 GPU attached to Spot Preemptible VMs running in Americas",
                                        "h",
                                        "0.11"),
                                spot("Spot Preemptible N1 Predefined Instance Core running in Americas", "h", "0.007"),
                                spot(
                                        "Spot Preemptible N1 Predefined Instance Ram running in Americas",
                                        "GiBy.h",
                                        "0.001")),
                        GoogleTables::exportTime,
                        Instant.EPOCH);
        Path config = SharedSample.configuration(9, "priced");
        Files.writeString(
                config,
                Files.readString(config)
                        .replace(
                                "prices: guide",
                                "pricingExport: { table: " + SamplePrices.TABLE + end() + "\nprices: guide"));
        assertEquals(
                0, PERDOLLAR.run("nightly", "--config", config.toString(), "--date", "2026-11-15"), PERDOLLAR.err());
        Path report = SharedSample.reports(config).resolve("2026-11-15");
        String origin = "pricing export cloud_pricing_export (" + SamplePrices.TABLE + ", Nov 15, 2026)";
        String summary = summary(report);
        assertTrue(summary.contains(origin), summary);
        Files.delete(report.resolve("summary.json"));
        BIGQUERY.dropTable(SamplePrices.TABLE);
        assertEquals(
                0, PERDOLLAR.run("report", "--config", config.toString(), "--date", "2026-11-15"), PERDOLLAR.err());
        assertEquals(summary, summary(report), "the run kept its prices");
    }

    private static String spot(String sku, String unit, String price) {
        return SamplePrices.row("2026-11-15", sku, "us-central1", unit, price, null);
    }

    private static Path nightly(String name, String bill, String logs, String language) throws IOException {
        Path config = configuration(name, bill, logs, language);
        assertEquals(
                0,
                PERDOLLAR.run("nightly", "--config", config.toString(), "--date", SharedSample.LAST_DAY.toString()),
                PERDOLLAR.err());
        return SharedSample.reports(config).resolve(SharedSample.LAST_DAY.toString());
    }

    private static Path configuration(String name, String bill, String logs, String language) throws IOException {
        Path config = SharedSample.configuration(DAYS, name);
        String text = Files.readString(config)
                .replace("logs/{instance}/", "whole-logs/{instance}/")
                .replace("language: en", "language: " + language);
        if (!bill.equals("files")) {
            String table = bill.equals("standard") ? SampleInBigQuery.STANDARD : SampleBill.TABLE;
            text = text.replace("  - files: billing/*.json.gz\n", "  - bigquery: { table: " + table + end() + "\n");
        }
        if (logs.equals("bigquery")) {
            text = text.replace("    files: whole-logs/{instance}/access.log*\n", agent("access"))
                    .replace("    files: whole-logs/{instance}/access_tokens.log*\n", agent("access_tokens"));
            int from = text.indexOf("    files: whole-logs/{instance}/access_json.log*\n");
            int to = text.indexOf("\nendpoints:");
            text = text.substring(0, from)
                    + "    bigquery: { table: my-llms.logs.calls, kind: custom, columns: { time: timestamp, instance: vm, method: verb,"
                    + " path: url, status: code, duration: took, bytes: size }" + end() + "\n" + text.substring(to);
        }
        return Files.writeString(config, text);
    }

    private static String agent(String table) {
        return "    bigquery: { table: my-llms.logs." + table + ", kind: ops-agent" + end() + "\n";
    }

    private static String end() {
        return ", endpoint: \"" + BIGQUERY.endpoint() + "\" }";
    }

    private static String summary(Path report) throws IOException {
        return Files.readString(report.resolve("summary.json"));
    }

    /** In how many sheets of a workbook a text stands. */
    private static int count(Path workbook, String text) throws IOException {
        int count = 0;
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().startsWith("xl/worksheets/sheet")) {
                    String sheet = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                    count += sheet.contains(text) ? 1 : 0;
                }
            }
        }
        return count;
    }
}
