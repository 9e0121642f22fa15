package io.perdollar.ingest.bigquery.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeDay;
import io.perdollar.ingest.bigquery.BigQueryAccess;
import io.perdollar.ingest.bigquery.BigQueryFailure;
import io.perdollar.ingest.bigquery.GoogleIdentity;
import io.perdollar.ingest.bigquery.TableName;
import io.perdollar.ingest.bigquery.Warehouse;
import io.perdollar.ingest.bigquery.loopback.GoogleTables;
import io.perdollar.ingest.bigquery.loopback.LoopbackBigQuery;
import io.perdollar.ingest.bigquery.loopback.ServedJob;
import io.perdollar.ingest.bigquery.loopback.StoredTable.Partitioning;
import io.perdollar.ingest.bigquery.loopback.TableField;
import io.perdollar.ingest.billing.LabelKeys;
import io.perdollar.ingest.billing.RejectReason;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real SQL, evaluated by the loopback BigQuery. */
class ExportTableTest {
    private static final TableName TABLE = TableName.parse("my-billing.exports.bill");
    private static final Instant NOW = Instant.parse("2026-11-16T06:00:00Z");
    private static final BillReading WHOLE = BillReading.whole(NOW);

    private LoopbackBigQuery bigQuery;

    @BeforeEach
    void start() {
        bigQuery = LoopbackBigQuery.start(Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC));
        bigQuery.createDataset("my-billing.exports", "EU");
    }

    @AfterEach
    void stop() {
        bigQuery.close();
    }

    @Test
    void rowsAndCreditsAreAddedPerHourAndKey() {
        load(
                GoogleTables.detailedExport(),
                row(
                        "2026-11-15 22",
                        "2026-11-16",
                        "0.1",
                        "{\"type\":\"DISCOUNT\",\"amount\":-0.01},{\"name\":\"old\",\"amount\":-0.02}"),
                row("2026-11-15 22", "2026-11-16", "0.2", "{\"type\":\"DISCOUNT\",\"amount\":-0.03}"),
                row("2026-11-15 23", "2026-11-16", "0.4", ""));
        try (ExportTable table = open(WHOLE)) {
            List<Charge> charges = days(table).get(0).charges();
            assertEquals(2, charges.size());
            Charge first = charges.get(0);
            assertEquals("0.300000000", first.exportCost().toPlainString());
            assertEquals("-0.040000000", first.credit("DISCOUNT").toPlainString());
            assertEquals("-0.020000000", first.credit("old").toPlainString());
            assertEquals(
                    "chat-1",
                    String.valueOf(
                            first.key().resource() == null
                                    ? null
                                    : first.key().resource().name()));
            assertEquals(3, table.controls().get(0).rows());
            assertTrue(table.isDetailed());
        }
    }

    @Test
    void theStandardExportHasNoResources() {
        load(GoogleTables.standardExport(), row("2026-11-15 22", "2026-11-16", "0.1", ""));
        try (ExportTable table = open(WHOLE)) {
            assertFalse(table.isDetailed());
            assertEquals(null, days(table).get(0).charges().get(0).key().resource());
        }
    }

    @Test
    void onlyNewDaysAndThoseThatMovedAreLookedAt() {
        load(
                GoogleTables.detailedExport(),
                row("2026-09-01 10", "2026-09-02", "1", ""),
                row("2026-09-02 10", "2026-09-03", "1", ""),
                // A correction of 1 September, written in November.
                row("2026-09-01 10", "2026-11-14", "-0.5", ""),
                row("2026-11-15 10", "2026-11-16", "1", ""));
        Instant lastRead = Instant.parse("2026-11-15T06:00:00Z");
        try (ExportTable table = open(new BillReading(NOW, LocalDate.parse("2026-11-08"), lastRead))) {
            assertEquals(
                    List.of("2026-09-01", "2026-11-15"),
                    table.controls().stream()
                            .map(control -> control.accountDay().day().toString())
                            .toList());
            assertEquals(2, table.controls().get(0).rows());
            assertEquals(
                    "0.500000000",
                    days(table).get(0).charges().get(0).exportCost().toPlainString());
        }
    }

    @Test
    void whatANightWouldReadIsAskedWithoutReadingAnything() {
        load(
                GoogleTables.detailedExport(),
                row("2026-11-14 22", "2026-11-15", "0.1", ""),
                row("2026-11-15 22", "2026-11-16", "0.1", ""));
        long bytes = ExportTable.nightlyBytes(warehouse(), TABLE, LabelKeys.DEFAULT, NOW, 7);
        assertTrue(bytes > 0, "bytes: " + bytes);
        assertEquals(3, bigQuery.jobs().size());
        assertTrue(bigQuery.jobs().stream().allMatch(ServedJob::isDryRun), bigQuery.jobs()::toString);
        try (ExportTable table = open(WHOLE)) {
            assertEquals(bytes, table.nightlyBytes(7));
        }
    }

    @Test
    void whatCannotBeReadIsCountedAndShown() {
        load(
                GoogleTables.detailedExport(),
                row("2026-11-15 22", "2026-11-16", "0.1", ""),
                row("2026-11-15 22", "2026-11-16", "0.1", "").replace("\"USD\"", "\"usd\""));
        try (ExportTable table = open(WHOLE)) {
            assertEquals(Map.of(RejectReason.CURRENCY, 1L), table.rejectedByReason());
            assertTrue(table.rejects().get(0).excerpt().contains("usd"));
            assertEquals(2, table.totalRows());
        }
    }

    @Test
    void aTableThatIsNoExportIsAMatterOfTheConfiguration() {
        load(List.of(TableField.of("n", "INTEGER")));
        BigQueryFailure failure = assertThrows(BigQueryFailure.class, () -> open(WHOLE));
        assertTrue(
                String.valueOf(failure.getMessage()).contains("without the columns billing_account_id"),
                failure::toString);
    }

    private void load(List<TableField> schema, String... rows) {
        bigQuery.createTable(TABLE.toString(), schema, Partitioning.BY_LOADING)
                .load(List.of(rows), GoogleTables::exportTime, Instant.EPOCH);
    }

    private static String row(String hour, String exportDay, String cost, String credits) {
        return "{\"billing_account_id\":\"01338E-BE3FD6-363B4C\",\"service\":{\"description\":\"Compute Engine\"},"
                + "\"sku\":{\"id\":\"88B8-C3ED-03F0\",\"description\":\"Nvidia Tesla T4 GPU\"},\"usage_start_time\":\""
                + hour
                + ":00:00 UTC\",\"project\":{\"id\":\"llm\"},\"resource\":{\"name\":\"projects/1/instances/chat-1\"},"
                + "\"export_time\":\"" + exportDay + " 01:00:00 UTC\",\"cost\":" + cost
                + ",\"currency\":\"USD\",\"credits\":[" + credits + "],\"invoice\":{\"month\":\"202611\"}}";
    }

    private ExportTable open(BillReading reading) {
        return ExportTable.open(warehouse(), TABLE, LabelKeys.DEFAULT, reading);
    }

    private Warehouse warehouse() {
        return Warehouse.open(
                new BigQueryAccess(
                        "my-billing",
                        new GoogleIdentity.ApplicationDefault(),
                        bigQuery.endpoint(),
                        BigQueryAccess.USUAL_MAXIMUM_BYTES,
                        BigQueryAccess.USUAL_TIME_LIMIT,
                        "billing[0].bigquery"),
                "2026-11-15 attempt 1");
    }

    private static List<ChargeDay> days(ExportTable table) {
        List<ChargeDay> days = new ArrayList<>();
        table.readDays(day -> true, days::add);
        return days;
    }
}
