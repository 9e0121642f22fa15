package io.perdollar.jobs.nightly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perdollar.ingest.requests.files.DecompressionLimit;
import io.perdollar.jobs.config.Configuration;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RequestSourcesTest {

    @Test
    void unpackingIsGivenUpWhereTheEntrySays() {
        assertEquals(DecompressionLimit.ofBytes(200_000_000_000L), limit("unpackedLimit: 200 GB"));
    }

    @Test
    void withoutAWordTheUsualLimitHolds() {
        assertEquals(DecompressionLimit.USUAL, limit("complete: false"));
    }

    private static DecompressionLimit limit(String line) {
        Configuration configuration = Configuration.parse(Path.of("perdollar.yaml"), """
                billing:
                  - files: billing/*.json
                requests:
                  - name: llm
                    files: logs/{instance}/access.log*
                    format: combined
                    %s
                """.formatted(line));
        return RequestSources.unpackedLimit(configuration.requests().get(0));
    }
}
