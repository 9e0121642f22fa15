package io.perdollar.ingest.bigquery;

import com.google.auth.Credentials;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ImpersonatedCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.ServiceOptions;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.http.HttpTransportOptions;
import io.perdollar.ingest.bigquery.BigQueryFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes Google's client. No message of this class quotes what a credentials file or a token says. */
final class Clients {
    private static final List<String> SCOPES = List.of("https://www.googleapis.com/auth/bigquery");
    private static final int CONNECT_MILLIS = 20_000;
    private static final int READ_MILLIS = 60_000;
    private static final int IMPERSONATION_SECONDS = 3_600;

    /**
     * Where Google tells who somebody is; a test has a place of its own.
     *
     * @param applicationDefault the environment's own identity
     * @param impersonation where a token in the name of a service account is given; null for Google's own address
     */
    record Identities(Source applicationDefault, @Nullable String impersonation) {
        static final Identities GOOGLE = new Identities(GoogleCredentials::getApplicationDefault, null);

        /** Finds credentials. */
        interface Source {
            GoogleCredentials find() throws IOException;
        }
    }

    private Clients() {}

    static BigQuery of(BigQueryAccess access) {
        return of(access, access.isLoopback() ? NoCredentials.getInstance() : credentials(access, Identities.GOOGLE));
    }

    static BigQuery of(BigQueryAccess access, Credentials credentials) {
        BigQueryOptions.Builder options = BigQueryOptions.newBuilder()
                .setProjectId(access.jobProject())
                .setCredentials(credentials)
                .setRetrySettings(ServiceOptions.getNoRetrySettings())
                .setTransportOptions(HttpTransportOptions.newBuilder()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setReadTimeout(READ_MILLIS)
                        .build());
        if (access.endpoint() != null) {
            options.setHost(access.endpoint().toString());
        }
        return options.build().getService();
    }

    static Credentials credentials(BigQueryAccess access, Identities identities) {
        GoogleIdentity identity = access.identity();
        if (identity instanceof GoogleIdentity.KeyFile key) {
            return keyFile(access, key.file());
        }
        GoogleCredentials own = applicationDefault(access, identities);
        return identity instanceof GoogleIdentity.Impersonated impersonated
                ? ImpersonatedCredentials.newBuilder()
                        .setSourceCredentials(own)
                        .setTargetPrincipal(impersonated.serviceAccount())
                        .setDelegates(List.of())
                        .setScopes(SCOPES)
                        .setLifetime(IMPERSONATION_SECONDS)
                        .setIamEndpointOverride(identities.impersonation())
                        .build()
                : own.createScoped(SCOPES);
    }

    private static GoogleCredentials applicationDefault(BigQueryAccess access, Identities identities) {
        try {
            return identities.applicationDefault().find();
        } catch (IOException e) {
            throw new BigQueryFailure(
                    Kind.CREDENTIALS,
                    access.key() + ".credentials: expected application-default credentials, got none that can be read;"
                            + " run `gcloud auth application-default login`, or give this VM a service account, or write"
                            + " credentials: { file: KEY }");
        }
    }

    private static Credentials keyFile(BigQueryAccess access, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return ServiceAccountCredentials.fromStream(in).createScoped(SCOPES);
        } catch (IOException | RuntimeException e) {
            // Neither the cause nor its message: a parser quotes what it read.
            throw new BigQueryFailure(
                    Kind.CREDENTIALS,
                    access.key() + ".credentials.file: expected the JSON key of a service account, got " + file
                            + ", which "
                            + (Files.isReadable(file) ? "is none" : "cannot be read")
                            + "; make a new key, or use application-default");
        }
    }
}
