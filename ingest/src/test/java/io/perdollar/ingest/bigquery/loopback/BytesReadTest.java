package io.perdollar.ingest.bigquery.loopback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.ingest.bigquery.TableName;
import io.perdollar.ingest.bigquery.billing.BillReading;
import io.perdollar.ingest.bigquery.billing.ExportTable;
import io.perdollar.ingest.billing.LabelKeys;
import io.perdollar.sampledata.ProgressListener;
import io.perdollar.sampledata.SampleFleet;
import io.perdollar.sampledata.SampleOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A nightly reading of the bill is estimated to read hardly more than the columns and days that it needs. */
class BytesReadTest {
    private static final Instant NOW = Instant.parse("2026-11-16T03:00:00Z");
    private static final LocalDate FROM = LocalDate.parse("2026-11-08");

    /** What the control of a day is made of, and what tells that a row cannot be read. */
    private static final Set<String> OF_CONTROLS = Set.of(
            "billing_account_id",
            "usage_start_time",
            "export_time",
            "cost",
            "cost_at_list",
            "cost_at_effective_price_default",
            "currency",
            "currency_conversion_rate",
            "usage.amount",
            "usage.amount_in_pricing_units",
            "credits.name",
            "credits.type",
            "credits.amount",
            "invoice.month");

    /** What the key of a charge adds to that (equations §4). */
    private static final Set<String> OF_KEYS = Set.of(
            "project.id",
            "location.location",
            "location.region",
            "location.zone",
            "resource.name",
            "resource.global_name",
            "service.description",
            "sku.id",
            "sku.description",
            "usage.unit",
            "usage.pricing_unit",
            "cost_type",
            "adjustment_info.type",
            "consumption_model.description",
            "consumption_model.applied_subscription_instance_id",
            "subscription.instance_id",
            "labels.key",
            "labels.value",
            "system_labels.key",
            "system_labels.value");

    @Test
    void aNightReadsHardlyMoreThanItNeeds(@TempDir Path folder) throws IOException {
        SampleFleet.write(SampleOptions.defaults(folder).withDays(20).withoutLogs(), ProgressListener.SILENT);
        List<String> rows = SampleBill.lines(folder.resolve("billing"));
        try (LoopbackBigQuery bigQuery = LoopbackBigQuery.start(Clock.fixed(NOW, ZoneOffset.UTC))) {
            bigQuery.createDataset("my-billing.exports", "US");
            bigQuery.createTable(SampleBill.TABLE, GoogleTables.detailedExport(), StoredTable.Partitioning.BY_LOADING)
                    .load(rows, GoogleTables::exportTime, Instant.EPOCH);
            BillReading today = new BillReading(NOW, FROM.plusDays(8), NOW);
            try (ExportTable table = ExportTable.open(
                    DocumentedSql.warehouse(bigQuery), TableName.parse(SampleBill.TABLE), LabelKeys.DEFAULT, today)) {
                long estimated = table.nightlyBytes(7);
                List<ServedJob> jobs = bigQuery.jobs();
                assertNight(estimated, jobs.subList(jobs.size() - 3, jobs.size()), rows);
            }
        }
    }

    private static void assertNight(long estimated, List<ServedJob> jobs, List<String> rows) {
        assertEquals(estimated, jobs.stream().mapToLong(ServedJob::bytes).sum());
        Set<String> all = new TreeSet<>(OF_CONTROLS);
        all.addAll(OF_KEYS);
        assertNear("moved days", jobs.get(0), rows, Set.of("usage_start_time"), "export_time", "2026-11-12");
        assertNear("controls", jobs.get(1), rows, OF_CONTROLS, "usage_start_time", FROM.toString());
        assertNear("charges", jobs.get(2), rows, all, "usage_start_time", FROM.toString());
    }

    private static void assertNear(
            String what, ServedJob job, List<String> rows, Set<String> columns, String time, String firstDay) {
        List<TableField> needed = kept(GoogleTables.detailedExport(), "", columns);
        long bytes = rows.stream()
                .filter(row -> StoredBytes.read(row).path(time).asText().compareTo(firstDay) >= 0)
                .mapToLong(row -> StoredBytes.of(needed, row))
                .sum();
        double ratio = (double) job.bytes() / bytes;
        assertTrue(
                bytes > 10_000 && ratio >= 0.99 && ratio <= 1.2,
                () -> what + ": estimated " + job.bytes() + " bytes, needed " + bytes + ", " + ratio + " times that");
    }

    private static List<TableField> kept(List<TableField> fields, String above, Set<String> paths) {
        List<TableField> kept = new ArrayList<>();
        for (TableField field : fields) {
            String path = above + field.name();
            if (paths.contains(path)) {
                kept.add(field);
            } else if (field.isRecord()) {
                kept.add(new TableField(
                        field.name(), field.type(), field.repeated(), kept(field.fields(), path + ".", paths)));
            }
        }
        return kept;
    }
}
