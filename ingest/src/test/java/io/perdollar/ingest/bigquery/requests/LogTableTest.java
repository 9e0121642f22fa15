package io.perdollar.ingest.bigquery.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.activity.ActivityBuilder;
import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.analysis.activity.LineKind;
import io.perdollar.analysis.measure.Subject;
import io.perdollar.analysis.time.Micros;
import io.perdollar.ingest.bigquery.BigQueryAccess;
import io.perdollar.ingest.bigquery.BigQueryFailure;
import io.perdollar.ingest.bigquery.GoogleIdentity;
import io.perdollar.ingest.bigquery.TableName;
import io.perdollar.ingest.bigquery.Warehouse;
import io.perdollar.ingest.bigquery.loopback.GoogleTables;
import io.perdollar.ingest.bigquery.loopback.LoopbackBigQuery;
import io.perdollar.ingest.bigquery.loopback.StoredTable.Partitioning;
import io.perdollar.ingest.bigquery.loopback.TableField;
import io.perdollar.ingest.bigquery.requests.LogSource.Column;
import io.perdollar.ingest.bigquery.requests.LogSource.Kind;
import io.perdollar.ingest.requests.SubjectActivity;
import io.perdollar.ingest.requests.TokenFields;
import io.perdollar.ingest.requests.format.LogFormat;
import io.perdollar.ingest.requests.format.ParsedLine;
import io.perdollar.ingest.requests.format.WantedFields;
import io.perdollar.ingest.requests.scan.InstanceMapping;
import io.perdollar.ingest.requests.scan.LineInspector;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real SQL, evaluated by the loopback BigQuery, against what the same lines mean in Java. */
class LogTableTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-15");
    private static final DayRange ONE_DAY = new DayRange(DAY, DAY);
    private static final Instant NOON = Instant.parse("2026-11-15T12:00:00Z");
    private static final TokenFields TOKENS = new TokenFields(null, "upstream_http_x_tokens", null);
    private static final LogFormat.Template FORMAT = (LogFormat.Template) LogFormat.parse(
            "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent $request_time"
                    + " $upstream_http_x_tokens");

    private LoopbackBigQuery bigQuery;

    @BeforeEach
    void start() {
        bigQuery = LoopbackBigQuery.start(Clock.fixed(Instant.parse("2026-11-16T06:00:00Z"), ZoneOffset.UTC));
        bigQuery.createDataset("my-llms.logs", "EU");
    }

    @AfterEach
    void stop() {
        bigQuery.close();
    }

    @Test
    void textLinesOfTheOpsAgentMeanWhatTheyMeanInAFile() {
        Random random = new Random(7);
        LineInspector inspector =
                new LineInspector(FORMAT, new WantedFields(null, "upstream_http_x_tokens", null, null));
        ActivityBuilder expected = new ActivityBuilder();
        List<String> rows = new ArrayList<>();
        int rejected = 0;
        for (int i = 0; i < 250; i++) {
            Instant time = DAY.atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .plusSeconds(random.nextInt(8) == 0 ? random.nextInt(86_400) : random.nextInt(5_400));
            String line = line(random, time);
            String row = "{\"timestamp\":\"" + time + "\",\"insertId\":\"i" + i
                    + "\",\"resource\":{\"labels\":{\"instance_id\":\"42\"}},\"jsonPayload\":{\"message\":\""
                    + line.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}}";
            rows.add(row);
            if (i % 9 == 0) {
                rows.add(row); // delivered twice
            }
            ParsedLine parsed =
                    inspector.parse(line.getBytes(StandardCharsets.UTF_8)).orElse(null);
            if (parsed == null) {
                rejected++;
            } else {
                add(expected, parsed);
            }
        }
        bigQuery.createTable("my-llms.logs.nginx_access", GoogleTables.nginxAccess(), Partitioning.BY_LOADING)
                .load(rows, GoogleTables::timestamp, Instant.EPOCH);
        TableScan scan = read(source(
                Kind.OPS_AGENT,
                "nginx_access",
                Map.of(),
                new LogSource.Text(FORMAT, TOKENS),
                new RowOwner.Named(Subject.Kind.INSTANCE_ID)));
        StreamDay day = only(scan, "instanceId=42");
        assertEquals(expected.build(), day.subjects().get(0).days());
        assertEquals(rejected, day.counts().rejectedLines());
        assertEquals(250, day.counts().lines());
    }

    private static String line(Random random, Instant time) {
        String[] methods = {"POST", "POST", "POST", "GET", "post"};
        String[] paths = {"/generate", "/v1/chat/completions?x=1", "/a/v1/completions/", "/other", "/tokenize", "/a b"};
        String[] durations = {"-", "0.000", "60.000", "4000.500", "0.123", "7.9"};
        String text = "10.0.0.1 - - ["
                + DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
                        .format(time.atOffset(ZoneOffset.ofHours(9 * random.nextInt(2))))
                + "] \"" + methods[random.nextInt(methods.length)] + " " + paths[random.nextInt(paths.length)]
                + " HTTP/1.1\" " + List.of("200", "200", "302", "404", "000").get(random.nextInt(5)) + " "
                + random.nextInt(5_000) + " " + durations[random.nextInt(durations.length)] + " "
                + (random.nextBoolean() ? "-" : random.nextInt(999));
        return random.nextInt(40) == 0 ? text.substring(0, 30) : text;
    }

    private static void add(ActivityBuilder builder, ParsedLine line) {
        LineKind kind = EndpointRules.DEFAULT.classify(line.method(), line.path(), line.status());
        long logged = Micros.of(line.time());
        Duration time = line.requestTime();
        long duration = time == null ? 0 : time.toNanos() / 1_000;
        builder.add(
                kind,
                logged,
                logged - duration,
                logged,
                time != null,
                orAbsent(line.bytes()),
                -1,
                orAbsent(line.tokensOut()),
                -1);
    }

    private static long orAbsent(@Nullable Long count) {
        return count == null ? -1 : count;
    }

    @Test
    void aLoadBalancerLogsAtArrivalAndItsVmIsFoundByServerIp() {
        bigQuery.createTable("my-llms.logs.requests_20261115", GoogleTables.loadBalancer(), null)
                .load(
                        List.of(
                                lb("a", NOON, "/generate", 200, "10.0.0.5", "1.5"),
                                lb("a", NOON, "/generate", 200, "10.0.0.5", "1.5"),
                                lb("b", NOON.plusSeconds(30), "/generate", 500, "10.0.0.9", "0.25")),
                        Instant.EPOCH);
        Subject vm = Subject.instance("chat-1");
        TableScan scan = read(source(
                Kind.LOAD_BALANCER,
                "requests",
                Map.of(),
                null,
                new RowOwner.Mapped(new InstanceMapping.ByField("serverIp", Map.of("10.0.0.5", vm)))));
        StreamDay day = only(scan, StreamDay.SHARED);
        ActivityBuilder expected = new ActivityBuilder();
        long noon = Micros.of(NOON);
        expected.add(LineKind.SERVED, noon, noon, noon + 1_500_000, true, 7, -1, -1, -1);
        assertEquals(List.of(new SubjectActivity(vm, 1, NOON, expected.build())), day.subjects());
        assertEquals("10.0.0.9", day.unmapped().get(0).value());
        assertEquals(2, day.counts().lines());
    }

    @Test
    void withoutAnInventoryALoadBalancerSpeaksOfServices() {
        bigQuery.createTable("my-llms.logs.requests", GoogleTables.loadBalancer(), new Partitioning("timestamp"))
                .load(
                        List.of(lb("a", NOON, "https://llm.example/v1/chat/completions", 200, "10.0.0.5", "1.5")),
                        GoogleTables::timestamp,
                        Instant.EPOCH);
        TableScan scan =
                read(source(Kind.LOAD_BALANCER, "requests", Map.of(), null, new RowOwner.Named(Subject.Kind.SERVICE)));
        assertEquals(1, only(scan, "service=chat-backend").counts().served());
    }

    @Test
    void aTableOfTheUsersOwnIsReadByItsColumns() {
        bigQuery.createTable(
                        "my-llms.logs.calls",
                        List.of(
                                TableField.of("done", "TIMESTAMP"),
                                TableField.of("vm", "STRING"),
                                TableField.of("url", "STRING"),
                                TableField.record("http", TableField.of("code", "INTEGER")),
                                TableField.of("took", "FLOAT"),
                                TableField.of("out", "INTEGER")),
                        null)
                .load(
                        List.of(
                                "{\"done\":\"" + NOON
                                        + "\",\"vm\":\"chat-1\",\"url\":\"/generate\",\"http\":{\"code\":200},\"took\":0.7,\"out\":33}"),
                        Instant.EPOCH);
        Map<Column, String> columns = new EnumMap<>(Map.of(
                Column.TIME, "done",
                Column.INSTANCE, "vm",
                Column.PATH, "url",
                Column.STATUS, "http.code",
                Column.DURATION, "took",
                Column.TOKENS_OUT, "out"));
        TableScan scan =
                read(source(Kind.CUSTOM, "calls", columns, null, new RowOwner.Named(Subject.Kind.INSTANCE_NAME)));
        ActivityBuilder expected = new ActivityBuilder();
        long noon = Micros.of(NOON);
        expected.add(LineKind.SERVED, noon, noon - 700_000, noon, true, -1, -1, 33, -1);
        assertEquals(
                expected.build(),
                only(scan, "instance=chat-1").subjects().get(0).days());
    }

    @Test
    void aLogAnalyticsViewIsReadByItsOwnNames() {
        bigQuery.createTable(
                        "my-llms.logs._AllLogs",
                        List.of(
                                TableField.of("timestamp", "TIMESTAMP"),
                                TableField.of("insert_id", "STRING"),
                                TableField.of("log_id", "STRING"),
                                TableField.record(
                                        "resource", TableField.of("type", "STRING"), TableField.of("labels", "JSON")),
                                TableField.record(
                                        "http_request",
                                        TableField.of("request_method", "STRING"),
                                        TableField.of("request_url", "STRING"),
                                        TableField.of("status", "INTEGER"),
                                        TableField.record(
                                                "latency",
                                                TableField.of("seconds", "INTEGER"),
                                                TableField.of("nanos", "INTEGER"))),
                                TableField.of("json_payload", "JSON")),
                        null)
                .load(
                        List.of(
                                "{\"timestamp\":\"" + NOON
                                        + "\",\"insert_id\":\"a\",\"log_id\":\"requests\",\"resource\":"
                                        + "{\"type\":\"http_load_balancer\",\"labels\":\"{\\\"backend_service_name\\\":\\\"chat\\\"}\"},"
                                        + "\"http_request\":{\"request_method\":\"POST\",\"request_url\":\"/generate\",\"status\":200,"
                                        + "\"latency\":{\"seconds\":2,\"nanos\":5000}}}",
                                "{\"timestamp\":\"" + NOON
                                        + "\",\"insert_id\":\"b\",\"log_id\":\"syslog\",\"resource\":"
                                        + "{\"type\":\"gce_instance\",\"labels\":\"{}\"}}"),
                        Instant.EPOCH);
        TableScan scan =
                read(source(Kind.LOAD_BALANCER, "_AllLogs", Map.of(), null, new RowOwner.Named(Subject.Kind.SERVICE)));
        StreamDay day = only(scan, "service=chat");
        long noon = Micros.of(NOON);
        ActivityBuilder expected = new ActivityBuilder();
        expected.add(LineKind.SERVED, noon, noon, noon + 2_000_005, true, -1, -1, -1, -1);
        assertEquals(expected.build(), day.subjects().get(0).days());
        assertEquals(1, scan.counts().lines());
    }

    @Test
    void aTableThatIsNotThereIsAMatterOfTheConfiguration() {
        BigQueryFailure failure = assertThrows(
                BigQueryFailure.class,
                () -> read(source(
                        Kind.LOAD_BALANCER, "requests", Map.of(), null, new RowOwner.Named(Subject.Kind.SERVICE))));
        assertTrue(String.valueOf(failure.getMessage()).contains("requests_20261116"), failure::toString);
    }

    private static String lb(String id, Instant at, String url, int status, String server, String latency) {
        return "{\"insertId\":\"" + id + "\",\"timestamp\":\"" + at
                + "\",\"resource\":{\"labels\":{\"backend_service_name\":\"chat-backend\"}},\"httpRequest\":{"
                + "\"requestMethod\":\"POST\",\"requestUrl\":\"" + url + "\",\"status\":" + status
                + ",\"responseSize\":7,\"serverIp\":\"" + server + "\",\"latency\":" + latency + "}}";
    }

    private static LogSource source(
            Kind kind, String table, Map<Column, String> columns, LogSource.@Nullable Text text, RowOwner owner) {
        return new LogSource("s", kind, TableName.parse("my-llms.logs." + table), null, columns, text, owner, null);
    }

    private TableScan read(LogSource source) {
        Warehouse warehouse = Warehouse.open(
                new BigQueryAccess(
                        "my-llms",
                        new GoogleIdentity.ApplicationDefault(),
                        bigQuery.endpoint(),
                        BigQueryAccess.USUAL_MAXIMUM_BYTES,
                        BigQueryAccess.USUAL_TIME_LIMIT,
                        "requests[0].bigquery"),
                "2026-11-15 attempt 1");
        return LogTable.open(warehouse, source, LocalDate.parse("2026-11-16")).read(ONE_DAY, EndpointRules.DEFAULT);
    }

    private static StreamDay only(TableScan scan, String stream) {
        return scan.days().stream()
                .filter(day -> day.stream().equals(stream))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + stream + " in " + scan.days()));
    }
}
