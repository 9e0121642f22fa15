package io.perdollar.ingest.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/**
 * A BigQuery that answers any query with the numbers 1 and 2, a page each, and does what a test tells it to do wrong. It
 * knows no SQL: the loopback server does.
 */
final class ScriptedBigQuery implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What was asked. */
    record Call(String method, String path, JsonNode body) {
        boolean isDryRun() {
            return body.path("configuration").path("dryRun").asBoolean();
        }

        boolean isInsert() {
            return method.equals("POST") && path.split("\\?", 2)[0].endsWith("/jobs") && !isDryRun();
        }

        boolean isPage(String token) {
            return path.contains("/data") && path.contains("pageToken=" + token);
        }
    }

    /** One thing that goes wrong: the next so many calls of a kind. */
    private static final class Fault {
        private final Predicate<Call> calls;
        private final int status;
        private final String reason;
        private int left;

        Fault(Predicate<Call> calls, int status, String reason, int left) {
            this.calls = calls;
            this.status = status;
            this.reason = reason;
            this.left = left;
        }
    }

    private final HttpServer server;
    private final List<Call> calls = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> jobs = new HashSet<>();
    long estimate = 1_000_000;
    boolean neverDone;

    ScriptedBigQuery() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    Warehouse warehouse(long maximumBytes, List<Duration> pauses) {
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return Warehouse.open(
                new BigQueryAccess(
                        "a-project",
                        new GoogleIdentity.ApplicationDefault(),
                        endpoint,
                        maximumBytes,
                        Duration.ofMinutes(2),
                        "billing[0].bigquery"),
                "2026-11-15 attempt 1",
                pauses::add);
    }

    /** The next so many such calls fail; status 0 breaks the connection, status -1 does the work and loses the answer. */
    void fail(Predicate<Call> which, int status, String reason, int times) {
        faults.add(new Fault(which, status, reason, times));
    }

    synchronized List<Call> calls(Predicate<Call> which) {
        return calls.stream().filter(which).toList();
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = new Call(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), body(exchange));
            calls.add(call);
            for (Fault fault : faults) {
                if (fault.left > 0 && fault.calls.test(call)) {
                    fault.left--;
                    if (fault.status > 0) {
                        answer(exchange, fault.status, error(fault.status, fault.reason));
                    } else if (fault.status == 0) {
                        exchange.sendResponseHeaders(200, 1_000);
                        exchange.getResponseBody().write("{\"rows\":".getBytes(StandardCharsets.UTF_8));
                    } else {
                        respond(call);
                    }
                    return;
                }
            }
            String text = respond(call);
            answer(
                    exchange,
                    text.startsWith("409") ? 409 : 200,
                    text.startsWith("409") ? error(409, "duplicate") : text);
        }
    }

    private String respond(Call call) {
        if (call.path().contains("/data")) {
            return call.path().contains("pageToken=second")
                    ? "{\"totalRows\":\"2\",\"rows\":[{\"f\":[{\"v\":\"2\"}]}]}"
                    : "{\"totalRows\":\"2\",\"pageToken\":\"second\",\"rows\":[{\"f\":[{\"v\":\"1\"}]}]}";
        }
        if (call.path().contains("/cancel")) {
            return "{\"job\":" + job(jobOf(call.path())) + "}";
        }
        if (call.path().contains("/queries/")) {
            return "{\"jobComplete\":true,\"totalRows\":\"2\",\"schema\":{\"fields\":[{\"name\":\"n\",\"type\":\"INTEGER\"}]},"
                    + "\"jobReference\":{\"projectId\":\"a-project\",\"jobId\":\"x\",\"location\":\"EU\"}}";
        }
        if (call.method().equals("GET")) {
            return job(jobOf(call.path()));
        }
        String id = call.body().path("jobReference").path("jobId").asText();
        return call.isDryRun() || jobs.add(id) ? job(id) : "409";
    }

    private static String jobOf(String path) {
        String tail = path.substring(path.indexOf("/jobs/") + 6);
        return tail.split("[/?]", 2)[0];
    }

    private String job(String id) {
        return """
                {"id":"a-project:EU.%1$s","jobReference":{"projectId":"a-project","jobId":"%1$s","location":"EU"},
                 "configuration":{"jobType":"QUERY","query":{"query":"SELECT n",
                  "destinationTable":{"projectId":"a-project","datasetId":"_anon","tableId":"answer"}}},
                 "statistics":{"totalBytesProcessed":"%2$d","query":{"totalBytesProcessed":"%2$d"}},
                 "status":{"state":"%3$s"}}""".formatted(id, estimate, neverDone ? "RUNNING" : "DONE");
    }

    private static String error(int code, String reason) {
        return "{\"error\":{\"code\":%d,\"message\":\"it is %s\",\"errors\":[{\"reason\":\"%s\",\"message\":\"it is %s\"}]}}"
                .formatted(code, reason, reason, reason);
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream in = gzip ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
            byte[] bytes = in.readAllBytes();
            return bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
