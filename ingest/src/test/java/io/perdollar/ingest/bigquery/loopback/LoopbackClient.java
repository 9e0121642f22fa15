package io.perdollar.ingest.bigquery.loopback;

import com.google.api.gax.retrying.RetrySettings;
import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import java.time.Duration;

/** Google's client, unmodified, on the loopback BigQuery; it retries soon. */
final class LoopbackClient {
    static final String PROJECT = "finops";

    private LoopbackClient() {}

    static BigQuery of(LoopbackBigQuery bigQuery) {
        return options(bigQuery)
                .setCredentials(NoCredentials.getInstance())
                .build()
                .getService();
    }

    static BigQueryOptions.Builder options(LoopbackBigQuery bigQuery) {
        return BigQueryOptions.newBuilder()
                .setHost(bigQuery.endpoint().toString())
                .setProjectId(PROJECT)
                .setRetrySettings(RetrySettings.newBuilder()
                        .setMaxAttempts(4)
                        .setInitialRetryDelayDuration(Duration.ofMillis(1))
                        .setMaxRetryDelayDuration(Duration.ofMillis(5))
                        .setTotalTimeoutDuration(Duration.ofSeconds(20))
                        .setInitialRpcTimeoutDuration(Duration.ofSeconds(10))
                        .setMaxRpcTimeoutDuration(Duration.ofSeconds(10))
                        .build());
    }
}
