package io.perdollar.ingest.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.perdollar.analysis.activity.ActivityTimeline;
import io.perdollar.analysis.activity.DayActivity;
import io.perdollar.analysis.activity.Endpoint;
import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.analysis.activity.Gap;
import io.perdollar.analysis.activity.HourActivity;
import io.perdollar.analysis.measure.Subject;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import io.perdollar.analysis.time.Micros;
import io.perdollar.ingest.requests.files.DecompressionLimit;
import io.perdollar.ingest.requests.files.FilePattern;
import io.perdollar.ingest.requests.format.LogFormat;
import io.perdollar.ingest.requests.scan.InstanceMapping;
import io.perdollar.ingest.requests.scan.LineCounts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Logs that others made; the figures are those of the README beside them, counted independently. */
class RealLogsTest {

    private static final Path FOLDER = Path.of(System.getProperty("perdollar.real", "../../shared/real"));

    private static ContentRead scan(String file, String format, TokenFields tokens, EndpointRules rules) {
        Path path = FOLDER.resolve(file);
        assumeTrue(Files.exists(path), () -> "no real logs at " + path.toAbsolutePath() + ": set -Dperdollar.real");
        RequestSource source = new RequestSource(
                "real",
                FilePattern.parse(path.toAbsolutePath().normalize().toString()),
                FOLDER,
                LogFormat.parse(format),
                tokens,
                new InstanceMapping.Fixed(Subject.instance("web")),
                false,
                true);
        SourceScan scan = new RequestScanner(2, DecompressionLimit.USUAL, 300_000)
                .scan(source, KnownContents.NONE, ScanWindow.ALL, rules, ScanProgress.NONE);
        return scan.streams().get(0).contents().get(0);
    }

    private static List<HourActivity> busyHours(ContentRead read) {
        return read.subjects().get(0).days().stream()
                .map(DayActivity::hours)
                .flatMap(List::stream)
                .filter(hour -> hour.requests() > 0)
                .toList();
    }

    @Test
    void readsTheWebSiteOfElastic() {
        EndpointRules rules = new EndpointRules(List.of(Endpoint.parse("GET /blog/**")), List.of());
        ContentRead read = scan("elastic-apache/access.log", "combined", TokenFields.NONE, rules);

        LineCounts counts = read.counts();
        assertEquals(10_000, counts.lines());
        assertEquals(1, counts.rejectedLines());
        assertEquals(8_899, read.rejected().get(0).lineNumber());
        assertEquals("\"\"\" after $http_user_agent", read.rejected().get(0).expected());
        assertEquals(1_897, counts.served());
        assertEquals(19, counts.failed());

        List<HourActivity> hours = busyHours(read);
        assertEquals(84, hours.size());
        assertEquals(55, hours.stream().mapToLong(HourActivity::requests).max().orElse(0));

        Interval span = Interval.of(Instant.parse("2015-05-17T10:05:03Z"), Instant.parse("2015-05-20T21:05:59Z"));
        List<Gap> gaps =
                ActivityTimeline.of(read.subjects().get(0).days()).busy().gaps(Intervals.of(span));
        List<Long> lengths = gaps.stream()
                .map(gap -> gap.length())
                .filter(length -> length >= Micros.MINUTE)
                .toList();
        assertEquals(83, lengths.size());
        assertEquals(3_592, lengths.stream().mapToLong(Long::longValue).max().orElse(0) / Micros.SECOND);
        long longGaps = lengths.stream()
                .filter(length -> length > 300 * Micros.SECOND)
                .mapToLong(Long::longValue)
                .sum();
        assertEquals(294_458, longGaps / Micros.SECOND);
        long avoidable = lengths.stream()
                .filter(length -> length > 300 * Micros.SECOND)
                .mapToLong(length -> length - 480 * Micros.SECOND)
                .sum();
        assertEquals(254_618, avoidable / Micros.SECOND);
        assertEquals(span.from(), read.subjects().get(0).days().get(0).busy().from(0));
    }

    @Test
    void readsTheConversationTraceOfAzure() {
        String format = """
                log_format llm '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent $request_time $msec '
                               '$upstream_http_x_prompt_tokens $upstream_http_x_completion_tokens';
                """;
        TokenFields tokens =
                new TokenFields("upstream_http_x_prompt_tokens", "upstream_http_x_completion_tokens", null);
        ContentRead read = scan("azure-llm-2023/access.log.gz", format, tokens, EndpointRules.DEFAULT);

        assertEquals(19_366, read.counts().served());
        assertEquals(19_366, read.counts().lines());
        assertEquals(new Interval(1_700_158_546_681_000L, 1_700_162_048_403_000L), read.lines());
        DayActivity day = read.subjects().get(0).days().get(0);
        assertEquals(15_606, day.hour(18).served());
        assertEquals(3_760, day.hour(19).served());
        assertEquals(Long.valueOf(22_361_870), day.total().tokensIn());
        assertEquals(Long.valueOf(4_088_665), day.total().tokensOut());
        assertEquals(1, day.busy().size());
        assertEquals(3_501_722_000L, day.busy().to(0) - day.busy().from(0));
    }
}
