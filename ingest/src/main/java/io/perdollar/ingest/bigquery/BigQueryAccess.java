package io.perdollar.ingest.bigquery;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one source asks BigQuery.
 *
 * @param jobProject pays for the queries
 * @param identity in whose name; not used where the endpoint is this machine
 * @param endpoint where BigQuery answers; null for Google's own address. Plain http is for this machine alone, and there no
 *     credentials are sent
 * @param maximumBytesBilled a query that would read more is not run
 * @param timeLimit a query that takes longer is cancelled
 * @param key of the source in the configuration, for messages, e.g. {@code billing[0].bigquery}
 */
public record BigQueryAccess(
        String jobProject,
        GoogleIdentity identity,
        @Nullable URI endpoint,
        long maximumBytesBilled,
        Duration timeLimit,
        String key) {
    /** Where the configuration says nothing else: 20 GB. */
    public static final long USUAL_MAXIMUM_BYTES = 20_000_000_000L;

    /** Where the configuration says nothing else. */
    public static final Duration USUAL_TIME_LIMIT = Duration.ofMinutes(30);

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    public BigQueryAccess {
        if (maximumBytesBilled <= 0) {
            throw new IllegalArgumentException("a query must be allowed to read something, got " + maximumBytesBilled);
        }
        if (endpoint != null && !isLoopback(endpoint) && !"https".equalsIgnoreCase(endpoint.getScheme())) {
            throw new IllegalArgumentException("expected an https address, or http on this machine, got " + endpoint);
        }
    }

    /** Whether it is this machine that answers, so that no credentials are needed and none are sent. */
    public boolean isLoopback() {
        return endpoint != null && isLoopback(endpoint);
    }

    private static boolean isLoopback(URI address) {
        return "http".equalsIgnoreCase(address.getScheme())
                && address.getHost() != null
                && THIS_MACHINE.contains(address.getHost().toLowerCase(Locale.ROOT));
    }
}
