package io.perdollar.ingest.requests.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.perdollar.ingest.requests.format.LogFormat;
import io.perdollar.ingest.requests.format.WantedFields;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * What no output carries because quiet under a minute is joined: the gaps between neighbours, read from the scanner. The figure
 * is that of the README beside the log.
 */
class RealLogGapsTest {
    private static final Path LOG =
            Path.of(System.getProperty("perdollar.real", "../../shared/real")).resolve("azure-llm-2023/access.log.gz");

    @Test
    void findsTheLongestGapOfTheConversationTrace() throws IOException {
        assumeTrue(Files.exists(LOG), () -> "no real logs at " + LOG.toAbsolutePath() + ": set -Dperdollar.real");
        FormatScanner scanner = FormatScanner.compile(LogFormat.parse("""
                log_format llm '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent $request_time $msec '
                               '$upstream_http_x_prompt_tokens $upstream_http_x_completion_tokens';
                """), WantedFields.USUAL);
        byte[] text;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(LOG))) {
            text = in.readAllBytes();
        }
        long[] times = ScannedLines.of(scanner, text).lines.stream()
                .mapToLong(line -> line.orElseThrow().time())
                .sorted()
                .toArray();
        long longest = 0;
        for (int i = 1; i < times.length; i++) {
            longest = Math.max(longest, times[i] - times[i - 1]);
        }
        assertEquals(19_366, times.length);
        assertEquals(4_314_000, longest);
    }
}
