package io.perdollar.reporting.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.perdollar.analysis.activity.Endpoint;
import io.perdollar.analysis.activity.EndpointRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the script on the VM reads lines, with every awk of this machine. */
class RequestLinesTest {
    private static final String NOON = "1795489200";

    @TempDir
    Path folder;

    static Stream<String> awks() {
        List<String> awks = Stream.of("gawk", "mawk", "busybox awk")
                .filter(awk -> Shell.has(awk.split(" ")[0]))
                .toList();
        return awks.isEmpty() ? Stream.of("awk") : awks.stream();
    }

    /** Kind and time of each line, as {@code busy 1795489200}. */
    private List<String> read(String awk, List<String> formats, EndpointRules rules, List<String> lines)
            throws IOException, InterruptedException {
        assumeTrue(Shell.has(awk.split(" ")[0]) && Shell.has("bash"), "skipped: the script needs bash and awk");
        Files.writeString(folder.resolve("stop-when-idle.sh"), Shell.resource("stop-when-idle.sh"));
        Files.writeString(folder.resolve("request-lines.awk"), Shell.resource("request-lines.awk"));
        Path log = Files.write(folder.resolve("access.log"), lines);
        ActionSettings settings = new ActionSettings(
                rules,
                Duration.ofMinutes(5),
                Duration.ofMinutes(3),
                formats,
                "service",
                "env",
                ActionSettings.DEFAULT.catalogue());
        Path conf = Files.writeString(
                folder.resolve("conf"),
                IdleSettingsFile.text(settings, Duration.ofMinutes(5)) + "LOGS=(" + ShellText.quoted(log.toString())
                        + ")\n");
        Shell.Run run = new Shell(folder)
                .program("awk", "#!/bin/sh\nexec " + awk + " \"$@\"\n")
                .set("PERDOLLAR_IDLE_CONF", conf.toString())
                .bash(folder.resolve("stop-when-idle.sh"), "--explain", "100000");
        assertEquals(0, run.exitCode(), run.output());
        return run.output()
                .lines()
                .map(line -> line.split("\t", 3)[0] + " " + line.split("\t", 3)[1])
                .toList();
    }

    private static String combined(String time, String request, int status) {
        return "10.0.0.1 - - [" + time + "] \"" + request + "\" " + status + " 12 \"-\" \"curl/8\"";
    }

    private static final String COMBINED =
            "default ${remote_addr} - ${remote_user} [${time_local}] \"${request}\" ${status} ${body_bytes_sent}"
                    + " \"${http_referer}\" \"${http_user_agent}\"";

    @ParameterizedTest
    @MethodSource("awks")
    void countsWhatTheAnalysisCountsAsActivity(String awk) throws Exception {
        EndpointRules configured = new EndpointRules(
                List.of(
                        Endpoint.parse("POST /run/*/now"),
                        Endpoint.parse("PUT /all/**"),
                        Endpoint.parse("GET **/poll"),
                        Endpoint.parse("POST /a.b+c(d)[e]{f}^$|x"),
                        Endpoint.parse("POST /models/*:predict")),
                List.of(Endpoint.parse("POST /health/**"), Endpoint.parse("POST /tokenize")));
        List<String> paths = List.of(
                "/",
                "/generate",
                "/generate/",
                "/generate?x=1",
                "/generates",
                "/v1/completions",
                "/x/y/v1/completions",
                "/v1/chat/completions/",
                "/v2/models/m/infer",
                "/v2/models/m/n/infer",
                "/v2/models//infer",
                "/v1/models/m:predict",
                "/v1/models/:predict",
                "/api/chat",
                "/tokenize",
                "/a/tokenize",
                "/metrics",
                "/run/7/now",
                "/run//now",
                "/run/7/8/now",
                "/all",
                "/all/",
                "/all/x",
                "/all/x/y",
                "/poll",
                "/a/poll",
                "/a.b+c(d)[e]{f}^$|x",
                "/aXb+c(d)[e]{f}^$|x",
                "/models/m:predict",
                "/health/",
                "/health/x",
                "//",
                "*",
                "-");
        for (EndpointRules rules : List.of(EndpointRules.DEFAULT, configured)) {
            List<String> lines = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            for (String method : List.of("POST", "GET", "PUT", "OPTIONS", "post", "M-SEARCH")) {
                for (String path : paths) {
                    for (int status : List.of(200, 204, 302, 404, 499, 500, 0)) {
                        lines.add(combined("24/Nov/2026:12:00:00 +0900", method + " " + path + " HTTP/1.1", status)
                                .replace("\" 0 12", "\" 000 12"));
                        expected.add((rules.classify(method, path, status).isActivity() ? "busy " : "quiet ") + NOON);
                    }
                }
            }
            assertEquals(expected, read(awk, List.of(COMBINED), rules, lines));
        }
    }

    @ParameterizedTest
    @MethodSource("awks")
    void readsTimesWithTheirOffset(String awk) throws Exception {
        List<String> times = List.of(
                "24/Nov/2026:12:00:00 +0900",
                "24/Nov/2026:03:00:00 +0000",
                "23/Nov/2026:22:00:00 -0500",
                "24/Nov/2026:08:45:00 +0545",
                "01/Mar/2028:00:00:00 +0000",
                "29/Feb/2028:23:59:59 +0000",
                "31/Dec/2026:23:59:60 +0000");
        List<String> expected = List.of(
                "2026-11-24T03:00:00Z",
                "2026-11-24T03:00:00Z",
                "2026-11-24T03:00:00Z",
                "2026-11-24T03:00:00Z",
                "2028-03-01T00:00:00Z",
                "2028-02-29T23:59:59Z",
                "2027-01-01T00:00:00Z");
        assertEquals(
                expected.stream()
                        .map(time -> "busy " + Instant.parse(time).getEpochSecond())
                        .toList(),
                read(
                        awk,
                        List.of(COMBINED),
                        EndpointRules.DEFAULT,
                        times.stream()
                                .map(time -> combined(time, "POST /generate HTTP/1.1", 200))
                                .toList()));
    }

    @ParameterizedTest
    @MethodSource("awks")
    void aLineMayBeOfAnyConfiguredFormat(String awk) throws Exception {
        List<String> formats = List.of(
                COMBINED,
                COMBINED + " ${request_time} ${upstream_addr} ${upstream_status} ${msec}",
                "json {\"t\":\"${time_iso8601}\",\"r\":\"${request}\",\"s\":${status},\"a\":\"${http_user_agent}\"}",
                "default [${time_iso8601}] ${request_method} ${scheme}://${host}${request_uri} ${status}",
                "keys msec=at request_method=http.method uri=http.path status=code");
        String line = combined("24/Nov/2026:12:00:00 +0900", "POST /generate HTTP/1.1", 200);
        assertEquals(
                List.of(
                        "busy " + NOON,
                        "busy 1795489207",
                        "quiet " + NOON,
                        "busy " + NOON,
                        "busy " + NOON,
                        "busy " + NOON,
                        "unknown -",
                        "unknown -",
                        "unknown -"),
                read(
                        awk,
                        formats,
                        EndpointRules.DEFAULT,
                        List.of(
                                line,
                                // $msec is the better time, and a list of upstreams is one value.
                                line
                                        + " 7.250 10.0.0.5:8000, 10.0.0.6:8000 : 10.0.0.7:8000 502, 200 : 200 1795489207.250",
                                combined("24/Nov/2026:12:00:00 +0900", "\\x16\\x03\\x01", 400),
                                "{\"t\":\"2026-11-24T12:00:00+09:00\",\"r\":\"POST /generate HTTP/1.1\",\"s\":200,"
                                        + "\"a\":\"say \\\"s\\\":500,\"}",
                                "[2026-11-24T03:00:00Z] POST https://llm.example/v1/completions?x=1 499",
                                "{\"http\":{\"path\":\"\\/generate\",\"method\":\"POST\",\"x\":[1,{\"code\":404}]},"
                                        + "\"note\":\"code\",\"code\":200,\"at\":1795489200123}",
                                "nonsense",
                                line.substring(0, 60),
                                "{\"t\":\"2026-11-24T12:00:00+09:00\"")));
    }

    @ParameterizedTest
    @MethodSource("awks")
    void withoutAFormatItKnowsCombinedAndJsonByTheirLooks(String awk) throws Exception {
        String line = combined("24/Nov/2026:12:00:00 +0900", "POST /generate HTTP/1.1", 200);
        assertEquals(
                List.of("busy " + NOON, "busy " + NOON, "quiet " + NOON, "busy " + NOON, "unknown -"),
                read(
                        awk,
                        List.of(),
                        EndpointRules.DEFAULT,
                        List.of(
                                line,
                                line + " \"-\" 417 3.141 [default-llm-80] [] 10.0.0.5:80 12 3.140 200 deadbeef",
                                combined("24/Nov/2026:12:00:00 +0900", "GET /health HTTP/1.1", 200),
                                "{\"time\":\"2026-11-24T12:00:00+09:00\",\"request\":\"POST /generate HTTP/1.1\",\"status\":\"200\"}",
                                "nothing that is known")));
    }

    @Test
    void refusesAFormatThatLacksWhatItNeeds() throws Exception {
        assumeTrue(Shell.has("bash"), "skipped: the script needs bash");
        for (String format :
                List.of("default ${remote_addr} ${status}", "odd ${msec} ${request} ${status}", "default x")) {
            Files.writeString(folder.resolve("request-lines.awk"), Shell.resource("request-lines.awk"));
            Path script = Files.writeString(folder.resolve("stop-when-idle.sh"), Shell.resource("stop-when-idle.sh"));
            Path log = Files.writeString(folder.resolve("access.log"), "x\n");
            Path conf = Files.writeString(
                    folder.resolve("conf"),
                    "INFERENCE=x\nLOGS=(" + ShellText.quoted(log.toString()) + ")\nFORMATS=" + ShellText.quoted(format)
                            + "\n");
            Shell.Run run = new Shell(folder)
                    .set("PERDOLLAR_IDLE_CONF", conf.toString())
                    .bash(script, "--explain");
            assertEquals(2, run.exitCode(), run.output());
        }
    }
}
