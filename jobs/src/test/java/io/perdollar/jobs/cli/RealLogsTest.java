package io.perdollar.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.perdollar.analysis.activity.ActivityTimeline;
import io.perdollar.analysis.activity.Gap;
import io.perdollar.analysis.measure.StreamEvidence;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import io.perdollar.analysis.time.Micros;
import io.perdollar.jobs.ledger.Ledger;
import io.perdollar.sampledata.ExportFor;
import io.perdollar.sampledata.fleet.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job on real logs by others, with an export for the same hours. Figures are those of the README beside the logs, counted
 * there independently; the folder is named by {@code -Dperdollar.real=FOLDER}.
 */
class RealLogsTest {
    private static final Path REAL = Path.of(System.getProperty(
            "perdollar.real",
            Path.of("..", "..", "shared", "real").toAbsolutePath().normalize().toString()));

    @TempDir
    Path folder;

    @BeforeAll
    static void haveTheLogs() {
        assumeTrue(Files.isDirectory(REAL), () -> "skipped: no folder " + REAL + " (-Dperdollar.real=FOLDER names it)");
    }

    @Test
    void elasticApache() throws IOException {
        Path config = configuration("""
                requests:
                  - name: blog
                    files: %s
                    format: combined
                    instance: blog-1
                endpoints: { inference: [ "GET /blog/**" ] }
                """.formatted(REAL.resolve("elastic-apache/access.log")));
        ExportFor.vm("blog-1", Machine.N1_T4)
                .running(Instant.parse("2015-05-17T10:00:00Z"), Instant.parse("2015-05-20T22:00:00Z"))
                .write(folder.resolve("billing.json.gz"));
        Map<String, Object> summary = nightly(config, "2015-05-20", "2015-05-21T06:00:00Z");

        assertEquals(10_000, quality(summary).get("logLines"));
        assertEquals(1, quality(summary).get("rejected"));
        Map<?, ?> vm = resource(summary);
        assertEquals(1_897, vm.get("served"));
        assertEquals(19, vm.get("failed"));
        assertEquals(1_916, quality(summary).get("requests"));
        assertEquals(254_618, vm.get("avoidableIdleSeconds"));

        Interval span = Interval.of(Instant.parse("2015-05-17T10:05:03Z"), Instant.parse("2015-05-20T21:05:59Z"));
        ActivityTimeline timeline = timeline(config, LocalDate.of(2015, 5, 17), LocalDate.of(2015, 5, 20));
        assertEquals(span, span(timeline));
        List<Gap> gaps = timeline.gaps(Intervals.of(span));
        assertEquals(83, gaps.size());
        assertEquals(
                3_592 * Micros.SECOND,
                gaps.stream().mapToLong(Gap::length).max().orElse(0));
        assertEquals(
                294_458 * Micros.SECOND,
                gaps.stream()
                        .mapToLong(Gap::length)
                        .filter(length -> length > 300 * Micros.SECOND)
                        .sum());
        long[] requests = hours(timeline, span);
        assertEquals(84, requests.length);
        assertEquals(84, Arrays.stream(requests).filter(count -> count > 0).count());
        assertEquals(55, Arrays.stream(requests).max().orElse(0));
    }

    @Test
    void azureLlm() throws IOException {
        Path config = configuration("""
                requests:
                  - name: llm
                    files: %s
                    instance: llm-1
                    tokens: { in: upstream_http_x_prompt_tokens, out: upstream_http_x_completion_tokens }
                    format: |
                      log_format llm '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent $request_time $msec '
                                     '$upstream_http_x_prompt_tokens $upstream_http_x_completion_tokens';
                """.formatted(REAL.resolve("azure-llm-2023/access.log.gz")));
        ExportFor.vm("llm-1", Machine.N1_T4)
                .running(Instant.parse("2023-11-16T18:00:00Z"), Instant.parse("2023-11-16T20:00:00Z"))
                .write(folder.resolve("billing.json.gz"));
        Map<String, Object> summary = nightly(config, "2023-11-16", "2023-11-17T06:00:00Z");

        Map<?, ?> vm = resource(summary);
        assertEquals(19_366, vm.get("served"));
        assertEquals(0, vm.get("failed"));
        assertEquals(22_361_870, vm.get("tokensIn"));
        assertEquals(4_088_665, vm.get("tokensOut"));
        ActivityTimeline timeline = timeline(config, LocalDate.of(2023, 11, 16), LocalDate.of(2023, 11, 16));
        assertEquals(
                Interval.of(Instant.ofEpochMilli(1_700_158_546_681L), Instant.ofEpochMilli(1_700_162_048_403L)),
                span(timeline));
        assertEquals(
                15_606,
                timeline.hour(Micros.of(Instant.parse("2023-11-16T18:00:00Z"))).served());
        assertEquals(
                3_760,
                timeline.hour(Micros.of(Instant.parse("2023-11-16T19:00:00Z"))).served());
    }

    /** From the first to the last request. */
    private static Interval span(ActivityTimeline timeline) {
        return new Interval(
                timeline.busy().from(0), timeline.busy().to(timeline.busy().size() - 1));
    }

    /** Requests of each clock hour that a span touches. */
    private static long[] hours(ActivityTimeline timeline, Interval span) {
        return LongStream.iterate(Micros.hourStart(span.from()), hour -> hour <= span.to(), hour -> hour + Micros.HOUR)
                .map(hour -> timeline.hour(hour).requests())
                .toArray();
    }

    private Path configuration(String requests) throws IOException {
        return Files.writeString(folder.resolve("real.yaml"), """
                report: { timeZone: UTC, currency: USD }
                prices: guide
                billing: [ { files: billing.json.gz } ]
                """ + requests);
    }

    private Map<String, Object> nightly(Path config, String date, String now) throws IOException {
        CommandRun perdollar = new CommandRun(Instant.parse(now));
        assertEquals(0, perdollar.run("nightly", "--config", config.toString(), "--date", date), perdollar.err());
        return TruthComparison.read(folder.resolve("reports").resolve(date).resolve("summary.json"));
    }

    private static Map<?, ?> quality(Map<String, Object> summary) {
        return (Map<?, ?>) Objects.requireNonNull(summary.get("dataQuality"));
    }

    private static Map<?, ?> resource(Map<String, Object> summary) {
        List<?> resources = (List<?>) Objects.requireNonNull(summary.get("resources"));
        assertEquals(1, resources.size());
        return (Map<?, ?>) resources.get(0);
    }

    private ActivityTimeline timeline(Path config, LocalDate from, LocalDate to) {
        try (Ledger ledger = Ledger.open(config.resolveSibling("ledger"), Instant.EPOCH)) {
            List<StreamEvidence> streams = ledger.evidence()
                    .evidence(from, to, ledger.evidence().generation(), Map.of("blog", true, "llm", true));
            assertEquals(1, streams.size());
            return ActivityTimeline.of(streams.get(0).days());
        }
    }
}
