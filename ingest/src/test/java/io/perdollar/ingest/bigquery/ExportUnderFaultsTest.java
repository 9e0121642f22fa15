package io.perdollar.ingest.bigquery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.charge.ChargeDay;
import io.perdollar.ingest.bigquery.BigQueryFailure.Kind;
import io.perdollar.ingest.bigquery.billing.BillReading;
import io.perdollar.ingest.bigquery.billing.ExportTable;
import io.perdollar.ingest.bigquery.loopback.Call;
import io.perdollar.ingest.bigquery.loopback.Fault;
import io.perdollar.ingest.bigquery.loopback.GoogleTables;
import io.perdollar.ingest.bigquery.loopback.LoopbackBigQuery;
import io.perdollar.ingest.bigquery.loopback.ServedJob;
import io.perdollar.ingest.bigquery.loopback.StoredTable.Partitioning;
import io.perdollar.ingest.billing.LabelKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bill read while BigQuery misbehaves: the same charges, each query billed once, or a message that says what to do. */
class ExportUnderFaultsTest {
    private static final TableName TABLE = TableName.parse("my-billing.exports.bill");
    private static final Instant NOW = Instant.parse("2026-11-16T06:00:00Z");

    private final List<Duration> pauses = new ArrayList<>();
    private LoopbackBigQuery bigQuery;

    @BeforeEach
    void start() {
        bigQuery = LoopbackBigQuery.start(Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC));
        bigQuery.createDataset("my-billing.exports", "EU");
        List<String> rows = new ArrayList<>();
        for (int hour = 10; hour < 20; hour++) {
            rows.add(row("2026-11-14 " + hour));
            rows.add(row("2026-11-15 " + hour));
        }
        bigQuery.createTable(TABLE.toString(), GoogleTables.detailedExport(), Partitioning.BY_LOADING)
                .load(rows, GoogleTables::exportTime, Instant.EPOCH);
        bigQuery.mostRowsOfPage(1);
    }

    @AfterEach
    void stop() {
        bigQuery.close();
    }

    @Test
    void whatPassesIsWaitedForAndEveryQueryIsBilledOnce() {
        List<ChargeDay> expected = read("undisturbed");
        assertEquals(2, billed().size());
        bigQuery.faults()
                .on(Call.GET_TABLE, Fault.unavailable())
                .on(Call.INSERT_JOB, Fault.unavailable(), Fault.rateLimitExceeded(), Fault.expiredToken())
                .on(Call.INSERT_JOB, Fault.unavailable().butDone(), Fault.connectionReset())
                .on(Call.QUERY_RESULTS, Fault.unavailable())
                .on(Call.TABLE_ROWS, Fault.connectionReset(), Fault.unavailable(), Fault.connectionReset());
        bigQuery.faults().slowJobs(2);
        assertEquals(expected, read("disturbed"));
        assertEquals(4, billed().size());
        assertEquals(4, billed().stream().map(ServedJob::id).distinct().count());
    }

    @Test
    void everyQueryIsEstimatedFirstPrunesPartitionsAndSeesOneInstant() {
        read("undisturbed");
        List<ServedJob> jobs = bigQuery.jobs();
        assertEquals(4, jobs.size());
        for (int i = 0; i < jobs.size(); i += 2) {
            assertTrue(jobs.get(i).isDryRun());
            assertEquals(jobs.get(i).sql(), jobs.get(i + 1).sql());
            String sql = jobs.get(i).sql();
            assertTrue(sql.contains("WHERE t._PARTITIONTIME >= @partitions_from"), sql);
            assertTrue(sql.contains("FOR SYSTEM_TIME AS OF TIMESTAMP '2026-11-16 06:00:00.000000+00:00'"), sql);
        }
    }

    @Test
    void whatArrivesBetweenControlAndChargesIsNotSeen() {
        List<ChargeDay> expected = read("before");
        List<ChargeDay> days = new ArrayList<>();
        try (ExportTable table = open("during")) {
            bigQuery.table(TABLE.toString())
                    .load(List.of(row("2026-11-15 09")), GoogleTables::exportTime, NOW.plusSeconds(30));
            table.readDays(day -> true, days::add);
        }
        assertEquals(expected, days);
    }

    @Test
    void aRunThatIsRepeatedAdoptsTheJobsThatItMade() {
        List<ChargeDay> expected = read("one");
        assertEquals(expected, read("one"));
        assertEquals(2, billed().size());
    }

    @Test
    void pausesGrowAndEnd() {
        Fault[] always = new Fault[Retries.MOST_TRIES];
        Arrays.fill(always, Fault.unavailable());
        bigQuery.faults().on(Call.GET_TABLE, always);
        assertEquals(Kind.UNAVAILABLE, failure().kind());
        assertEquals(
                List.of(2L, 4L, 8L, 16L, 32L, 32L),
                pauses.stream().map(Duration::toSeconds).toList());
    }

    @Test
    void whatDoesNotPassIsToldAtOnce() {
        bigQuery.faults().on(Call.INSERT_JOB, Fault.quotaExceeded());
        assertEquals(Kind.QUOTA, failure().kind());
        bigQuery.faults().on(Call.INSERT_JOB, Fault.accessDenied());
        BigQueryFailure denied = failure();
        assertEquals(Kind.ACCESS_DENIED, denied.kind());
        assertTrue(String.valueOf(denied.getMessage()).contains("roles/bigquery.jobUser"), denied::toString);
        assertEquals(List.of(), pauses);
        assertEquals(List.of(), billed());
    }

    @Test
    void aJobThatNeverEndsIsCancelled() {
        bigQuery.faults().slowJobs(1_000_000);
        assertEquals(Kind.TIME_LIMIT, failure().kind());
        assertTrue(billed().get(0).isCancelled());
    }

    @Test
    void aTableThatIsGoneNamesItsKey() {
        bigQuery.dropTable(TABLE.toString());
        BigQueryFailure gone = failure();
        assertEquals(Kind.NOT_FOUND, gone.kind());
        assertTrue(String.valueOf(gone.getMessage()).startsWith("billing[0].bigquery.table: "), gone::toString);
    }

    @Test
    void aColumnThatWentIsToldAndOneThatCameIsNotMissed() {
        List<ChargeDay> expected = read("before");
        Instant later = NOW;
        bigQuery.table(TABLE.toString())
                .redefine(
                        GoogleTables.detailedExport().stream()
                                .filter(column -> !column.name().equals("consumption_model"))
                                .toList(),
                        later);
        assertEquals(expected, read("without a newer column"));
        bigQuery.table(TABLE.toString())
                .redefine(
                        GoogleTables.detailedExport().stream()
                                .filter(column -> !column.name().equals("cost"))
                                .toList(),
                        later);
        BigQueryFailure drifted = failure();
        assertEquals(Kind.REFUSED, drifted.kind());
        assertTrue(String.valueOf(drifted.getMessage()).contains("without the columns cost"), drifted::toString);
    }

    private List<ServedJob> billed() {
        return bigQuery.jobs().stream().filter(job -> !job.isDryRun()).toList();
    }

    private BigQueryFailure failure() {
        return assertThrows(BigQueryFailure.class, () -> read("failing"));
    }

    private List<ChargeDay> read(String run) {
        List<ChargeDay> days = new ArrayList<>();
        try (ExportTable table = open(run)) {
            table.readDays(day -> true, days::add);
        }
        return days;
    }

    private ExportTable open(String run) {
        BigQueryAccess access = new BigQueryAccess(
                "my-finops",
                new GoogleIdentity.ApplicationDefault(),
                bigQuery.endpoint(),
                BigQueryAccess.USUAL_MAXIMUM_BYTES,
                Duration.ofMinutes(2),
                "billing[0].bigquery");
        return ExportTable.open(
                Warehouse.open(access, run, pauses::add), TABLE, LabelKeys.DEFAULT, BillReading.whole(NOW));
    }

    private static String row(String hour) {
        return "{\"billing_account_id\":\"01338E-BE3FD6-363B4C\",\"service\":{\"description\":\"Compute Engine\"},"
                + "\"sku\":{\"id\":\"88B8-C3ED-03F0\",\"description\":\"Nvidia Tesla T4 GPU\"},\"usage_start_time\":\""
                + hour + ":00:00 UTC\",\"export_time\":\"2026-11-16 01:00:00 UTC\",\"cost\":0.35,\"currency\":\"USD\","
                + "\"resource\":{\"name\":\"chat-1\"},\"invoice\":{\"month\":\"202611\"}}";
    }
}
