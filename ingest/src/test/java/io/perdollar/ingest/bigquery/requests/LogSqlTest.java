package io.perdollar.ingest.bigquery.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.analysis.measure.Subject;
import io.perdollar.ingest.bigquery.Query;
import io.perdollar.ingest.bigquery.TableName;
import io.perdollar.ingest.bigquery.loopback.DocumentedSql;
import io.perdollar.ingest.bigquery.loopback.GoogleTables;
import io.perdollar.ingest.bigquery.loopback.LoopbackBigQuery;
import io.perdollar.ingest.bigquery.loopback.StoredTable.Partitioning;
import io.perdollar.ingest.bigquery.loopback.TableField;
import io.perdollar.ingest.bigquery.requests.LogSource.Kind;
import io.perdollar.ingest.requests.TokenFields;
import io.perdollar.ingest.requests.format.LogFormat;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every SQL file of the logs, analysed by Google's analyser against the documented schemas, and the page beside each. */
class LogSqlTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-15");
    private static final Pattern ABSENT = Pattern.compile("CAST\\(NULL AS [A-Z0-9]+\\) AS ([a-z_]+)");
    private static final LogSource.Text TEXT = new LogSource.Text(
            (LogFormat.Template) LogFormat.parse("$remote_addr [$time_iso8601] \"$request\" $status $request_time"),
            TokenFields.NONE);

    @Test
    void everyFileIsAnalysedAgainstEveryKindOfTableAndEveryColumnIsDocumented() throws IOException {
        for (Kind kind : List.of(Kind.LOAD_BALANCER, Kind.OPS_AGENT)) {
            for (boolean dated : new boolean[] {false, true}) {
                try (LoopbackBigQuery bigQuery = start(schema(kind), dated)) {
                    assertDocumented(bigQuery, table(bigQuery, kind));
                }
            }
        }
    }

    private static void assertDocumented(LoopbackBigQuery bigQuery, LogTable table) throws IOException {
        Query hours = table.query(new DayRange(DAY, DAY), EndpointRules.DEFAULT);
        int from = hours.sql().indexOf("WITH log_row AS (") + "WITH log_row AS (".length();
        String row = hours.sql().substring(from, hours.sql().indexOf("),\nline AS ("));
        Query rows = new Query("rows", "SELECT * FROM (" + row + ")", hours.parameters());
        Map<String, List<String>> answers = DocumentedSql.analyse(bigQuery, List.of(hours, rows));
        assertEquals(List.of(), DocumentedSql.unused(LogTable.class, answers.keySet()));
        assertEquals(
                List.of(),
                DocumentedSql.undocumented(
                        LogTable.class, "activity-hour", answers.getOrDefault(hours.sql(), List.of("no answer"))));
        assertEquals(
                List.of(),
                DocumentedSql.undocumented(
                        LogTable.class, "log-row", answers.getOrDefault(rows.sql(), List.of("no answer"))));
    }

    @Test
    void everyBoundNameIsAColumnThatGoogleWrites() {
        assertEquals(List.of("tokens_in", "tokens_out", "tokens_cached", "message"), absent(Kind.LOAD_BALANCER));
        // Google's columns for requests have a latency, which the Ops Agent leaves empty.
        assertEquals(List.of("tokens_in", "tokens_out", "tokens_cached"), absent(Kind.OPS_AGENT));
    }

    /** What is read as NULL because the schema has no such column: a mistyped path would be among it. */
    private static List<String> absent(Kind kind) {
        try (LoopbackBigQuery bigQuery = start(schema(kind), false)) {
            TableName name = TableName.parse("my-llms.logs.requests");
            String bound = new RowColumns(
                            source(kind),
                            DocumentedSql.warehouse(bigQuery).look(name).orElseThrow())
                    .bind();
            return new ArrayList<>(
                    ABSENT.matcher(bound).results().map(found -> found.group(1)).toList());
        }
    }

    private static LoopbackBigQuery start(List<TableField> schema, boolean dated) {
        LoopbackBigQuery bigQuery =
                LoopbackBigQuery.start(Clock.fixed(Instant.parse("2026-11-16T06:00:00Z"), ZoneOffset.UTC));
        bigQuery.createDataset("my-llms.logs", "EU");
        bigQuery.createTable(
                "my-llms.logs.requests" + (dated ? "_20261115" : ""),
                schema,
                dated ? null : new Partitioning("timestamp"));
        return bigQuery;
    }

    private static LogTable table(LoopbackBigQuery bigQuery, Kind kind) {
        return LogTable.open(DocumentedSql.warehouse(bigQuery), source(kind), DAY.plusDays(1));
    }

    private static LogSource source(Kind kind) {
        LogSource.@Nullable Text text = kind == Kind.OPS_AGENT ? TEXT : null;
        return new LogSource(
                "s",
                kind,
                TableName.parse("my-llms.logs.requests"),
                null,
                Map.of(),
                text,
                new RowOwner.Named(kind == Kind.OPS_AGENT ? Subject.Kind.INSTANCE_ID : Subject.Kind.SERVICE),
                null);
    }

    private static List<TableField> schema(Kind kind) {
        return kind == Kind.OPS_AGENT ? GoogleTables.nginxAccess() : GoogleTables.loadBalancer();
    }
}
