package io.perdollar.ingest.bigquery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.auth.Credentials;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import io.perdollar.ingest.bigquery.BigQueryFailure.Kind;
import io.perdollar.ingest.bigquery.Clients.Identities;
import io.perdollar.ingest.bigquery.loopback.LoopbackBigQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In whose name BigQuery is asked, with an identity service of the test's own; the server takes its tokens alone. */
class CredentialsTest {
    private static final TableName TABLE = TableName.parse("my-billing.exports.bill");

    @TempDir
    Path folder;

    private LoopbackBigQuery bigQuery;
    private TokenService tokens;
    private Path key;
    private final List<Duration> pauses = new ArrayList<>();

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        bigQuery = LoopbackBigQuery.start(Clock.fixed(Instant.parse("2026-11-16T06:00:00Z"), ZoneOffset.UTC));
        bigQuery.createDataset("my-billing.exports", "EU");
        tokens = new TokenService();
        key = Files.writeString(folder.resolve("key.json"), tokens.serviceAccountKey());
    }

    @AfterEach
    void stop() {
        bigQuery.close();
        tokens.close();
    }

    @Test
    void aServiceAccountsKeyGetsATokenAndANewOneWhenItExpired() {
        bigQuery.acceptOnly("token-1");
        Warehouse warehouse = warehouse(new GoogleIdentity.KeyFile(key));
        assertTrue(warehouse.look(TABLE).isEmpty());
        assertTrue(
                tokens.asked().get(0).contains("/token"), () -> tokens.asked().toString());

        bigQuery.acceptOnly("token-2");
        assertTrue(warehouse.look(TABLE).isEmpty());
    }

    @Test
    void applicationDefaultCredentialsAreUsedAsTheyAre() {
        bigQuery.acceptOnly("token-1");
        assertTrue(
                warehouse(new GoogleIdentity.ApplicationDefault()).look(TABLE).isEmpty());
    }

    @Test
    void impersonationAsksInTheNameOfTheEnvironmentForTheServiceAccount() {
        bigQuery.acceptOnly("token-2");
        String reader = "reader@my-finops.iam.gserviceaccount.com";
        assertTrue(
                warehouse(new GoogleIdentity.Impersonated(reader)).look(TABLE).isEmpty());
        String asked = tokens.asked().get(1);
        assertTrue(asked.startsWith("/impersonate Bearer token-1"), asked);
        assertTrue(asked.contains("https://www.googleapis.com/auth/bigquery"), asked);
    }

    @Test
    void withoutAnyIdentityTheMessageSaysHowToGetOne() {
        Identities none = new Identities(
                () -> {
                    throw new IOException("no secret file at /root/TOPSECRET");
                },
                null);
        BigQueryFailure failure = assertThrows(
                BigQueryFailure.class,
                () -> Clients.credentials(access(new GoogleIdentity.ApplicationDefault()), none));
        assertEquals(Kind.CREDENTIALS, failure.kind());
        assertTrue(String.valueOf(failure.getMessage()).contains("gcloud auth application-default login"));
        assertFalse(failure.toString().contains("TOPSECRET"));
    }

    @Test
    void whatTheIdentityServiceSaysIsInNoMessage() {
        tokens.refuseWith("TOPSECRET");
        BigQueryFailure failure = assertThrows(
                BigQueryFailure.class,
                () -> warehouse(new GoogleIdentity.KeyFile(key)).look(TABLE));
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertFalse(cause.toString().contains("TOPSECRET"), cause.toString());
            assertFalse(cause.toString().contains("PRIVATE"), cause.toString());
        }
        assertTrue(String.valueOf(failure.getMessage()).contains("billing[0].bigquery.credentials"), failure::toString);
        BigQueryException raw = assertThrows(
                BigQueryException.class,
                () -> client(new GoogleIdentity.KeyFile(key)).getDataset("my-billing"));
        assertTrue(raw.toString().contains("TOPSECRET"), "the test's own ground: Google's words do hold it");
        assertFalse(Retries.words(raw).contains("TOPSECRET"), "what the log shows");
    }

    private Warehouse warehouse(GoogleIdentity identity) {
        return Warehouse.open(access(identity), "test", client(identity), pauses::add);
    }

    private BigQuery client(GoogleIdentity identity) {
        Identities identities = new Identities(
                () -> {
                    try (var in = Files.newInputStream(key)) {
                        return GoogleCredentials.fromStream(in);
                    }
                },
                tokens.endpoint() + "/impersonate");
        Credentials credentials = Clients.credentials(access(identity), identities);
        return Clients.of(access(identity), credentials);
    }

    private BigQueryAccess access(GoogleIdentity identity) {
        return new BigQueryAccess(
                "my-finops",
                identity,
                bigQuery.endpoint(),
                1_000_000_000,
                Duration.ofMinutes(1),
                "billing[0].bigquery");
    }
}
