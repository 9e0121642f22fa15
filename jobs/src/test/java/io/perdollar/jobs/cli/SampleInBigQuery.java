package io.perdollar.jobs.cli;

import io.perdollar.ingest.bigquery.loopback.GoogleTables;
import io.perdollar.ingest.bigquery.loopback.LoopbackBigQuery;
import io.perdollar.ingest.bigquery.loopback.SampleBill;
import io.perdollar.ingest.bigquery.loopback.StoredTable.Partitioning;
import io.perdollar.ingest.bigquery.loopback.TableField;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Bill and logs of a sample in a BigQuery on this machine, and the same logs as files: whole lines only, of VMs that the bill
 * names, one file for each VM and format, without markers of collection, of which tables know nothing.
 */
final class SampleInBigQuery {
    /** The table of the standard export. */
    static final String STANDARD = SampleBill.DATASET + ".gcp_billing_export_v1_01338E_BE3FD6_363B4C";

    private static final String LOGS = "my-llms.logs";
    private static final Pattern LOCAL = Pattern.compile("\\[(\\d\\d/[A-Z][a-z]{2}/\\d{4}:[0-9:]{8} [+-]\\d{4})]");
    private static final Pattern JSON_LINE = Pattern.compile(
            "\\{\"time\":\"([^\"]+)\",\"client\":\"[^\"]*\",\"request\":\"([A-Z]+) ([^ \"]+) HTTP/[0-9.]+\","
                    + "\"status\":(\\d+),\"bytes\":(\\d+),\"duration\":([0-9.]+),.*}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
    private static final Pattern NAME_AND_ID =
            Pattern.compile("\"name\":\"([^\"/]+)\",\"global_name\":\"[^\"]*/instances/(\\d+)\"");

    private final Path sample;
    private final Map<String, String> ids = new HashMap<>();

    private SampleInBigQuery(Path sample) {
        this.sample = sample;
    }

    /** Fills the server, and the folder {@code whole-logs} of the sample. */
    static void load(LoopbackBigQuery bigQuery, Path sample) throws IOException {
        SampleInBigQuery loading = new SampleInBigQuery(sample);
        loading.bill(bigQuery);
        bigQuery.createDataset(LOGS, "US");
        loading.textLines(bigQuery, "access");
        loading.textLines(bigQuery, "access_tokens");
        loading.jsonLines(bigQuery);
    }

    private void bill(LoopbackBigQuery bigQuery) {
        Path billing = sample.resolve("billing");
        SampleBill.load(bigQuery, billing);
        List<String> rows = SampleBill.lines(billing);
        bigQuery.createTable(STANDARD, GoogleTables.standardExport(), Partitioning.BY_LOADING)
                .load(rows, GoogleTables::exportTime, Instant.EPOCH);
        for (String row : rows) {
            Matcher resource = NAME_AND_ID.matcher(row);
            if (resource.find()) {
                ids.put(resource.group(1), resource.group(2));
            }
        }
    }

    /** As the Ops Agent leaves lines that it cannot parse. */
    private void textLines(LoopbackBigQuery bigQuery, String log) throws IOException {
        List<String> rows = new ArrayList<>();
        for (Map.Entry<String, List<String>> vm : lines(log).entrySet()) {
            for (String line : vm.getValue()) {
                Matcher local = LOCAL.matcher(line);
                if (!local.find()) {
                    throw new IOException("no time in " + line);
                }
                rows.add("{\"timestamp\":\""
                        + OffsetDateTime.parse(local.group(1), TIME).toInstant()
                        + "\",\"insertId\":\"" + rows.size() + "\",\"resource\":{\"labels\":{\"instance_id\":\""
                        + ids.get(vm.getKey()) + "\"}},\"jsonPayload\":{\"message\":\""
                        + line.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}}");
            }
        }
        bigQuery.createTable(LOGS + "." + log, GoogleTables.nginxAccess(), new Partitioning("timestamp"))
                .load(rows, GoogleTables::timestamp, Instant.EPOCH);
    }

    /** As a user's own table. */
    private void jsonLines(LoopbackBigQuery bigQuery) throws IOException {
        List<String> rows = new ArrayList<>();
        for (Map.Entry<String, List<String>> vm : lines("access_json").entrySet()) {
            for (String line : vm.getValue()) {
                Matcher request = JSON_LINE.matcher(line);
                if (!request.matches()) {
                    throw new IOException("no request in " + line);
                }
                rows.add("{\"timestamp\":\""
                        + OffsetDateTime.parse(request.group(1)).toInstant() + "\",\"vm\":\""
                        + vm.getKey() + "\",\"verb\":\"" + request.group(2) + "\",\"url\":\"" + request.group(3)
                        + "\",\"code\":" + request.group(4) + ",\"size\":" + request.group(5) + ",\"took\":"
                        + request.group(6) + "}");
            }
        }
        bigQuery.createTable(
                        LOGS + ".calls",
                        List.of(
                                TableField.of("timestamp", "TIMESTAMP"),
                                TableField.of("vm", "STRING"),
                                TableField.of("verb", "STRING"),
                                TableField.of("url", "STRING"),
                                TableField.of("code", "INTEGER"),
                                TableField.of("size", "INTEGER"),
                                TableField.of("took", "FLOAT")),
                        new Partitioning("timestamp"))
                .load(rows, GoogleTables::timestamp, Instant.EPOCH);
    }

    /** The lines of each VM, which are written to a file of their own too. */
    private Map<String, List<String>> lines(String log) throws IOException {
        Map<String, List<String>> lines = new HashMap<>();
        for (String vm : ids.keySet()) {
            Path folder = sample.resolve("logs").resolve(vm);
            if (Files.isDirectory(folder)) {
                List<String> whole = new ArrayList<>();
                for (Path file : rotations(folder, log)) {
                    whole.addAll(wholeLines(file));
                }
                if (!whole.isEmpty()) {
                    lines.put(vm, whole);
                    Path copy =
                            Files.createDirectories(sample.resolve("whole-logs").resolve(vm));
                    Files.write(copy.resolve(log + ".log"), whole);
                }
            }
        }
        return lines;
    }

    /** Oldest first: {@code .2.gz}, {@code .1}, none. */
    private static List<Path> rotations(Path folder, String log) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(log + ".log"))
                    .sorted(Comparator.comparing((Path file) -> file.toString().replaceAll(".*\\.log\\.?", ""))
                            .reversed())
                    .toList();
        }
    }

    /** Those that are read as lines, in files and in tables. */
    private static List<String> wholeLines(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
                BufferedReader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.US_ASCII))) {
            return reader.lines()
                    .filter(line -> JSON_LINE.matcher(line).matches()
                            || line.matches(".*\\] \"[^\"]*\" \\d{3} \\d+ .*\\d\\.\\d{3}( \\d+\\.\\d{3} \\S+ \\S+)?"))
                    .toList();
        }
    }
}
