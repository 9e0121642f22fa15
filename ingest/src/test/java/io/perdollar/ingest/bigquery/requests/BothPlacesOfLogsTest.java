package io.perdollar.ingest.bigquery.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perdollar.analysis.activity.ActivityBuilder;
import io.perdollar.analysis.activity.DayActivity;
import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.analysis.activity.LineKind;
import io.perdollar.analysis.measure.Subject;
import io.perdollar.analysis.time.Micros;
import io.perdollar.ingest.bigquery.TableName;
import io.perdollar.ingest.bigquery.loopback.DocumentedSql;
import io.perdollar.ingest.bigquery.loopback.GoogleTables;
import io.perdollar.ingest.bigquery.loopback.LoopbackBigQuery;
import io.perdollar.ingest.bigquery.loopback.StoredTable.Partitioning;
import io.perdollar.ingest.bigquery.loopback.TableField;
import io.perdollar.ingest.bigquery.requests.LogSource.Column;
import io.perdollar.ingest.bigquery.requests.LogSource.Kind;
import io.perdollar.ingest.requests.KnownContents;
import io.perdollar.ingest.requests.RequestScanner;
import io.perdollar.ingest.requests.RequestSource;
import io.perdollar.ingest.requests.ScanProgress;
import io.perdollar.ingest.requests.ScanWindow;
import io.perdollar.ingest.requests.SourceScan;
import io.perdollar.ingest.requests.SubjectActivity;
import io.perdollar.ingest.requests.TokenFields;
import io.perdollar.ingest.requests.files.FilePattern;
import io.perdollar.ingest.requests.format.LogFormat;
import io.perdollar.ingest.requests.scan.InstanceMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/**
 * The same requests as lines of a file, as text that the Ops Agent keeps, as fields that it parses, as a user's own table and
 * query, and as a load balancer's log: the same activity.
 */
class BothPlacesOfLogsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-14");
    private static final String FIELDS =
            "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent";
    private static final LogFormat.Template TIMED =
            (LogFormat.Template) LogFormat.parse(FIELDS + " $request_time $upstream_http_x_tokens");
    private static final LogFormat.Template PLAIN = (LogFormat.Template) LogFormat.parse(FIELDS);
    private static final TokenFields TOKENS = new TokenFields(null, "upstream_http_x_tokens", null);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

    /** One request, written in many ways; {@code tokens} −1: not logged. */
    private record Sent(Instant at, String method, String path, int status, int bytes, int millis, int tokens) {
        private String timed() {
            return plain() + " " + millis / 1_000 + "." + "%03d".formatted(millis % 1_000) + " "
                    + (tokens < 0 ? "-" : tokens);
        }

        private String plain() {
            return "10.0.0.1 - - [" + TIME.format(at.atOffset(ZoneOffset.ofHours(bytes % 2 * 9))) + "] \"" + method
                    + " " + path + " HTTP/1.1\" " + status + " " + bytes;
        }

        private String text(int id) {
            return head(id) + ",\"jsonPayload\":{\"message\":\"" + timed().replace("\"", "\\\"") + "\"}}";
        }

        private String parsed(int id) {
            return head(id) + ",\"httpRequest\":" + request("") + "}";
        }

        private String balanced(int id) {
            return head(id) + ",\"httpRequest\":" + request(",\"serverIp\":\"10.0.0.5\",\"latency\":" + millis / 1000.0)
                    + "}";
        }

        private String head(int id) {
            return "{\"timestamp\":\"" + at + "\",\"insertId\":\"i" + id
                    + "\",\"resource\":{\"labels\":{\"instance_id\":\"42\"}}";
        }

        private String request(String more) {
            return "{\"requestMethod\":\"" + method + "\",\"requestUrl\":\"" + path + "\",\"status\":" + status
                    + ",\"responseSize\":" + bytes + more + "}";
        }

        private String own() {
            return "{\"done\":\"" + at + "\",\"vm\":\"42\",\"verb\":\"" + method + "\",\"url\":\"" + path
                    + "\",\"code\":" + status + ",\"size\":" + bytes + ",\"took\":" + millis / 1000.0
                    + (tokens < 0 ? "" : ",\"out\":" + tokens) + "}";
        }
    }

    @Property(tries = 2, shrinking = ShrinkingMode.OFF)
    void everyWayOfLoggingMeansTheSame(@ForAll long seed) throws IOException {
        List<Sent> sent = sent(new Random(seed));
        Path folder = Files.createTempDirectory("perdollar-logs");
        try (LoopbackBigQuery bigQuery = start(sent)) {
            SortedMap<LocalDate, DayActivity> timed =
                    file(folder, "timed", sent.stream().map(Sent::timed).toList(), TIMED);
            assertEquals(
                    timed,
                    table(bigQuery, source(Kind.OPS_AGENT, "text", Map.of(), new LogSource.Text(TIMED, TOKENS))));
            assertEquals(timed, table(bigQuery, source(Kind.CUSTOM, "calls", columns(), null)));
            assertEquals(timed, table(bigQuery, query()));
            SortedMap<LocalDate, DayActivity> instants =
                    file(folder, "plain", sent.stream().map(Sent::plain).toList(), PLAIN);
            assertEquals(instants, table(bigQuery, source(Kind.OPS_AGENT, "parsed", Map.of(), null)));
            assertEquals(atArrival(sent), table(bigQuery, balancer()));
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted((a, b) -> b.compareTo(a))
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private static List<Sent> sent(Random random) {
        String[] methods = {"POST", "POST", "POST", "GET", "HEAD"};
        String[] paths = {
            "/generate", "/v1/chat/completions?x=1", "/a/v1/completions/", "/other", "/tokenize", "/v2/models/m/infer"
        };
        int[] statuses = {200, 200, 200, 302, 404, 499, 500};
        int[] durations = {0, 1, 999, 60_000, 4_000_500, 123, 7_900};
        List<Sent> sent = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            // Many together, and some across midnight.
            long second = random.nextInt(3) == 0 ? 86_400 - 1_800 + random.nextInt(3_600) : random.nextInt(2 * 86_400);
            sent.add(new Sent(
                    DAY.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(second),
                    methods[random.nextInt(methods.length)],
                    paths[random.nextInt(paths.length)],
                    statuses[random.nextInt(statuses.length)],
                    random.nextInt(100_000),
                    durations[random.nextInt(durations.length)],
                    random.nextInt(3) == 0 ? -1 : random.nextInt(900)));
        }
        return sent;
    }

    private static LoopbackBigQuery start(List<Sent> sent) {
        LoopbackBigQuery bigQuery =
                LoopbackBigQuery.start(Clock.fixed(Instant.parse("2026-11-17T06:00:00Z"), ZoneOffset.UTC));
        bigQuery.createDataset("my-llms.logs", "EU");
        List<String> texts = new ArrayList<>();
        List<String> parsed = new ArrayList<>();
        List<String> balanced = new ArrayList<>();
        for (Sent each : sent) {
            texts.add(each.text(texts.size()));
            parsed.add(each.parsed(parsed.size()));
            balanced.add(each.balanced(balanced.size()));
        }
        texts.add(texts.get(0)); // delivered twice
        balanced.add(balanced.get(0));
        bigQuery.createTable("my-llms.logs.text", GoogleTables.nginxAccess(), new Partitioning("timestamp"))
                .load(texts, GoogleTables::timestamp, Instant.EPOCH);
        bigQuery.createTable("my-llms.logs.parsed", GoogleTables.nginxAccess(), Partitioning.BY_LOADING)
                .load(parsed, GoogleTables::timestamp, Instant.EPOCH);
        for (LocalDate day = DAY; day.isBefore(DAY.plusDays(2)); day = day.plusDays(1)) {
            String prefix = "{\"timestamp\":\"" + day;
            bigQuery.createTable(
                            "my-llms.logs.requests_" + DateTimeFormatter.BASIC_ISO_DATE.format(day),
                            GoogleTables.loadBalancer(),
                            null)
                    .load(
                            balanced.stream()
                                    .filter(row -> row.startsWith(prefix))
                                    .toList(),
                            Instant.EPOCH);
        }
        bigQuery.createTable(
                        "my-llms.logs.calls",
                        List.of(
                                TableField.of("done", "TIMESTAMP"),
                                TableField.of("vm", "STRING"),
                                TableField.of("verb", "STRING"),
                                TableField.of("url", "STRING"),
                                TableField.of("code", "INTEGER"),
                                TableField.of("size", "INTEGER"),
                                TableField.of("took", "FLOAT"),
                                TableField.of("out", "INTEGER")),
                        null)
                .load(sent.stream().map(Sent::own).toList(), Instant.EPOCH);
        return bigQuery;
    }

    private static Map<Column, String> columns() {
        return Map.of(
                Column.TIME, "done",
                Column.INSTANCE_ID, "vm",
                Column.METHOD, "verb",
                Column.PATH, "url",
                Column.STATUS, "code",
                Column.BYTES, "size",
                Column.DURATION, "took",
                Column.TOKENS_OUT, "out");
    }

    private static LogSource source(
            Kind kind, String table, Map<Column, String> columns, LogSource.@Nullable Text text) {
        return new LogSource(
                "s",
                kind,
                TableName.parse("my-llms.logs." + table),
                null,
                columns,
                text,
                new RowOwner.Named(Subject.Kind.INSTANCE_ID),
                null);
    }

    private static LogSource query() {
        String sql = "SELECT done, vm, verb, url, code, size, took, `out` FROM `my-llms.logs.calls`"
                + " WHERE done >= @rows_from AND done < @rows_to";
        return new LogSource(
                "s", Kind.CUSTOM, null, sql, columns(), null, new RowOwner.Named(Subject.Kind.INSTANCE_ID), null);
    }

    private static LogSource balancer() {
        Subject vm = new Subject(Subject.Kind.INSTANCE_ID, "42", null, null);
        return new LogSource(
                "s",
                Kind.LOAD_BALANCER,
                TableName.parse("my-llms.logs.requests"),
                null,
                Map.of(),
                null,
                new RowOwner.Mapped(new InstanceMapping.ByField("serverIp", Map.of("10.0.0.5", vm))),
                null);
    }

    /** A load balancer logs at arrival, which no file does. */
    private static SortedMap<LocalDate, DayActivity> atArrival(List<Sent> sent) {
        ActivityBuilder activity = new ActivityBuilder();
        for (Sent each : sent) {
            String path = each.path().split("\\?", 2)[0];
            LineKind kind = EndpointRules.DEFAULT.classify(each.method(), path, each.status());
            long at = Micros.of(each.at());
            activity.add(kind, at, at, at + each.millis() * 1_000L, true, each.bytes(), -1, -1, -1);
        }
        SortedMap<LocalDate, DayActivity> days = new TreeMap<>();
        activity.build().forEach(day -> days.put(day.day(), day));
        return days;
    }

    private static SortedMap<LocalDate, DayActivity> table(LoopbackBigQuery bigQuery, LogSource source) {
        TableScan scan = LogTable.open(DocumentedSql.warehouse(bigQuery), source, DAY.plusDays(3))
                .read(new DayRange(DAY, DAY.plusDays(1)), EndpointRules.DEFAULT);
        assertEquals(120, scan.counts().lines());
        return merged(
                scan.days().stream().flatMap(day -> day.subjects().stream()).toList());
    }

    private static SortedMap<LocalDate, DayActivity> file(
            Path folder, String name, List<String> lines, LogFormat format) throws IOException {
        Path file = folder.resolve(name).resolve("42").resolve("access.log");
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        RequestSource source = new RequestSource(
                "s",
                FilePattern.parse(name + "/{instanceId}/access.log"),
                folder,
                format,
                name.equals("timed") ? TOKENS : TokenFields.NONE,
                new InstanceMapping.ByPath(),
                false,
                true);
        SourceScan scan = new RequestScanner()
                .scan(source, KnownContents.NONE, ScanWindow.ALL, EndpointRules.DEFAULT, ScanProgress.NONE);
        assertEquals(120, scan.counts().lines());
        return merged(scan.streams().stream()
                .flatMap(stream -> stream.contents().stream())
                .flatMap(content -> content.subjects().stream())
                .toList());
    }

    private static SortedMap<LocalDate, DayActivity> merged(List<SubjectActivity> subjects) {
        SortedMap<LocalDate, DayActivity> days = new TreeMap<>();
        subjects.forEach(subject -> subject.days().forEach(day -> days.merge(day.day(), day, DayActivity::merge)));
        return days;
    }
}
