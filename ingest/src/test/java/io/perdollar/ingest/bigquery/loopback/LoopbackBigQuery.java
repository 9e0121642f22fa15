package io.perdollar.ingest.bigquery.loopback;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.perdollar.ingest.bigquery.loopback.StoredTable.Partitioning;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A BigQuery on a free port of this machine's loopback address. Google's client talks to it unmodified:
 *
 * <pre>{@code
 * try (LoopbackBigQuery bigQuery = LoopbackBigQuery.start(clock)) {
 *     bigQuery.createDataset("finops.exports", "US");
 *     bigQuery.createTable("finops.exports.bill", ExportTables.detailed(), Partitioning.BY_LOADING).load(…);
 *     BigQueryOptions.newBuilder().setHost(bigQuery.endpoint().toString()).setProjectId("finops")
 *             .setCredentials(NoCredentials.getInstance())…
 * }
 * }</pre>
 */
public final class LoopbackBigQuery implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService workers;
    private final Datasets datasets = new Datasets();
    private final Faults faults = new Faults();
    private final Clock clock;
    private final Jobs jobs;
    private final RestApi api;
    private final Set<String> acceptedTokens = ConcurrentHashMap.newKeySet();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    private LoopbackBigQuery(HttpServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
        this.jobs = new Jobs(datasets, faults, clock);
        this.api = new RestApi(datasets, jobs);
        this.workers = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "loopback-bigquery");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Starts a server without any dataset. Its clock says what is now for snapshots and new tables. */
    public static LoopbackBigQuery start(Clock clock) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            LoopbackBigQuery bigQuery = new LoopbackBigQuery(server, clock);
            server.createContext("/", bigQuery::answer);
            server.setExecutor(bigQuery.workers);
            server.start();
            return bigQuery;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the client takes as its host. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Makes a dataset, {@code project.dataset}, in a region. */
    public void createDataset(String name, String location) {
        datasets.createDataset(name, location);
    }

    /**
     * Makes a table, {@code project.dataset.table}, that existed for ever.
     *
     * @param partitioning null: none
     */
    public StoredTable createTable(String name, List<TableField> schema, @Nullable Partitioning partitioning) {
        StoredTable table = new StoredTable(name, schema, partitioning, Instant.EPOCH);
        datasets.put(table);
        return table;
    }

    public void dropTable(String name) {
        datasets.drop(name);
    }

    public StoredTable table(String name) {
        return datasets.table(name);
    }

    public Faults faults() {
        return faults;
    }

    /** All jobs so far, dry runs too, oldest first. */
    public List<ServedJob> jobs() {
        return jobs.all();
    }

    /** All calls so far, those that failed too, oldest first. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Pages of results hold no more rows than this. */
    public void mostRowsOfPage(int rows) {
        api.mostRowsOfPage(rows);
    }

    /** From now on only calls with one of these access tokens are served; the others are told that theirs expired. */
    public void acceptOnly(String... tokens) {
        acceptedTokens.clear();
        acceptedTokens.addAll(List.of(tokens));
    }

    public Clock clock() {
        return clock;
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                serve(exchange, Request.read(exchange));
            } catch (GoogleError e) {
                send(exchange, e.status(), e.body());
            } catch (RuntimeException | LinkageError e) { // a defect of this server must not look like a broken network
                String text = "loopback: " + e;
                send(exchange, 500, new GoogleError(500, "internalError", text).body());
            }
        }
    }

    private void serve(HttpExchange exchange, Request request) throws IOException {
        calls.add(request.call());
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (!acceptedTokens.isEmpty()
                && acceptedTokens.stream().noneMatch(token -> ("Bearer " + token).equals(authorization))) {
            GoogleError expired = Fault.expiredToken().error();
            throw expired == null ? new IllegalStateException() : expired;
        }
        Fault fault = faults.next(request.call());
        GoogleError error = fault == null ? null : fault.error();
        if (fault != null && error != null && !fault.afterWork()) {
            throw error;
        }
        ObjectNode body = result(request);
        if (error != null) {
            throw error;
        }
        if (fault != null) {
            breakOff(exchange, body);
        } else {
            send(exchange, 200, body);
        }
    }

    private ObjectNode result(Request request) {
        List<String> names = request.names();
        return switch (request.call()) {
            case INSERT_JOB -> api.insertJob(names.get(0), request.body());
            case QUERY -> api.query(names.get(0), request.body(), request.options());
            case GET_JOB -> api.job(names.get(0), names.get(1), request.options());
            case CANCEL_JOB -> api.cancel(names.get(0), names.get(1), request.options());
            case QUERY_RESULTS -> api.queryResults(names.get(0), names.get(1), request.options());
            case TABLE_ROWS -> api.rows(names.get(0), names.get(1), names.get(2), request.options());
            case GET_TABLE -> api.table(names.get(0), names.get(1), names.get(2));
            case LIST_TABLES -> api.tables(names.get(0), names.get(1), request.options());
            case GET_DATASET -> api.dataset(names.get(0), names.get(1));
        };
    }

    private static void send(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** Announces the whole answer, sends its half and hangs up. */
    private static void breakOff(HttpExchange exchange, ObjectNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
        exchange.getResponseBody().flush();
    }
}
