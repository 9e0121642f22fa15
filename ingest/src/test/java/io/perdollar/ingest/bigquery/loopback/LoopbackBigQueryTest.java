package io.perdollar.ingest.bigquery.loopback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.JobStatistics.QueryStatistics;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.QueryParameterValue;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableResult;
import io.perdollar.ingest.bigquery.loopback.StoredTable.Partitioning;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The protocol, spoken by Google's own client. */
class LoopbackBigQueryTest {
    private static final Instant NOW = Instant.parse("2026-11-16T03:00:00Z");
    private static final String TABLE = "finops.exports.t";

    private final LoopbackBigQuery server = LoopbackBigQuery.start(Clock.fixed(NOW, ZoneOffset.UTC));
    private final BigQuery client = LoopbackClient.of(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void carriesEveryTypeThereAndBack() throws Exception {
        QueryJobConfiguration query = QueryJobConfiguration.newBuilder("""
                        SELECT @text AS text, @whole AS whole, @real AS real, @yes AS yes, @money AS money,
                               @instant AS instant, @day AS day, @bytes AS bytes,
                               ARRAY(SELECT n * 2 FROM UNNEST(@list) AS n ORDER BY n) AS list,
                               @record.name AS name, STRUCT(1 AS a, [STRUCT('x' AS b)] AS c) AS deep,
                               JSON '{"k":[1,2]}' AS json, CAST(NULL AS STRING) AS nothing
                        """)
                .addNamedParameter("text", QueryParameterValue.string("서울 \"q\""))
                .addNamedParameter("whole", QueryParameterValue.int64(Long.MAX_VALUE))
                .addNamedParameter("real", QueryParameterValue.float64(0.1))
                .addNamedParameter("yes", QueryParameterValue.bool(true))
                .addNamedParameter("money", QueryParameterValue.numeric(new BigDecimal("-0.000000001")))
                .addNamedParameter("instant", QueryParameterValue.timestamp("2026-11-16 00:00:00.123456+00:00"))
                .addNamedParameter("day", QueryParameterValue.date("2026-11-16"))
                .addNamedParameter("bytes", QueryParameterValue.bytes(new byte[] {0, -1}))
                .addNamedParameter("list", QueryParameterValue.array(new Long[] {3L, 1L}, StandardSQLTypeName.INT64))
                .addNamedParameter(
                        "record", QueryParameterValue.struct(Map.of("name", QueryParameterValue.string("n"))))
                .build();
        FieldValueList row = client.query(query).iterateAll().iterator().next();
        assertEquals("서울 \"q\"", row.get("text").getStringValue());
        assertEquals(Long.MAX_VALUE, row.get("whole").getLongValue());
        assertEquals(0.1, row.get("real").getDoubleValue());
        assertTrue(row.get("yes").getBooleanValue());
        assertEquals(new BigDecimal("-0.000000001"), row.get("money").getNumericValue());
        assertEquals(
                Instant.parse("2026-11-16T00:00:00.123456Z"), row.get("instant").getTimestampInstant());
        assertEquals(LocalDate.of(2026, 11, 16).toString(), row.get("day").getStringValue());
        assertEquals(List.of((byte) 0, (byte) -1), bytes(row.get("bytes")));
        assertEquals(List.of(2L, 6L), longs(row.get("list")));
        assertEquals("n", row.get("name").getStringValue());
        FieldValueList deep = row.get("deep").getRecordValue();
        assertEquals(1, deep.get(0).getLongValue());
        assertEquals(
                "x",
                deep.get(1).getRepeatedValue().get(0).getRecordValue().get(0).getStringValue());
        assertEquals("{\"k\":[1,2]}", row.get("json").getStringValue());
        assertTrue(row.get("nothing").isNull());
    }

    private static List<Byte> bytes(FieldValue value) {
        List<Byte> list = new ArrayList<>();
        for (byte each : value.getBytesValue()) {
            list.add(each);
        }
        return list;
    }

    private static List<Long> longs(FieldValue value) {
        return value.getRepeatedValue().stream().map(FieldValue::getLongValue).toList();
    }

    @Test
    void pagesTheResultOfAJobWithAnIdAndRefusesTheIdTheSecondTime() throws Exception {
        server.mostRowsOfPage(3);
        JobId id = JobId.newBuilder()
                .setProject("finops")
                .setJob("night-1")
                .setLocation("EU")
                .build();
        QueryJobConfiguration query = QueryJobConfiguration.newBuilder(
                        "SELECT n FROM UNNEST(GENERATE_ARRAY(1, 8)) AS n ORDER BY n")
                .setLabels(Map.of("app", "perdollar"))
                .build();
        Job job = client.create(JobInfo.of(id, query)).waitFor();
        TableResult result = job.getQueryResults(BigQuery.QueryResultsOption.pageSize(3));
        List<Long> numbers = new ArrayList<>();
        result.iterateAll().forEach(row -> numbers.add(row.get(0).getLongValue()));
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L), numbers);
        assertEquals(8, result.getTotalRows());
        assertEquals(3, server.calls().stream().filter(Call.TABLE_ROWS::equals).count());
        BigQueryException twice = assertThrows(BigQueryException.class, () -> client.create(JobInfo.of(id, query)));
        assertEquals(409, twice.getCode());
        assertEquals(Map.of("app", "perdollar"), server.jobs().get(0).labels());
        assertEquals(1, server.jobs().size());
    }

    @Test
    void tellsTablesAndTheirRegion() {
        table().load(
                        List.of("{\"a\":1,\"day\":\"2026-11-01 00:00:00 UTC\"}"),
                        row -> Instant.parse("2026-11-01T05:00:00Z"),
                        NOW);
        assertEquals("EU", client.getDataset(DatasetId.of("finops", "exports")).getLocation());
        var table = client.getTable(TableId.of("finops", "exports", "t"));
        StandardTableDefinition definition = table.getDefinition();
        assertEquals(
                List.of("a", "text", "day"),
                definition.getSchema().getFields().stream()
                        .map(field -> field.getName())
                        .toList());
        assertEquals(1, definition.getNumRows());
        assertEquals("DAY", String.valueOf(definition.getTimePartitioning().getType()));
        assertEquals(
                1,
                client.listTables(DatasetId.of("finops", "exports")).streamAll().count());
    }

    @Test
    void estimatesTheColumnsAndPartitionsReadBeforeRunning() {
        StoredTable table = table();
        table.load(
                List.of("{\"a\":1,\"text\":\"1234\"}", "{\"a\":null,\"text\":\"12345678\"}"),
                row -> NOW.minusSeconds(86_400),
                NOW);
        table.load(List.of("{\"a\":2,\"text\":\"ä\"}"), row -> NOW, NOW);
        assertEquals(16, dryRun("SELECT SUM(a) FROM `finops.exports.t`"));
        assertEquals(8 + 6 + 10 + 8 + 4, dryRun("SELECT * FROM `finops.exports.t`"));
        assertEquals(8, dryRun("SELECT a FROM `finops.exports.t` AS t WHERE DATE(t._PARTITIONTIME) >= '2026-11-16'"));
        assertEquals(
                8,
                dryRun(
                        "SELECT a FROM `finops.exports.t` WHERE _PARTITIONTIME < TIMESTAMP_SUB('2026-11-17', INTERVAL 1 DAY)"));
        assertEquals(16, dryRun("SELECT a FROM `finops.exports.t` WHERE _PARTITIONTIME < '2026-11-16' OR a > 1"));
        assertEquals(0, dryRun("SELECT COUNT(*) FROM `finops.exports.t`"));
    }

    private long dryRun(String sql) {
        Job job = client.create(
                JobInfo.of(QueryJobConfiguration.newBuilder(sql).setDryRun(true).build()));
        QueryStatistics statistics = job.getStatistics();
        return statistics.getTotalBytesProcessed();
    }

    @Test
    void countsFieldsOfRecordsAloneHoweverTheyTravel() {
        server.createDataset("finops.exports", "EU");
        server.createTable(
                        "finops.exports.r",
                        List.of(
                                TableField.record(
                                        "sku", TableField.of("id", "STRING"), TableField.of("description", "STRING")),
                                TableField.record(
                                                "labels",
                                                TableField.of("key", "STRING"),
                                                TableField.of("value", "STRING"))
                                        .repeating()),
                        null)
                .load(
                        List.of(
                                "{\"sku\":{\"id\":\"1\",\"description\":\"22\"},\"labels\":[{\"key\":\"333\",\"value\":\"4444\"}]}"),
                        NOW);
        assertEquals(3, dryRun("SELECT sku.id FROM `finops.exports.r`"));
        assertEquals(3 + 4, dryRun("SELECT sku FROM `finops.exports.r`"));
        assertEquals(5, dryRun("SELECT (SELECT COUNT(l.key) FROM UNNEST(labels) AS l) FROM `finops.exports.r`"));
        assertEquals(
                5 + 6,
                dryRun("SELECT l.value FROM `finops.exports.r` AS r, UNNEST(r.labels) AS l WHERE l.key = '333'"));
        assertEquals(
                4,
                dryRun("WITH x AS (SELECT sku, labels FROM `finops.exports.r`) SELECT y.sku.description FROM x AS y"));
        assertEquals(5 + 6, dryRun("SELECT ARRAY_LENGTH(labels) FROM `finops.exports.r`"));
    }

    @Test
    void refusesAQueryThatWouldBillMoreThanItsCap() throws Exception {
        table().load(List.of("{\"a\":1}"), row -> NOW, NOW);
        QueryJobConfiguration query = QueryJobConfiguration.newBuilder("SELECT a FROM `finops.exports.t`")
                .setMaximumBytesBilled(1_000_000L)
                .build();
        BigQueryException refused = assertThrows(
                BigQueryException.class,
                () -> client.create(JobInfo.of(JobId.of("finops", "capped"), query))
                        .waitFor()
                        .getQueryResults());
        assertEquals("bytesBilledLimitExceeded", refused.getReason());
        assertTrue(refused.toString().contains("10485760 or higher required"), refused.getMessage());
    }

    @Test
    void servesTheVersionOfATableThatWasCurrentThen() throws Exception {
        StoredTable table = table();
        table.load(List.of("{\"a\":1}"), row -> NOW, NOW.minusSeconds(7200));
        table.load(List.of("{\"a\":2}"), row -> NOW, NOW.minusSeconds(3600));
        assertEquals(3, sum("`finops.exports.t`"));
        assertEquals(
                3,
                sum(
                        "`finops.exports.t` FOR SYSTEM_TIME AS OF TIMESTAMP_SUB(TIMESTAMP '2026-11-16 03:00:00', INTERVAL 1 HOUR)"));
        assertEquals(1, sum("`finops.exports.t` AS t FOR SYSTEM_TIME AS OF @then"));
        assertEquals(
                2,
                sum(
                        "`finops.exports.t` AS t -- FOR SYSTEM_TIME AS OF @then\n WHERE a NOT IN (SELECT a FROM `finops.exports.t` FOR SYSTEM_TIME AS OF @then)"));
        BigQueryException future = assertThrows(
                BigQueryException.class, () -> sum("`finops.exports.t` FOR SYSTEM_TIME AS OF TIMESTAMP '2027-01-01'"));
        assertTrue(future.toString().contains("future"), future.getMessage());
    }

    private long sum(String from) throws InterruptedException {
        QueryJobConfiguration query = QueryJobConfiguration.newBuilder("SELECT SUM(a) FROM " + from)
                .addNamedParameter("then", QueryParameterValue.timestamp("2026-11-16 01:30:00+00:00"))
                .build();
        return client.query(query).iterateAll().iterator().next().get(0).getLongValue();
    }

    @Test
    void readsShardsThroughAStar() throws Exception {
        server.createDataset("finops.exports", "EU");
        for (String day : List.of("20261114", "20261115")) {
            server.createTable("finops.exports.requests_" + day, List.of(TableField.of("n", "INTEGER")), null)
                    .load(List.of("{\"n\":" + day + "}"), NOW);
        }
        String sql = "SELECT n, _TABLE_SUFFIX FROM `finops.exports.requests_*` WHERE _TABLE_SUFFIX > '20261114'";
        FieldValueList row = client.query(QueryJobConfiguration.of(sql))
                .iterateAll()
                .iterator()
                .next();
        assertEquals(20261115, row.get(0).getLongValue());
        assertEquals("20261115", row.get(1).getStringValue());
        assertEquals(8, dryRun(sql));
    }

    @Test
    void saysWhatIsWrongWithAQueryAsGoogleDoes() {
        table();
        assertError("invalidQuery", "Unrecognized name: b", "SELECT b FROM `finops.exports.t`");
        assertError(
                "notFound", "Table finops:exports.u was not found in location EU", "SELECT 1 FROM `finops.exports.u`");
        assertError("notFound", "Dataset finops:nowhere", "SELECT 1 FROM `finops.nowhere.u`");
        assertFalse(server.jobs().stream().anyMatch(job -> job.bytes() > 0));
    }

    private void assertError(String reason, String message, String sql) {
        BigQueryException error =
                assertThrows(BigQueryException.class, () -> client.query(QueryJobConfiguration.of(sql)));
        assertEquals(reason, error.getError().getReason(), error.getMessage());
        assertTrue(error.toString().contains(message), error.getMessage());
    }

    private StoredTable table() {
        server.createDataset("finops.exports", "EU");
        return server.createTable(
                TABLE,
                List.of(
                        TableField.of("a", "INTEGER"),
                        TableField.of("text", "STRING"),
                        TableField.of("day", "TIMESTAMP")),
                Partitioning.BY_LOADING);
    }
}
