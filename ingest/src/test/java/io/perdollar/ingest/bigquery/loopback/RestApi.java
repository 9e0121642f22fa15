package io.perdollar.ingest.bigquery.loopback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.zetasql.Value;
import java.util.List;
import java.util.Map;

/** What each call answers, as JSON. */
final class RestApi {
    /** The hidden dataset that holds results. */
    static final String RESULTS = "_results";

    private final Datasets datasets;
    private final Jobs jobs;
    private volatile int mostRowsOfPage = 10_000;

    RestApi(Datasets datasets, Jobs jobs) {
        this.datasets = datasets;
        this.jobs = jobs;
    }

    void mostRowsOfPage(int rows) {
        mostRowsOfPage = rows;
    }

    static ObjectNode schema(List<TableField> columns) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        var fields = schema.putArray("fields");
        columns.forEach(column -> fields.add(column.json()));
        return schema;
    }

    ObjectNode insertJob(String project, JsonNode body) {
        JsonNode reference = body.path("jobReference");
        return jobs.insert(
                        reference.path("projectId").asText(project),
                        reference.path("jobId").asText(""),
                        reference.path("location").asText(""),
                        body.path("configuration"))
                .json();
    }

    ObjectNode query(String project, JsonNode body, Map<String, String> options) {
        ObjectNode configuration = JsonNodeFactory.instance.objectNode();
        ObjectNode query = body.deepCopy();
        configuration.put("dryRun", body.path("dryRun").asBoolean());
        configuration.set("labels", body.path("labels").isObject() ? body.path("labels") : configuration.objectNode());
        configuration.set("query", query.without(List.of("dryRun", "labels", "location", "requestId")));
        ServedJob job = jobs.insert(project, "", body.path("location").asText(""), configuration);
        Map<String, String> page = body.has("maxResults")
                ? Map.of("maxResults", body.path("maxResults").asText())
                : options;
        ObjectNode answer = results(
                job, page, body.path("formatOptions").path("useInt64Timestamp").asBoolean());
        return answer.put("kind", "bigquery#queryResponse");
    }

    ObjectNode job(String project, String id, Map<String, String> options) {
        ServedJob job = jobs.get(project, id, options.getOrDefault("location", ""));
        job.pollIsDone();
        return job.json();
    }

    ObjectNode cancel(String project, String id, Map<String, String> options) {
        ServedJob job = jobs.get(project, id, options.getOrDefault("location", ""));
        job.cancel();
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("kind", "bigquery#jobCancelResponse");
        answer.set("job", job.json());
        return answer;
    }

    ObjectNode queryResults(String project, String id, Map<String, String> options) {
        return results(
                jobs.get(project, id, options.getOrDefault("location", "")),
                options,
                Boolean.parseBoolean(options.get("formatOptions.useInt64Timestamp")));
    }

    private ObjectNode results(ServedJob job, Map<String, String> options, boolean micros) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("kind", "bigquery#getQueryResultsResponse");
        answer.set("jobReference", job.reference());
        if (!job.pollIsDone()) {
            return answer.put("jobComplete", false);
        }
        GoogleError error = job.error();
        if (error != null) {
            throw error;
        }
        answer.put("jobComplete", true).put("cacheHit", false);
        answer.put("totalBytesProcessed", Long.toString(job.bytes()));
        answer.put("totalRows", Integer.toString(job.rows().size()));
        answer.set("schema", schema(job.columns()));
        page(answer, job.rows(), options, micros, "pageToken");
        return answer;
    }

    ObjectNode rows(String project, String dataset, String table, Map<String, String> options) {
        if (!dataset.equals(RESULTS)) {
            throw GoogleError.notFound(
                    "Table " + project + ":" + dataset + "." + table + ": only results are paged here");
        }
        ServedJob job = jobs.ofResult(project, table);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("kind", "bigquery#tableDataList");
        answer.put("totalRows", Integer.toString(job.rows().size()));
        boolean micros = Boolean.parseBoolean(options.get("formatOptions.useInt64Timestamp"));
        page(answer, job.rows(), options, micros, "pageToken");
        return answer;
    }

    private void page(
            ObjectNode answer,
            List<? extends List<Value>> rows,
            Map<String, String> options,
            boolean micros,
            String token) {
        int start = Integer.parseInt(options.getOrDefault("pageToken", options.getOrDefault("startIndex", "0")));
        long wanted = Long.parseLong(options.getOrDefault("maxResults", Integer.toString(mostRowsOfPage)));
        int end = (int) Math.min(rows.size(), start + Math.min(wanted, mostRowsOfPage));
        if (start < end) {
            var list = answer.putArray("rows");
            rows.subList(start, end).forEach(row -> list.add(RestValues.row(row, micros)));
        }
        if (end < rows.size() && wanted > 0) {
            answer.put(token, Integer.toString(end));
        }
    }

    ObjectNode dataset(String project, String dataset) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("kind", "bigquery#dataset");
        answer.put("location", datasets.location(project + "." + dataset)).put("id", project + ":" + dataset);
        answer.putObject("datasetReference").put("projectId", project).put("datasetId", dataset);
        return answer;
    }

    ObjectNode tables(String project, String dataset, Map<String, String> options) {
        List<StoredTable> all = datasets.tablesOf(project + "." + dataset);
        int start = Integer.parseInt(options.getOrDefault("pageToken", "0"));
        int end = Math.min(all.size(), start + Integer.parseInt(options.getOrDefault("maxResults", "50")));
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("kind", "bigquery#tableList");
        answer.put("totalItems", all.size());
        all.subList(start, end).forEach(table -> answer.withArray("tables").add(about(table)));
        if (end < all.size()) {
            answer.put("nextPageToken", Integer.toString(end));
        }
        return answer;
    }

    ObjectNode table(String project, String dataset, String name) {
        StoredTable table = datasets.table(project + "." + dataset + "." + name);
        StoredTable.Version version = table.newest();
        ObjectNode answer = about(table).put("kind", "bigquery#table");
        answer.set("schema", schema(version.schema()));
        answer.put("numRows", Integer.toString(version.rows().size()));
        answer.put("numBytes", Long.toString(table.bytes()));
        answer.put("lastModifiedTime", Long.toString(version.from().toEpochMilli()));
        return answer.put("location", datasets.location(project + "." + dataset));
    }

    private static ObjectNode about(StoredTable table) {
        String[] parts = table.name().split("\\.", 3);
        ObjectNode about = JsonNodeFactory.instance.objectNode().put("type", "TABLE");
        about.put("id", parts[0] + ":" + parts[1] + "." + parts[2]);
        about.putObject("tableReference")
                .put("projectId", parts[0])
                .put("datasetId", parts[1])
                .put("tableId", parts[2]);
        if (table.isPartitioned()) {
            ObjectNode partitioning = about.putObject("timePartitioning").put("type", "DAY");
            String column = table.partitionColumn();
            if (column != null) {
                partitioning.put("field", column);
            }
        }
        return about;
    }
}
