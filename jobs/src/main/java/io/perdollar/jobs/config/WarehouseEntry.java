package io.perdollar.jobs.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one source asks BigQuery.
 *
 * @param key of the group in the configuration, for messages
 * @param jobProject pays for the query
 * @param maximumBytesBilled a query that would read more fails
 * @param credentials in whose name
 * @param endpoint where BigQuery answers; null for Google's own address
 * @param timeLimit a query that takes longer is cancelled
 */
public record WarehouseEntry(
        String key,
        String jobProject,
        long maximumBytesBilled,
        Credentials credentials,
        @Nullable URI endpoint,
        Duration timeLimit) {

    private static final ScalarForm<String> ENDPOINT = ScalarForm.matching(
            "an https address, or http on this machine such as http://localhost:9050",
            Pattern.compile(
                    "https://[A-Za-z0-9.-]+(?::\\d{1,5})?|http://(?:localhost|127\\.0\\.0\\.1|\\[::1]):\\d{1,5}"));

    /** @param project pays where the file names no other; null where the table, which names it, is missing */
    static WarehouseEntry read(Section section, Path folder, @Nullable String project) {
        String jobProject = section.optional("jobProject", Credentials.PROJECT);
        long bytes = section.value("maximumBytesBilled", ScalarForm.SIZE, 20_000_000_000L);
        Credentials credentials = Credentials.read(section, folder);
        String endpoint = section.optional("endpoint", ENDPOINT);
        Duration timeLimit = section.value("timeLimit", ScalarForm.DURATION, Duration.ofMinutes(30));
        if (bytes == 0) {
            section.problem("maximumBytesBilled", "a size above 0", "0", "name the most that one query may read");
        }
        return new WarehouseEntry(
                section.path(),
                jobProject == null ? String.valueOf(project) : jobProject,
                Math.max(1, bytes),
                credentials,
                endpoint == null ? null : URI.create(endpoint),
                timeLimit);
    }
}
