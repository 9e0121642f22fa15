package io.perdollar.ingest.bigquery.loopback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.zetasql.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A query job: what was asked for, and what came of it. */
public final class ServedJob {
    private static final long MEBIBYTE = 1 << 20;
    private static final long LEAST_BILLED = 10 * MEBIBYTE;

    private final String project;
    private final String id;
    private final String location;
    private final JsonNode configuration;
    private final Instant created;
    private final long bytes;
    private final List<String> tables;
    private final List<TableField> columns;
    private final List<? extends List<Value>> rows;
    private final @Nullable GoogleError error;
    private int pollsUntilDone;
    private boolean cancelled;

    /** What a job's query gave; of a dry run and of a failed job the rows are empty. */
    record Outcome(
            long bytes,
            List<String> tables,
            List<TableField> columns,
            List<? extends List<Value>> rows,
            @Nullable GoogleError error) {
        static Outcome failed(GoogleError error) {
            return new Outcome(0, List.of(), List.of(), List.of(), error);
        }
    }

    ServedJob(
            String project,
            String id,
            String location,
            JsonNode configuration,
            Instant created,
            Outcome outcome,
            int polls) {
        this.project = project;
        this.id = id;
        this.location = location;
        this.configuration = configuration;
        this.created = created;
        this.bytes = outcome.bytes();
        this.tables = outcome.tables();
        this.columns = outcome.columns();
        this.rows = outcome.rows();
        this.error = outcome.error();
        this.pollsUntilDone = polls;
    }

    /** The bytes that BigQuery bills for: whole MiB, at least 10 for each table. */
    static long billed(long bytes, int tableCount) {
        long rounded = (bytes + MEBIBYTE - 1) / MEBIBYTE * MEBIBYTE;
        return tableCount == 0 ? 0 : Math.max(rounded, LEAST_BILLED * tableCount);
    }

    public String id() {
        return id;
    }

    public String project() {
        return project;
    }

    public String location() {
        return location;
    }

    public String sql() {
        return configuration.path("query").path("query").asText();
    }

    public boolean isDryRun() {
        return configuration.path("dryRun").asBoolean();
    }

    /** The cap that the caller set; 0 where there is none. */
    public long maximumBytesBilled() {
        return configuration.path("query").path("maximumBytesBilled").asLong();
    }

    public Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> label : configuration.path("labels").properties()) {
            labels.put(label.getKey(), label.getValue().asText());
        }
        return labels;
    }

    /** What the columns read hold, before rounding. */
    public long bytes() {
        return bytes;
    }

    /** The full names of the tables read. */
    public List<String> tables() {
        return tables;
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /** The columns of the answer, of a dry run too. */
    public List<String> columnNames() {
        return columns.stream().map(TableField::name).toList();
    }

    List<TableField> columns() {
        return columns;
    }

    List<? extends List<Value>> rows() {
        return rows;
    }

    /** The anonymous dataset and table of a result. */
    String resultTable() {
        return "result_" + id.replaceAll("[^A-Za-z0-9]", "_");
    }

    synchronized void cancel() {
        if (pollsUntilDone > 0) {
            cancelled = true;
            pollsUntilDone = 0;
        }
    }

    /** Counts one question of how far the job is, and answers whether it is done. */
    synchronized boolean pollIsDone() {
        return pollsUntilDone == 0 || --pollsUntilDone < 0;
    }

    /** Why the job failed; null where it did not. */
    synchronized @Nullable GoogleError error() {
        return cancelled
                ? new GoogleError(400, "stopped", "Job execution was cancelled: User requested cancellation")
                : error;
    }

    ObjectNode reference() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("projectId", project)
                .put("jobId", id)
                .put("location", location);
    }

    synchronized ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", "bigquery#job").put("id", project + ":" + location + "." + id);
        json.set("jobReference", reference());
        ObjectNode query = configuration.deepCopy();
        query.put("jobType", "QUERY");
        if (!isDryRun()) {
            query.withObject("/query")
                    .putObject("destinationTable")
                    .put("projectId", project)
                    .put("datasetId", RestApi.RESULTS)
                    .put("tableId", resultTable());
        }
        json.set("configuration", query);
        boolean done = pollsUntilDone == 0;
        ObjectNode status = json.putObject("status").put("state", done ? "DONE" : "RUNNING");
        GoogleError failure = error();
        if (done && failure != null) {
            status.set("errorResult", failure.reasonAndMessage());
            status.withArray("errors").add(failure.reasonAndMessage());
        }
        statistics(json.putObject("statistics"));
        return json;
    }

    private void statistics(ObjectNode statistics) {
        String at = Long.toString(created.toEpochMilli());
        statistics.put("creationTime", at).put("startTime", at).put("endTime", at);
        statistics.put("totalBytesProcessed", Long.toString(bytes));
        ObjectNode query =
                statistics.putObject("query").put("statementType", "SELECT").put("cacheHit", false);
        query.put("totalBytesProcessed", Long.toString(bytes));
        query.put("totalBytesBilled", isDryRun() || error != null ? "0" : Long.toString(billed(bytes, tables.size())));
        for (String table : tables) {
            String[] parts = table.split("\\.", 3);
            query.withArray("referencedTables")
                    .addObject()
                    .put("projectId", parts[0])
                    .put("datasetId", parts[1])
                    .put("tableId", parts[2]);
        }
        if (isDryRun()) {
            query.set("schema", RestApi.schema(columns));
        }
    }
}
