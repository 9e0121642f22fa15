package io.perdollar.ingest.bigquery.loopback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.OAuth2Credentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.JobStatus;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableResult;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Google's client makes of each fault: the ground that our own retries stand on. */
class FaultsTest {
    private static final Instant NOW = Instant.parse("2026-11-16T03:00:00Z");
    private static final QueryJobConfiguration NUMBERS =
            QueryJobConfiguration.of("SELECT n FROM UNNEST(GENERATE_ARRAY(1, 6)) AS n ORDER BY n");

    private final LoopbackBigQuery server = LoopbackBigQuery.start(Clock.fixed(NOW, ZoneOffset.UTC));
    private final BigQuery client = LoopbackClient.of(server);

    @AfterEach
    void stop() {
        server.close();
    }

    private Job create(String id) {
        return client.create(JobInfo.of(JobId.of("finops", id), NUMBERS));
    }

    @Test
    void theClientDoesNotRetryTheCreationOfAJobThatIsUnavailable() {
        server.faults().on(Call.INSERT_JOB, Fault.unavailable());
        BigQueryException failure = assertThrows(BigQueryException.class, () -> create("a"));
        assertEquals(503, failure.getCode());
        assertTrue(server.jobs().isEmpty());
    }

    @Test
    void aJobWhoseAnswerWasLostIsThereAndItsIdIsRefused() throws Exception {
        server.faults().on(Call.INSERT_JOB, Fault.unavailable().butDone());
        assertThrows(BigQueryException.class, () -> create("a"));
        assertEquals(
                409, assertThrows(BigQueryException.class, () -> create("a")).getCode());
        Job job = client.getJob(JobId.of("finops", "a"));
        assertEquals(6, job.getQueryResults().getTotalRows());
        assertEquals(1, server.jobs().size());
    }

    @Test
    void theClientRetriesARateLimitByItsWordsButDoesNotCallItRetryable() {
        server.faults().on(Call.INSERT_JOB, Fault.rateLimitExceeded());
        create("b");
        Fault always = Fault.rateLimitExceeded();
        server.faults().on(Call.INSERT_JOB, always, always, always, always);
        BigQueryException failure = assertThrows(BigQueryException.class, () -> create("a"));
        assertEquals("rateLimitExceeded", failure.getReason());
        assertEquals(429, failure.getCode());
        assertFalse(failure.isRetryable());
    }

    @Test
    void quotaAndAccessAreToldApart() {
        server.faults().on(Call.INSERT_JOB, Fault.quotaExceeded(), Fault.accessDenied());
        assertEquals(
                "quotaExceeded",
                assertThrows(BigQueryException.class, () -> create("a")).getReason());
        BigQueryException denied = assertThrows(BigQueryException.class, () -> create("a"));
        assertEquals("accessDenied", denied.getReason());
        assertEquals(403, denied.getCode());
    }

    @Test
    void theClientReadsAPageAgainThatIsUnavailableButNotOneThatBreaksOff() throws Exception {
        server.mostRowsOfPage(2);
        Job job = create("a");
        server.faults().on(Call.TABLE_ROWS, Fault.unavailable());
        TableResult first = job.getQueryResults(BigQuery.QueryResultsOption.pageSize(2));
        assertEquals(2, server.calls().stream().filter(Call.TABLE_ROWS::equals).count());

        server.faults().on(Call.TABLE_ROWS, Fault.connectionReset());
        BigQueryException brokenOff = assertThrows(BigQueryException.class, first::getNextPage);
        // "Connection closed prematurely" of the client or "Premature EOF" of the JDK, by how much had arrived.
        assertTrue(brokenOff.toString().contains("remature"), brokenOff.getMessage());

        List<Long> numbers = new ArrayList<>(); // the same page, asked for again
        first.iterateAll().forEach(row -> numbers.add(row.get(0).getLongValue()));
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), numbers);
    }

    @Test
    void aSlowJobIsWaitedForOrCancelled() throws Exception {
        server.faults().slowJobs(2);
        assertEquals(JobStatus.State.RUNNING, create("a").getStatus().getState());
        Job running = client.getJob(JobId.of("finops", "a"));
        assertEquals(JobStatus.State.RUNNING, running.getStatus().getState());
        assertEquals(6, running.waitFor().getQueryResults().getTotalRows());

        server.faults().slowJobs(1_000_000);
        create("b");
        assertTrue(client.cancel(JobId.of("finops", "b")));
        Job cancelled = client.getJob(JobId.of("finops", "b"));
        assertEquals(JobStatus.State.DONE, cancelled.getStatus().getState());
        assertEquals("stopped", cancelled.getStatus().getError().getReason());
    }

    @Test
    void anExpiredTokenIsRefusedAndTheClientFetchesANewOne() {
        server.acceptOnly("fresh");
        server.createDataset("finops.exports", "EU");
        server.createTable("finops.exports.t", List.of(TableField.of("a", "INTEGER")), null);
        TableId table = TableId.of("finops", "exports", "t");
        assertEquals(
                "a",
                with("fresh")
                        .getTable(table)
                        .getDefinition()
                        .getSchema()
                        .getFields()
                        .get(0)
                        .getName());
        assertEquals(2, server.calls().size());

        server.acceptOnly("yet another");
        assertEquals(
                401,
                assertThrows(BigQueryException.class, () -> with("fresh").getTable(table))
                        .getCode());
    }

    /** A client that begins with a token which the server no longer takes. */
    private BigQuery with(String next) {
        Date farAway = Date.from(Instant.parse("2100-01-01T00:00:00Z"));
        return LoopbackClient.options(server)
                .setCredentials(new OAuth2Credentials(new AccessToken("stale", farAway)) {
                    @Override
                    public AccessToken refreshAccessToken() {
                        return new AccessToken(next, farAway);
                    }
                })
                .build()
                .getService();
    }

    @Test
    void aTableThatIsGoneIsNotFoundAndAColumnThatIsGoneUnknown() {
        server.createDataset("finops.exports", "EU");
        StoredTable table = server.createTable(
                "finops.exports.t", List.of(TableField.of("a", "INTEGER"), TableField.of("b", "STRING")), null);
        table.load(List.of("{\"a\":1,\"b\":\"x\"}"), NOW);
        QueryJobConfiguration query = QueryJobConfiguration.of("SELECT b FROM `finops.exports.t`");
        table.redefine(List.of(TableField.of("a", "INTEGER"), TableField.of("c", "STRING")), NOW);
        BigQueryException drifted = assertThrows(BigQueryException.class, () -> client.query(query));
        assertEquals("invalidQuery", drifted.getError().getReason());
        server.dropTable("finops.exports.t");
        assertEquals(
                "notFound",
                assertThrows(BigQueryException.class, () -> client.query(query))
                        .getError()
                        .getReason());
        assertEquals(null, client.getTable(TableId.of("finops", "exports", "t")));
    }
}
