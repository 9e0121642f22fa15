package io.perdollar.ingest.bigquery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.cloud.bigquery.QueryParameterValue;
import io.perdollar.ingest.bigquery.BigQueryFailure.Kind;
import io.perdollar.ingest.bigquery.ScriptedBigQuery.Call;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehouseTest {
    private static final Query NUMBERS = new Query("some numbers", "SELECT n FROM t WHERE n > @least", parameters(0));
    private static final long GIGABYTE = 1_000_000_000;

    private final List<Duration> pauses = new ArrayList<>();
    private ScriptedBigQuery bigQuery;

    @BeforeEach
    void start() throws IOException {
        bigQuery = new ScriptedBigQuery();
    }

    @AfterEach
    void stop() {
        bigQuery.close();
    }

    @Test
    void estimatesCapsLabelsAndPlacesEveryQuery() {
        assertEquals(List.of(1L, 2L), read(NUMBERS));
        assertEquals(1, bigQuery.calls(Call::isDryRun).size());
        Call insert = bigQuery.calls(Call::isInsert).get(0);
        assertEquals("perdollar", insert.body().at("/configuration/labels/app").asText());
        assertEquals("EU", insert.body().at("/jobReference/location").asText());
        assertEquals(
                "1000000000",
                insert.body().at("/configuration/query/maximumBytesBilled").asText());
        assertEquals(
                "least",
                insert.body().at("/configuration/query/queryParameters/0/name").asText());
    }

    @Test
    void creatingAJobIsTriedAgainUnderTheSameNumber() {
        bigQuery.fail(Call::isInsert, 503, "backendError", 1);
        bigQuery.fail(Call::isInsert, 403, "rateLimitExceeded", 1);
        bigQuery.fail(Call::isInsert, 401, "authError", 1);
        assertEquals(List.of(1L, 2L), read(NUMBERS));
        assertEquals(
                1,
                bigQuery.calls(Call::isInsert).stream()
                        .map(call -> call.body().at("/jobReference/jobId").asText())
                        .distinct()
                        .count());
        assertEquals(List.of(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8)), pauses);
    }

    @Test
    void aJobWhoseAnswerWasLostIsAdoptedNotPaidTwice() {
        bigQuery.fail(Call::isInsert, -1, "", 1);
        assertEquals(List.of(1L, 2L), read(NUMBERS));
        assertEquals(2, bigQuery.calls(Call::isInsert).size());
    }

    @Test
    void aPageThatBreaksOffIsReadAgainAndHandedOverOnce() {
        bigQuery.fail(call -> call.isPage("second"), 0, "", 2);
        assertEquals(List.of(1L, 2L), read(NUMBERS));
        assertEquals(3, bigQuery.calls(call -> call.isPage("second")).size());
    }

    @Test
    void anotherQuestionOrAnotherRunHasAnotherNumber() {
        Query other = new Query("some numbers", NUMBERS.sql(), parameters(1));
        assertFalse(JobNumber.of(NUMBERS, "a", 1).equals(JobNumber.of(other, "a", 1)));
        assertFalse(JobNumber.of(NUMBERS, "a", 1).equals(JobNumber.of(NUMBERS, "b", 1)));
        assertEquals(JobNumber.of(NUMBERS, "a", 1), JobNumber.of(NUMBERS, "a", 1));
    }

    @Test
    void whatWouldReadTooMuchIsNotRunAndNamesTheKey() {
        bigQuery.estimate = 2 * GIGABYTE;
        BigQueryFailure failure = assertThrows(BigQueryFailure.class, () -> read(NUMBERS));
        assertEquals(Kind.BYTES_LIMIT, failure.kind());
        assertTrue(message(failure).contains("at most 1.000 GB, got 2.000 GB"), () -> message(failure));
        assertTrue(message(failure).contains("billing[0].bigquery.maximumBytesBilled"), () -> message(failure));
        assertEquals(0, bigQuery.calls(Call::isInsert).size());
    }

    @Test
    void theCapThatGoogleEnforcesNamesTheSameKey() {
        bigQuery.fail(Call::isInsert, 400, "bytesBilledLimitExceeded", 1);
        BigQueryFailure failure = assertThrows(BigQueryFailure.class, () -> read(NUMBERS));
        assertEquals(Kind.BYTES_LIMIT, failure.kind());
        assertTrue(message(failure).contains("billing[0].bigquery.maximumBytesBilled"), () -> message(failure));
    }

    @Test
    void aQuotaThatIsUsedUpIsNotAskedAgain() {
        bigQuery.fail(Call::isInsert, 403, "quotaExceeded", 9);
        assertEquals(
                Kind.QUOTA,
                assertThrows(BigQueryFailure.class, () -> read(NUMBERS)).kind());
        assertEquals(1, bigQuery.calls(Call::isInsert).size());
    }

    @Test
    void accessDeniedNamesTheRoles() {
        bigQuery.fail(Call::isDryRun, 403, "accessDenied", 9);
        BigQueryFailure failure = assertThrows(BigQueryFailure.class, () -> read(NUMBERS));
        assertEquals(Kind.ACCESS_DENIED, failure.kind());
        assertTrue(message(failure).contains("roles/bigquery.jobUser"), () -> message(failure));
    }

    @Test
    void aJobThatTakesTooLongIsCancelled() {
        bigQuery.neverDone = true;
        assertEquals(
                Kind.TIME_LIMIT,
                assertThrows(BigQueryFailure.class, () -> read(NUMBERS)).kind());
        assertEquals(1, bigQuery.calls(call -> call.path().contains("/cancel")).size());
    }

    @Test
    void givesUpAfterSevenTries() {
        bigQuery.fail(Call::isDryRun, 503, "backendError", 99);
        assertEquals(
                Kind.UNAVAILABLE,
                assertThrows(BigQueryFailure.class, () -> read(NUMBERS)).kind());
        assertEquals(Retries.MOST_TRIES, bigQuery.calls(Call::isDryRun).size());
    }

    @Test
    void whatAKeyFileHoldsIsInNoMessage(@TempDir Path folder) throws IOException {
        Path key = folder.resolve("key.json");
        Files.writeString(
                key,
                "{\"type\":\"service_account\",\"client_email\":\"a@b.c\",\"client_id\":\"1\",\"private_key_id\":\"k\","
                        + "\"private_key\":\"-----BEGIN PRIVATE KEY-----\\nTOPSECRET\\n-----END PRIVATE KEY-----\"}");
        BigQueryAccess access = new BigQueryAccess(
                "a-project", new GoogleIdentity.KeyFile(key), null, 1, Duration.ofMinutes(1), "billing[0].bigquery");
        BigQueryFailure failure = assertThrows(BigQueryFailure.class, () -> Warehouse.open(access, "a"));
        assertEquals(Kind.CREDENTIALS, failure.kind());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertFalse(String.valueOf(cause.getMessage()).contains("TOPSECRET"), cause.getMessage());
        }
        assertTrue(message(failure).contains(key.toString()), () -> message(failure));
    }

    @Test
    void onlyThisMachineIsAskedWithoutEncryption() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new BigQueryAccess(
                        "a-project",
                        new GoogleIdentity.ApplicationDefault(),
                        URI.create("http://10.0.0.1:80"),
                        1,
                        Duration.ofMinutes(1),
                        "k"));
    }

    private static String message(BigQueryFailure failure) {
        return String.valueOf(failure.getMessage());
    }

    private List<Long> read(Query query) {
        List<Long> numbers = new ArrayList<>();
        bigQuery.warehouse(GIGABYTE, pauses)
                .read(query, "EU", row -> numbers.add(row.get("n").getLongValue()));
        return numbers;
    }

    private static SortedMap<String, QueryParameterValue> parameters(long least) {
        return new TreeMap<>(Map.of("least", QueryParameterValue.int64(least)));
    }
}
