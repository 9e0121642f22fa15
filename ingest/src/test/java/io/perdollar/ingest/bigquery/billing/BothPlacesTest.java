package io.perdollar.ingest.bigquery.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.charge.ChargeDay;
import io.perdollar.ingest.bigquery.BigQueryAccess;
import io.perdollar.ingest.bigquery.GoogleIdentity;
import io.perdollar.ingest.bigquery.TableName;
import io.perdollar.ingest.bigquery.Warehouse;
import io.perdollar.ingest.bigquery.loopback.LoopbackBigQuery;
import io.perdollar.ingest.bigquery.loopback.SampleBill;
import io.perdollar.ingest.billing.BillingSource;
import io.perdollar.ingest.billing.ChargeDayHash;
import io.perdollar.ingest.billing.ExportFiles;
import io.perdollar.ingest.billing.ExportOptions;
import io.perdollar.ingest.billing.LabelKeys;
import io.perdollar.sampledata.ProgressListener;
import io.perdollar.sampledata.SampleFleet;
import io.perdollar.sampledata.SampleOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One bill, read from files by DuckDB and from BigQuery by GoogleSQL, gives the same charges. */
class BothPlacesTest {
    private static final Instant NOW = Instant.parse("2026-11-16T03:00:00Z");

    @Test
    void sampleFleetsCostTheSameInBothPlaces(@TempDir Path folder) throws Exception {
        assertSame(SampleOptions.defaults(folder.resolve("three-days")).withDays(3));
        // The days around a month's end hold invoices, taxes and corrections.
        assertSame(SampleOptions.defaults(folder.resolve("month-end"))
                .withDays(2)
                .withSeed(7)
                .withEnd(LocalDate.of(2026, 11, 1)));
    }

    /** Ties in the tenth digit, corrections, every model of commitments, rows that lack what they may lack. */
    @Property(tries = 6, shrinking = ShrinkingMode.OFF)
    void anyRowsCostTheSameInBothPlaces(@ForAll long seed) throws IOException {
        Path folder = Files.createTempDirectory("perdollar-rows");
        Path file = folder.resolve("rows.json");
        try {
            Files.write(file, RandomBill.rows(seed, 150));
            assertSame(folder, 150);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private static void assertSame(SampleOptions options) throws IOException {
        SampleFleet.write(options.withoutLogs(), ProgressListener.SILENT);
        assertSame(options.out().resolve("billing"), 1_000);
    }

    private static void assertSame(Path folder, int leastRows) {
        try (LoopbackBigQuery bigQuery = LoopbackBigQuery.start(Clock.fixed(NOW, ZoneOffset.UTC));
                BillingSource files = ExportFiles.open(new ExportOptions(folder, ".", null, LabelKeys.DEFAULT));
                BillingSource table = open(bigQuery, folder)) {
            assertTrue(files.totalRows() >= leastRows, () -> "rows: " + files.totalRows());
            assertEquals(files.totalRows(), table.totalRows());
            assertEquals(files.rejectedByReason(), table.rejectedByReason());
            assertEquals(files.controls(), table.controls());
            assertEquals(hashes(files), hashes(table));
        }
    }

    private static BillingSource open(LoopbackBigQuery bigQuery, Path folder) {
        SampleBill.load(bigQuery, folder);
        BigQueryAccess access = new BigQueryAccess(
                "my-finops",
                new GoogleIdentity.ApplicationDefault(),
                bigQuery.endpoint(),
                BigQueryAccess.USUAL_MAXIMUM_BYTES,
                BigQueryAccess.USUAL_TIME_LIMIT,
                "billing[0].bigquery");
        return ExportTable.open(
                Warehouse.open(access, "test"),
                TableName.parse(SampleBill.TABLE),
                LabelKeys.DEFAULT,
                BillReading.whole(NOW));
    }

    private static List<String> hashes(BillingSource source) {
        List<String> hashes = new ArrayList<>();
        source.readDays(day -> true, day -> hashes.add(hash(day)));
        return hashes;
    }

    private static String hash(ChargeDay day) {
        return day.day() + " " + day.billingAccount() + " " + ChargeDayHash.of(day);
    }
}
