package io.perdollar.ingest.bigquery.loopback;

import com.fasterxml.jackson.databind.JsonNode;
import io.perdollar.ingest.bigquery.loopback.ServedJob.Outcome;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs jobs and keeps them, as BigQuery does for half a year. */
final class Jobs {
    private final Datasets datasets;
    private final QueryEngine engine;
    private final Faults faults;
    private final Clock clock;
    private final Map<String, ServedJob> jobs = new LinkedHashMap<>();
    private int ownIds;

    Jobs(Datasets datasets, Faults faults, Clock clock) {
        this.datasets = datasets;
        this.engine = new QueryEngine(datasets);
        this.faults = faults;
        this.clock = clock;
    }

    synchronized List<ServedJob> all() {
        return List.copyOf(jobs.values());
    }

    /**
     * Runs a query. An id that is known is refused: that is what keeps a retry from being billed twice.
     *
     * @param location that the caller asked for; empty: where the tables are
     */
    synchronized ServedJob insert(String project, String givenId, String location, JsonNode configuration) {
        String id = givenId.isEmpty() ? "loopback_" + ++ownIds : givenId;
        boolean dryRun = configuration.path("dryRun").asBoolean();
        if (jobs.containsKey(project + "/" + id)) {
            throw new GoogleError(409, "duplicate", "Already Exists: Job " + project + ":" + id);
        }
        Outcome outcome = outcome(configuration.path("query"), location, dryRun);
        GoogleError error = outcome.error();
        if (dryRun && error != null) {
            throw error;
        }
        String place = outcome.tables().isEmpty()
                ? location
                : locationOf(outcome.tables().get(0));
        ServedJob job = new ServedJob(
                project,
                id,
                place.isEmpty() ? "US" : place,
                configuration,
                clock.instant(),
                outcome,
                dryRun ? 0 : faults.slowPolls());
        // A dry run has no job that could be asked for later; it is kept under another key, for tests to look at.
        jobs.put(project + "/" + id + (dryRun ? "/dry-run-" + ++ownIds : ""), job);
        return job;
    }

    synchronized ServedJob get(String project, String id, String location) {
        ServedJob job = jobs.get(project + "/" + id);
        if (job == null || !(location.isEmpty() || location.equalsIgnoreCase(job.location()))) {
            throw GoogleError.notFound("Job " + project + ":" + (location.isEmpty() ? "" : location + ".") + id);
        }
        return job;
    }

    synchronized ServedJob ofResult(String project, String table) {
        return jobs.values().stream()
                .filter(job -> job.project().equals(project)
                        && !job.isDryRun()
                        && job.resultTable().equals(table))
                .findAny()
                .orElseThrow(() -> GoogleError.notFound("Table " + project + ":" + RestApi.RESULTS + "." + table));
    }

    private Outcome outcome(JsonNode query, String location, boolean dryRun) {
        if (query.path("useLegacySql").asBoolean(true)) {
            return Outcome.failed(
                    GoogleError.invalidQuery("Legacy SQL is not served here; set useLegacySql to false."));
        }
        try {
            QueryEngine.Plan plan = engine.plan(
                    query.path("query").asText(), QueryParameters.of(query.path("queryParameters")), clock.instant());
            checkLocation(plan, location);
            if (dryRun) {
                return new Outcome(plan.bytes(), plan.tables(), plan.columns(), List.of(), null);
            }
            checkCap(plan, query.path("maximumBytesBilled").asLong());
            GoogleSql.Answer answer = engine.run(plan);
            return new Outcome(plan.bytes(), plan.tables(), answer.columns(), answer.rows(), null);
        } catch (GoogleError e) {
            return Outcome.failed(e);
        }
    }

    private void checkLocation(QueryEngine.Plan plan, String location) {
        for (String table : plan.tables()) {
            if (!location.isEmpty() && !location.equalsIgnoreCase(locationOf(table))) {
                throw GoogleError.notFound(
                        "Dataset " + Datasets.datasetOf(table).replaceFirst("\\.", ":") + " was not found in location "
                                + location);
            }
        }
    }

    private static void checkCap(QueryEngine.Plan plan, long most) {
        long billed = ServedJob.billed(plan.bytes(), plan.tables().size());
        if (most > 0 && billed > most) {
            throw new GoogleError(
                    400,
                    "bytesBilledLimitExceeded",
                    "Query exceeded limit for bytes billed: " + most + ". " + billed + " or higher required.");
        }
    }

    private String locationOf(String table) {
        return datasets.location(Datasets.datasetOf(table));
    }
}
