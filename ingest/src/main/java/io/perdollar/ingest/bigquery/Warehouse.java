package io.perdollar.ingest.bigquery;

import com.google.auth.Retryable;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQuery.QueryResultsOption;
import com.google.cloud.bigquery.BigQuery.TableDataListOption;
import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.Dataset;
import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.JobStatistics.QueryStatistics;
import com.google.cloud.bigquery.JobStatus;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.Table;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableResult;
import io.perdollar.ingest.bigquery.BigQueryFailure.Kind;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * BigQuery, asked carefully: each query is estimated first, capped, labelled, runs where its data lie, has a name by which a
 * repeated attempt finds it again, is cancelled when it takes too long, and is read page by page.
 */
public final class Warehouse {
    private static final Logger LOG = LoggerFactory.getLogger(Warehouse.class);
    private static final Map<String, String> LABELS = Map.of("app", "perdollar");
    private static final long PAGE_ROWS = 10_000;
    private static final Duration FIRST_LOOK = Duration.ofMillis(100);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);
    private static final int MOST_JOBS = 3;

    private final BigQueryAccess access;
    private final String run;
    private final BigQuery client;
    private final Retries retries;

    private Warehouse(BigQueryAccess access, String run, BigQuery client, Retries.Pause pause) {
        this.access = access;
        this.run = run;
        this.client = client;
        this.retries = new Retries(pause);
    }

    /**
     * A connection.
     *
     * @param run what asks: the same question of the same run is paid once
     * @throws BigQueryFailure if there are no credentials
     */
    public static Warehouse open(BigQueryAccess access, String run) {
        return open(access, run, duration -> Thread.sleep(duration.toMillis()));
    }

    static Warehouse open(BigQueryAccess access, String run, Retries.Pause pause) {
        return open(access, run, Clients.of(access), pause);
    }

    static Warehouse open(BigQueryAccess access, String run, BigQuery client, Retries.Pause pause) {
        return new Warehouse(access, run, client, pause);
    }

    /** How this source asks. */
    public BigQueryAccess access() {
        return access;
    }

    /**
     * What the metadata say of a table.
     *
     * @return empty where there is none of that name
     */
    public Optional<TableLook> look(TableName name) {
        String what = "the table " + name;
        Table table = call(what, () -> client.getTable(TableId.of(name.project(), name.dataset(), name.table())));
        return Optional.ofNullable(table).map(found -> TableLook.of(name, found, location(name, found)));
    }

    private @Nullable String location(TableName name, Table table) {
        if (table.getDefinition() instanceof StandardTableDefinition standard && standard.getLocation() != null) {
            return standard.getLocation();
        }
        Dataset dataset =
                call("the dataset of " + name, () -> client.getDataset(DatasetId.of(name.project(), name.dataset())));
        return dataset == null ? null : dataset.getLocation();
    }

    /**
     * How many bytes a query would read, without running it.
     *
     * @param location region of its tables; null where unknown
     */
    public long estimate(Query query, @Nullable String location) {
        QueryJobConfiguration dry = configuration(query).setDryRun(true).build();
        Job job = call(
                query.grain(),
                () -> client.create(JobInfo.of(
                        JobId.newBuilder()
                                .setProject(access.jobProject())
                                .setRandomJob()
                                .setLocation(location)
                                .build(),
                        dry)));
        Long bytes = job == null ? null : ((QueryStatistics) job.getStatistics()).getTotalBytesProcessed();
        return bytes == null ? 0 : bytes;
    }

    /**
     * Asks, and hands over row by row.
     *
     * @param location region of its tables; null where unknown
     * @throws BigQueryFailure if there is no answer
     */
    public void read(Query query, @Nullable String location, Consumer<FieldValueList> sink) {
        long estimate = estimate(query, location);
        LOG.info("BigQuery: {}: will read {} of {}", query.grain(), gigabytes(estimate), access.jobProject());
        if (estimate > access.maximumBytesBilled()) {
            throw tooManyBytes(query, gigabytes(estimate));
        }
        Job job = finished(query, location);
        pages(query, job, sink);
    }

    private QueryJobConfiguration.Builder configuration(Query query) {
        return QueryJobConfiguration.newBuilder(query.sql())
                .setNamedParameters(query.parameters())
                .setUseLegacySql(false)
                .setMaximumBytesBilled(access.maximumBytesBilled())
                .setJobTimeoutMs(access.timeLimit().toMillis())
                .setLabels(LABELS);
    }

    /** The job that answers, once it is done; one that BigQuery itself lost is made again under the next number. */
    private Job finished(Query query, @Nullable String location) {
        for (int attempt = 1; ; attempt++) {
            JobId id = JobId.newBuilder()
                    .setProject(access.jobProject())
                    .setJob(JobNumber.of(query, run, attempt))
                    .setLocation(location)
                    .build();
            Job job = await(query, id, create(query, id));
            BigQueryError error = job.getStatus().getError();
            if (error == null) {
                return job;
            }
            if (attempt >= MOST_JOBS || !Retries.mayPass(error.getReason())) {
                throw failure(query.grain(), new BigQueryException(400, error.getMessage(), error));
            }
            LOG.warn("BigQuery: {}: the job ended with {}; asking again", query.grain(), error.getReason());
            retries.rest(Duration.ofSeconds(2L * attempt));
        }
    }

    private Job create(Query query, JobId id) {
        JobInfo info = JobInfo.of(id, configuration(query).build());
        return call(query.grain(), () -> {
            try {
                return client.create(info);
            } catch (BigQueryException e) {
                if (e.getCode() != 409) {
                    throw e;
                }
                // It was made by an attempt whose answer did not arrive.
                LOG.info("BigQuery: {}: the job is there already", query.grain());
                return client.getJob(id);
            }
        });
    }

    private Job await(Query query, JobId id, Job made) {
        Job job = made;
        Duration waited = Duration.ZERO;
        Duration next = FIRST_LOOK;
        while (job.getStatus() == null
                || !JobStatus.State.DONE.equals(job.getStatus().getState())) {
            if (waited.compareTo(access.timeLimit()) >= 0) {
                cancel(id);
                throw new BigQueryFailure(
                        Kind.TIME_LIMIT,
                        access.key() + ": expected " + query.grain() + " within "
                                + access.timeLimit().toMinutes()
                                + " minutes, got no answer; the query was cancelled; raise " + access.key()
                                + ".timeLimit, or run again when BigQuery is less busy");
            }
            try {
                retries.rest(next);
            } catch (BigQueryFailure interrupted) {
                cancel(id);
                throw interrupted;
            }
            waited = waited.plus(next);
            next = Retries.doubled(next, LONGEST_LOOK);
            Job now = call(query.grain(), () -> client.getJob(id));
            if (now == null) {
                throw new BigQueryFailure(
                        Kind.UNAVAILABLE,
                        access.key() + ": BigQuery lost the query of " + query.grain() + "; run again");
            }
            job = now;
        }
        return job;
    }

    private void cancel(JobId id) {
        try {
            client.cancel(id);
        } catch (BigQueryException e) {
            LOG.warn("BigQuery: the job {} could not be cancelled: {}", id.getJob(), Retries.words(e));
        }
    }

    /** A page is handed over when it is there whole, so one that breaks off is read again from its own beginning. */
    private void pages(Query query, Job job, Consumer<FieldValueList> sink) {
        TableResult page = call(query.grain(), () -> firstPage(job));
        Schema schema = page.getSchema();
        TableId table = ((QueryJobConfiguration) job.getConfiguration()).getDestinationTable();
        while (true) {
            page.getValues().forEach(sink);
            String token = page.getNextPageToken();
            if (token == null || token.isEmpty()) {
                return;
            }
            if (table == null) {
                throw new IllegalStateException("expected the job to tell where its answer lies");
            }
            page = call(
                    query.grain(),
                    () -> client.listTableData(
                            table,
                            schema,
                            TableDataListOption.pageSize(PAGE_ROWS),
                            TableDataListOption.pageToken(token)));
        }
    }

    private static TableResult firstPage(Job job) {
        try {
            return job.getQueryResults(QueryResultsOption.pageSize(PAGE_ROWS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BigQueryFailure(Kind.TIME_LIMIT, "BigQuery: interrupted while reading");
        }
    }

    private <T extends @Nullable Object> T call(String what, Supplier<T> call) {
        try {
            return retries.call(what, call);
        } catch (BigQueryException e) {
            throw failure(what, e);
        }
    }

    private BigQueryFailure tooManyBytes(Query query, String found) {
        return new BigQueryFailure(
                Kind.BYTES_LIMIT,
                access.key() + ": expected " + query.grain() + " to read at most "
                        + gigabytes(access.maximumBytesBilled()) + ", got " + found + "; nothing was billed; raise "
                        + access.key() + ".maximumBytesBilled if that is what you want to pay for");
    }

    /** In words of the configuration; what Google says of a query is quoted, what was sent with it is not. */
    private BigQueryFailure failure(String what, BigQueryException e) {
        String reason = e.getReason() == null ? "" : e.getReason();
        String asked = access.key() + ": " + what + ": ";
        String said = e.getMessage() == null ? "nothing" : e.getMessage();
        if (reason.equals("bytesBilledLimitExceeded")) {
            return new BigQueryFailure(
                    Kind.BYTES_LIMIT,
                    asked + "expected to read at most " + gigabytes(access.maximumBytesBilled())
                            + ", got more (" + said + "); nothing was billed; raise " + access.key()
                            + ".maximumBytesBilled if that is what you want to pay for");
        }
        if (reason.equals("quotaExceeded") || reason.contains("ateLimitExceeded") || e.getCode() == 429) {
            return new BigQueryFailure(
                    Kind.QUOTA,
                    asked + "a quota of project " + access.jobProject() + " is used up (" + said
                            + "); run again later, or name another jobProject");
        }
        return switch (e.getCode()) {
            case 401 ->
                new BigQueryFailure(
                        Kind.CREDENTIALS,
                        asked + "the credentials are not accepted; renew them, or correct " + access.key()
                                + ".credentials");
            case 403 ->
                new BigQueryFailure(
                        Kind.ACCESS_DENIED,
                        asked + "access denied (" + said + "); grant roles/bigquery.dataViewer on the dataset and"
                                + " roles/bigquery.jobUser on project " + access.jobProject());
            case 404 ->
                new BigQueryFailure(
                        Kind.NOT_FOUND, asked + "not found (" + said + "); correct the table in " + access.key());
            case 0 -> new BigQueryFailure(Kind.UNAVAILABLE, asked + unreachable(e));
            default ->
                e.getCode() >= 500
                        ? new BigQueryFailure(
                                Kind.UNAVAILABLE,
                                asked + "BigQuery does not answer (" + Retries.words(e) + "); run again later")
                        : new BigQueryFailure(Kind.REFUSED, asked + "refused: " + said);
        };
    }

    private String unreachable(BigQueryException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Retryable) {
                return "no access token was given; renew the credentials, or correct " + access.key() + ".credentials";
            }
        }
        return "BigQuery cannot be reached; check the network, a proxy, and " + access.key() + ".endpoint";
    }

    /** For people, e.g. {@code 1.234 GB}. */
    public static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.3f GB", bytes / 1e9);
    }
}
