package io.perdollar.ingest.bigquery.billing;

import com.google.cloud.bigquery.QueryParameterValue;
import io.perdollar.ingest.bigquery.Query;
import io.perdollar.ingest.bigquery.TableLook;
import io.perdollar.ingest.billing.LabelKeys;
import io.perdollar.ingest.sql.SqlFile;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** The queries of one export table at one snapshot. */
final class ExportQueries {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss.SSSSSSxxx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Before any export. */
    private static final Instant EVER = Instant.parse("2010-01-01T00:00:00Z");

    private final TableLook look;
    private final LabelKeys labels;
    private final String table;

    ExportQueries(TableLook look, LabelKeys labels, Instant snapshot) {
        this.look = look;
        this.labels = labels;
        this.table = look.name().sql() + " AS t"
                + (look.isView() ? "" : " FOR SYSTEM_TIME AS OF TIMESTAMP '" + TIMESTAMP.format(snapshot) + "'");
    }

    Query movedDays(Instant writtenSince) {
        return new Query(
                "the days of the bill that moved",
                SqlFile.of(ExportQueries.class, "moved-day.sql", Map.of("table", table, "partitions", partitions())),
                new TreeMap<>(Map.of("partitions_from", timestamp(writtenSince))));
    }

    Query accountDays(BillReading reading, SortedSet<Long> moved) {
        return offered(
                "the sums of the bill's days",
                "account-day.sql",
                ExportColumns.bindOfControls(look, Set.of()),
                reading,
                moved);
    }

    Query rejectedRows(BillReading reading, SortedSet<Long> moved) {
        return offered(
                "the rejected rows of the bill",
                "rejected-row.sql",
                ExportColumns.bindOfControls(look, Set.of("sku_id")),
                reading,
                moved);
    }

    Query charges(SortedSet<Long> days) {
        SortedMap<String, QueryParameterValue> parameters = labels();
        parameters.put("days", days(days));
        parameters.put("partitions_from", timestamp(startOf(days.first())));
        String rows = partitions() + "\n        AND UNIX_DATE(DATE(t.usage_start_time)) IN UNNEST(@days)";
        return query("the charges of the bill", "charge.sql", ExportColumns.bind(look), rows, parameters);
    }

    /** All days from the reading's first on, and the older ones that moved; rows without a day are counted too. */
    private Query offered(String grain, String file, String columns, BillReading reading, SortedSet<Long> moved) {
        SortedMap<String, QueryParameterValue> parameters = new TreeMap<>();
        long from = reading.daysFrom().toEpochDay();
        String rows = partitions();
        if (reading.lastRead() == null) {
            parameters.put("partitions_from", timestamp(EVER));
        } else {
            long first = moved.isEmpty() ? from : Math.min(from, moved.first());
            parameters.put("partitions_from", timestamp(startOf(first)));
            parameters.put("days", days(moved));
            parameters.put("days_from", QueryParameterValue.int64(from));
            rows += "\n        AND (t.usage_start_time IS NULL OR UNIX_DATE(DATE(t.usage_start_time)) >= @days_from"
                    + " OR UNIX_DATE(DATE(t.usage_start_time)) IN UNNEST(@days))";
        }
        return query(grain, file, columns, rows, parameters);
    }

    private Query query(
            String grain, String file, String columns, String rows, SortedMap<String, QueryParameterValue> parameters) {
        String row = row(columns, rows);
        String keys = SqlFile.of(ExportQueries.class, "key-columns.sql", Map.of());
        return new Query(
                grain,
                SqlFile.of(ExportQueries.class, file, Map.of("export_row", row, "key_columns", keys)),
                parameters);
    }

    /** The rows of the export that a condition lets through. */
    String row(String columns, String condition) {
        return SqlFile.of(
                ExportQueries.class, "export-row.sql", Map.of("columns", columns, "table", table, "rows", condition));
    }

    /** Rows are never written before the day of their usage, so older partitions need no look (equations §12). */
    private String partitions() {
        String column = look.partitionColumn();
        if (look.partition() == TableLook.Partition.INGESTION_TIME) {
            return "t._PARTITIONTIME >= @partitions_from";
        }
        // A copy of the export may lie by either time; any other order does not tell when a row was written.
        return "usage_start_time".equals(column)
                ? "t.usage_start_time >= @partitions_from"
                : "t.export_time >= @partitions_from";
    }

    private SortedMap<String, QueryParameterValue> labels() {
        SortedMap<String, QueryParameterValue> parameters = new TreeMap<>();
        parameters.put("service_label", QueryParameterValue.string(labels.service()));
        parameters.put("environment_label", QueryParameterValue.string(labels.environment()));
        parameters.put("instance_label", QueryParameterValue.string(labels.instance()));
        return parameters;
    }

    private static QueryParameterValue days(SortedSet<Long> days) {
        return QueryParameterValue.array(days.toArray(Long[]::new), Long.class);
    }

    private static QueryParameterValue timestamp(Instant instant) {
        return QueryParameterValue.timestamp(TIMESTAMP.format(instant));
    }

    private static Instant startOf(long day) {
        return Instant.ofEpochSecond(day * 86_400);
    }
}
