package io.perdollar.jobs.nightly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.ingest.requests.format.LogFormat;
import io.perdollar.ingest.requests.format.WantedFields;
import io.perdollar.ingest.requests.scan.LineInspector;
import io.perdollar.reporting.actions.ActionFiles;
import io.perdollar.reporting.actions.ActionSettings;
import io.perdollar.reporting.actions.IdleSettingsFile;
import io.perdollar.sampledata.ProgressListener;
import io.perdollar.sampledata.SampleFleet;
import io.perdollar.sampledata.SampleOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script on the VM and the scanner see the same in the same lines. */
class IdleScriptFormatsTest {
    /** Formats as a configuration holds them, with lines that fit and lines that nearly do. */
    private static final List<String> FORMATS = List.of(
            "combined",
            "main",
            "ingress-nginx",
            "json",
            "json time=ts request_method=req.method uri=req.path status=res.code",
            "log_format llm '$remote_addr - $remote_user [$time_local] \"$request\" '\n"
                    + "               '$status $body_bytes_sent \"$http_referer\" \"$http_user_agent\" $request_time';",
            "log_format up '$remote_addr [$time_local] \"$request\" $status $upstream_addr $upstream_response_time $request_time';",
            "log_format parts '[$time_iso8601] $scheme://$host$request_uri \"$request_method\" $status|$request_time';",
            "log_format both '$msec $time_local \"$request\" $status $connection_requests';",
            "log_format j escape=json '{\"t\":\"$time_iso8601\",\"r\":\"$request\",\"s\":$status,\"ua\":\"$http_user_agent\"}';",
            "log_format n escape=none '$status \"$request\" $msec';",
            "$remote_addr$remote_port [$time_local] \"$request\" $status ${body_bytes_sent}x");

    private static final String HEAD =
            "10.0.0.1 - - [24/Nov/2026:12:00:00 +0900] \"POST /generate HTTP/1.1\" 200 12 \"-\" \"curl\"";

    private static final List<String> LINES = List.of(
            HEAD,
            HEAD + " 0.500",
            HEAD + " -",
            HEAD + " x",
            HEAD + " \"10.1.1.1, 10.2.2.2\"",
            HEAD + " 417 3.1 [llm] [] 10.0.0.5:80, 10.0.0.6:80 : 10.0.0.7:80 1, 2 : 3 0.1, 3.0 : - 502, 200 : 200 beef",
            HEAD.replace("POST /generate HTTP/1.1", "\\x16\\x03\\x01"),
            HEAD.replace("POST /generate HTTP/1.1", ""),
            HEAD.replace("POST /generate HTTP/1.1", "POST /a b/generate HTTP/1.1"),
            HEAD.replace("POST /generate HTTP/1.1", "POST /own HTTP/1.1"),
            HEAD.replace("POST /generate HTTP/1.1", "GET /generate?x=\\x22 HTTP/1.1"),
            HEAD.replace("24/Nov", "31/Nov"),
            HEAD.replace("Nov", "nov"),
            HEAD.replace("\" 200 ", "\" 20 "),
            HEAD.replace("\" 200 ", "\" 000 "),
            HEAD.substring(0, 70),
            "10.0.0.1 [24/Nov/2026:12:00:00 +0900] \"POST /v1/completions HTTP/1.1\" 200 10.0.0.5:80, 10.0.0.6:80 0.1, 3.0 3.1",
            "10.0.0.1 [24/Nov/2026:12:00:00 +0900] \"POST /v1/completions HTTP/1.1\" 499 - - 3.1",
            "[2026-11-24T12:00:00+09:00] https://llm.example/v1/chat/completions?x=1 \"POST\" 200|0.1",
            "[2026-11-24T03:00:00Z] https:// \"POST\" 200|0.1",
            "1795489200.123 24/Nov/2026:12:00:05 +0900 \"POST /predict HTTP/1.1\" 200 7",
            "{\"t\":\"2026-11-24T12:00:00+09:00\",\"r\":\"POST /generate HTTP/1.1\",\"s\":200,\"ua\":\"a \\\"b\\\",\\\\\"}",
            "{\"t\":\"2026-11-24T12:00:00+09:00\",\"r\":\"\",\"s\":400,\"ua\":\"\"}",
            "200 \"POST /say \"hi\" HTTP/1.1\" 1795489200.001",
            "10.0.0.15050 [24/Nov/2026:12:00:00 +0900] \"POST /generate HTTP/1.1\" 200 5x",
            "{\"time\":\"2026-11-24T12:00:00+09:00\",\"request\":\"POST /generate HTTP/1.1\",\"status\":200,\"x\":{\"status\":500}}",
            "{\"status\":\"201\",\"timestamp\":1795489200,\"request_method\":\"POST\",\"request_uri\":\"\\/predict\"}",
            "{\"ts\":\"24/Nov/2026:12:00:00 +0900\",\"req\":{\"method\":\"POST\",\"path\":\"/generate\"},\"res\":{\"code\":200}}",
            "{\"time\":\"2026-11-24T12:00:00\",\"request\":\"POST /generate HTTP/1.1\",\"status\":200}",
            "{\"time\":\"2026-11-24T12:00:00Z\",\"request\":\"POST /generate HTTP/1.1\",\"status\":200",
            "nonsense");

    @TempDir
    Path folder;

    private List<String> script(LogFormat format, Path log, int lines) throws IOException, InterruptedException {
        for (String name : List.of("stop-when-idle.sh", "request-lines.awk")) {
            try (InputStream in = ActionFiles.class.getResourceAsStream(name)) {
                Files.write(folder.resolve(name), in.readAllBytes());
            }
        }
        ActionSettings settings = new ActionSettings(
                EndpointRules.DEFAULT,
                Duration.ofMinutes(5),
                Duration.ofMinutes(3),
                List.of(ActionRules.line(format)),
                "service",
                "env",
                ActionSettings.DEFAULT.catalogue());
        Path conf = Files.writeString(
                folder.resolve("conf"),
                IdleSettingsFile.text(settings, Duration.ofMinutes(5)) + "LOGS=('" + log.toAbsolutePath() + "')\n");
        Path said = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", folder.resolve("stop-when-idle.sh").toString(), "--explain", String.valueOf(lines))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("PERDOLLAR_IDLE_CONF", conf.toString());
        builder.environment().put("INVOCATION_ID", "test");
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        List<String> kinds = new ArrayList<>();
        for (String line : Files.readString(said, StandardCharsets.ISO_8859_1).split("\n")) {
            String[] parts = line.split("\t", 3);
            kinds.add(parts.length < 3 ? line : parts[0] + " " + parts[1]);
        }
        return kinds;
    }

    private static List<String> scanner(LogFormat format, List<String> lines) {
        LineInspector inspector = new LineInspector(format, WantedFields.USUAL);
        return lines.stream()
                .map(line -> inspector
                        .parse(line.getBytes(StandardCharsets.ISO_8859_1))
                        .map(parsed -> (EndpointRules.DEFAULT
                                                .classify(parsed.method(), parsed.path(), parsed.status())
                                                .isActivity()
                                        ? "busy "
                                        : "quiet ")
                                + parsed.time().getEpochSecond())
                        .orElse("unknown -"))
                .toList();
    }

    @Test
    void seesInEveryFormatWhatTheScannerSees() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "skipped: the script needs bash");
        Path log = Files.write(folder.resolve("access.log"), LINES, StandardCharsets.ISO_8859_1);
        for (String text : FORMATS) {
            LogFormat format = LogFormat.parse(text);
            List<String> expected = scanner(format, LINES);
            List<String> seen = script(format, log, LINES.size());
            for (int i = 0; i < LINES.size(); i++) {
                assertEquals(expected.get(i), seen.get(i), text + "\n" + LINES.get(i));
            }
            assertTrue(expected.stream().anyMatch(kind -> kind.startsWith("busy")), "no line fits " + text);
        }
    }

    @Test
    void seesInTheSamplesLogsWhatTheScannerSees() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "skipped: the script needs bash");
        Path sample = folder.resolve("sample");
        long busy = 0;
        SampleFleet.write(SampleOptions.defaults(sample).withDays(4), ProgressListener.SILENT);
        for (io.perdollar.sampledata.log.LogFormat kind : io.perdollar.sampledata.log.LogFormat.values()) {
            Path log;
            try (Stream<Path> files = Files.walk(sample.resolve("logs"))) {
                log = files.filter(file -> file.getFileName().toString().equals(kind.fileName()))
                        .max(Comparator.comparing((Path file) -> file.toFile().length())
                                .thenComparing(file -> file))
                        .orElseThrow();
            }
            List<String> all = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            List<String> lines = all.subList(0, Math.min(5000, all.size()));
            Path part = Files.write(folder.resolve("part.log"), lines, StandardCharsets.ISO_8859_1);
            LogFormat format = LogFormat.parse(kind.nginx());
            List<String> expected = scanner(format, lines);
            busy += expected.stream().filter(line -> line.startsWith("busy")).count();
            assertEquals(expected, script(format, part, lines.size()), log.toString());
        }
        assertTrue(busy > 100, "the logs hold requests, got " + busy);
    }
}
