package io.perdollar.ingest.bigquery.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perdollar.ingest.bigquery.Query;
import io.perdollar.ingest.bigquery.TableLook;
import io.perdollar.ingest.bigquery.TableName;
import io.perdollar.ingest.bigquery.loopback.DocumentedSql;
import io.perdollar.ingest.bigquery.loopback.GoogleTables;
import io.perdollar.ingest.bigquery.loopback.LoopbackBigQuery;
import io.perdollar.ingest.bigquery.loopback.StoredTable.Partitioning;
import io.perdollar.ingest.bigquery.loopback.TableField;
import io.perdollar.ingest.billing.LabelKeys;
import io.perdollar.ingest.sql.SqlFile;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every SQL file of the bill, analysed by Google's analyser against the documented schemas, and the page beside each. */
class ExportSqlTest {
    private static final Instant NOW = Instant.parse("2026-11-16T03:00:00Z");
    private static final TableName TABLE = TableName.parse("my-billing.exports.bill");
    private static final Pattern ABSENT = Pattern.compile("CAST\\(NULL AS [A-Z0-9]+\\) AS ([a-z_]+)");

    @Test
    void everyFileIsAnalysedAgainstBothExportsAndEveryColumnIsDocumented() throws IOException {
        for (List<TableField> schema : List.of(GoogleTables.detailedExport(), GoogleTables.standardExport())) {
            for (Partitioning partitioning : List.of(
                    Partitioning.BY_LOADING, new Partitioning("export_time"), new Partitioning("usage_start_time"))) {
                try (LoopbackBigQuery bigQuery = LoopbackBigQuery.start(Clock.fixed(NOW, ZoneOffset.UTC))) {
                    bigQuery.createDataset("my-billing.exports", "EU");
                    bigQuery.createTable(TABLE.toString(), schema, partitioning);
                    SortedMap<String, List<String>> answers = analyse(bigQuery);
                    assertEquals(List.of(), DocumentedSql.unused(ExportTable.class, answers.keySet()));
                }
            }
        }
    }

    private static SortedMap<String, List<String>> analyse(LoopbackBigQuery bigQuery) throws IOException {
        TableLook look = ExportTable.look(DocumentedSql.warehouse(bigQuery), TABLE);
        Map<String, Query> queries = queries(look);
        SortedMap<String, List<String>> answers = DocumentedSql.analyse(bigQuery, queries.values());
        assertEquals(DocumentedSql.names(ExportTable.class), new TreeSet<>(queries.keySet()));
        for (Map.Entry<String, Query> query : queries.entrySet()) {
            List<String> columns = answers.getOrDefault(query.getValue().sql(), List.of());
            assertEquals(
                    List.of(), DocumentedSql.undocumented(ExportTable.class, query.getKey(), columns), query.getKey());
        }
        return answers;
    }

    /** A query for each file; of those that are parts of others one that selects all they have. */
    private static Map<String, Query> queries(TableLook look) {
        ExportQueries queries = new ExportQueries(look, LabelKeys.DEFAULT, NOW);
        BillReading nightly = new BillReading(NOW, LocalDate.parse("2026-11-08"), NOW);
        TreeSet<Long> days = new TreeSet<>(List.of(LocalDate.parse("2026-11-01").toEpochDay()));
        Query charges = queries.charges(days);
        String row = queries.row(ExportColumns.bind(look), "TRUE");
        String keys = SqlFile.of(ExportTable.class, "key-columns.sql", Map.of());
        return new TreeMap<>(Map.of(
                "charge",
                charges,
                "account-day",
                queries.accountDays(nightly, days),
                "rejected-row",
                queries.rejectedRows(nightly, days),
                "moved-day",
                queries.movedDays(NOW),
                "export-row",
                new Query("rows", "SELECT * FROM (" + row + ")", charges.parameters()),
                "key-columns",
                new Query("keys", "SELECT " + keys + " FROM (" + row + ")", charges.parameters())));
    }

    @Test
    void everyBoundNameIsAColumnOfTheDetailedExport() {
        assertEquals(List.of(), absent(GoogleTables.detailedExport()));
    }

    @Test
    void theStandardExportLacksNothingButResourcesAndSubscriptions() {
        assertEquals(
                List.of("resource_name", "resource_global_name", "subscription_id", "applied_subscription_id"),
                absent(GoogleTables.standardExport()));
    }

    /** What is read as NULL because the schema has no such column: a mistyped path would be among it. */
    private static List<String> absent(List<TableField> schema) {
        try (LoopbackBigQuery bigQuery = LoopbackBigQuery.start(Clock.fixed(NOW, ZoneOffset.UTC))) {
            bigQuery.createDataset("my-billing.exports", "EU");
            bigQuery.createTable(TABLE.toString(), schema, Partitioning.BY_LOADING);
            String bound = ExportColumns.bind(ExportTable.look(DocumentedSql.warehouse(bigQuery), TABLE));
            return new ArrayList<>(
                    ABSENT.matcher(bound).results().map(found -> found.group(1)).toList());
        }
    }
}
