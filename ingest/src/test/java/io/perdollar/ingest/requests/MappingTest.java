package io.perdollar.ingest.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.activity.DayActivity;
import io.perdollar.analysis.activity.HourActivity;
import io.perdollar.analysis.measure.Subject;
import io.perdollar.analysis.measure.Subject.Kind;
import io.perdollar.analysis.time.Micros;
import io.perdollar.ingest.requests.scan.InstanceMapping;
import io.perdollar.ingest.requests.scan.LineCounts;
import io.perdollar.ingest.requests.scan.UnmappedLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a line finds its VM. */
class MappingTest {

    private static final Subject FIRST = Subject.instance("llm-1");
    private static final Subject SECOND = Subject.instance("llm-2");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static String line(String upstream, String path, int status) {
        return "1793494800.000 2.000 " + status + " \"POST " + path + " HTTP/1.1\" " + upstream + " 10\n";
    }

    private LogFolder gateway() {
        LogFolder logs = new LogFolder(folder);
        logs.pattern = "gateway/access.log*";
        logs.format = "$msec $request_time $status \"$request\" $upstream_addr $body_bytes_sent";
        logs.mapping = new InstanceMapping.ByField(
                "upstream_addr", Map.of("10.0.0.5:8000", FIRST, "10.0.0.6", SECOND, "fd00::7", SECOND));
        return logs;
    }

    private static SubjectActivity of(ContentRead read, Subject subject) {
        return read.subjects().stream()
                .filter(activity -> activity.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void oneFileSpeaksOfManyVmsAndTheLastOfAListServed() throws IOException {
        LogFolder logs = gateway();
        logs.write(
                "gateway/access.log",
                line("10.0.0.5:8000", "/generate", 200)
                        + line("10.0.0.5:8000, 10.0.0.6:8000", "/generate", 200)
                        + line("10.0.0.5:8000 : [fd00::7]:8000", "/generate", 502)
                        + line("10.0.0.5:8000", "/score", 200)
                        + line("10.9.9.9:8000", "/generate", 200)
                        + line("10.9.9.9:8000, 10.0.0.6:8000", "/generate", 200)
                        + line("-", "/generate", 503));

        ContentRead read = logs.scan().streams().get(0).contents().get(0);

        SubjectActivity first = of(read, FIRST);
        HourActivity firstTotal = first.days().get(0).total();
        assertEquals(2, first.lines());
        assertEquals(1, firstTotal.served());
        assertEquals(1, firstTotal.unrecognised());
        HourActivity second = of(read, SECOND).days().get(0).total();
        assertEquals(2, second.served());
        assertEquals(1, second.failed());
        assertEquals(List.of(new UnmappedLines("10.9.9.9:8000", 2, 2), new UnmappedLines("", 1, 1)), read.unmapped());
        assertEquals(List.of(new UnrecognisedPath(FIRST, "POST /score", 1)), read.unrecognised());
        assertEquals(Micros.instant(1_793_494_800_000_000L), first.lastNamed());
    }

    @Test
    void aVmThatWasTriedInVainWasBusyAndServedNothing() throws IOException {
        LogFolder logs = gateway();
        logs.write("gateway/access.log", line("10.0.0.5:8000, 10.0.0.6:8000", "/generate", 200));

        SubjectActivity tried = of(logs.scan().streams().get(0).contents().get(0), FIRST);

        DayActivity day = tried.days().get(0);
        assertEquals(0, tried.lines());
        assertEquals(HourActivity.NONE, day.total());
        assertEquals(1, day.busy().size());
        assertEquals(2 * Micros.SECOND, day.busy().to(0) - day.busy().from(0));
    }

    @Test
    void pathsNameProjectZoneAndInstance() throws IOException {
        LogFolder logs = new LogFolder(folder);
        logs.pattern = "{project}/{zone}/{instance}/access.log*";
        logs.write("p/us-central1-a/llm-1/access.log", LogFolder.line(0));
        logs.write("p/us-central1-b/llm-1/access.log", LogFolder.line(0));

        SourceScan scan = logs.scan();

        assertEquals(
                List.of("project=p,zone=us-central1-a,instance=llm-1", "project=p,zone=us-central1-b,instance=llm-1"),
                scan.streams().stream().map(StreamScan::stream).toList());
        assertEquals(
                new Subject(Kind.INSTANCE_NAME, "llm-1", "p", "us-central1-a"),
                scan.streams().get(0).contents().get(0).subjects().get(0).subject());
    }

    @Test
    void aPathWithoutAPlaceholderIsRefusedWithTheRemedy() {
        LogFolder logs = new LogFolder(folder);
        logs.pattern = "logs/access.log*";

        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, logs::source);

        assertTrue(String.valueOf(refusal.getMessage())
                .startsWith("requests.llm.files: expected {instance}, {instanceId} or {service} in the path"));
    }

    @Test
    void jsonLinesOfAnyOrderAreReadByTheirKeys() throws IOException {
        LogFolder logs = new LogFolder(folder);
        logs.format = "json time=ts request=http.request status=http.status request_time=took";
        logs.tokens = new TokenFields("usage.in", "out", null);
        logs.write("vm/access.log.1", """
                {"ts":"2026-11-01T01:00:00Z","http":{"request":"POST /generate HTTP/1.1","status":200},"took":1.5,"usage":{"in":7},"out":"9"}
                { "out" : 1, "nested" : [1, {"a":"}"}], "took": 5e-05, "http": {"status":"503", "request":"POST /v1\\/completions HTTP/1.1"}, "ts": 1793494800123 }
                {"ts":null,"http":{"request":"POST /generate HTTP/1.1","status":200}}
                {"ts":"2026-11-01T01:00:00Z","http":{"request":"POST /generate HTTP/1.1","status":200}
                not json
                {"ts":"2026-11-01T01:00:00Z","http":{"request":"GET / HTTP/1.1","status":2000}}
                """);

        ContentRead read = logs.scan().streams().get(0).contents().get(0);

        LineCounts counts = read.counts();
        assertEquals(1, counts.served());
        assertEquals(1, counts.failed());
        assertEquals(4, counts.rejectedLines());
        assertEquals(
                List.of("MISSING", "JSON", "JSON", "STATUS"),
                read.rejected().stream().map(line -> line.reason().name()).toList());
        HourActivity total = read.subjects().get(0).days().get(0).total();
        assertEquals(Long.valueOf(7), total.tokensIn());
        assertEquals(Long.valueOf(10), total.tokensOut());
    }

    @Test
    void sampleShowsOneLineAndWhichPresetWouldMatch() throws IOException {
        LogFolder logs = new LogFolder(folder);
        logs.format = "combined";
        String timed =
                "10.0.0.1 - - [01/Nov/2026:00:00:00 +0000] \"POST /generate HTTP/1.1\" 200 5 \"-\" \"curl\" 1.250\n";
        logs.write("vm/access.log", timed.repeat(3));

        SourceSample wrong = SourceSampler.sample(logs.source(), logs.rules);

        assertEquals(3, wrong.rejected());
        assertEquals(
                "column 85: expected the end of the line, the format has no more fields, got \" 1.250\"",
                wrong.departure() == null ? "" : wrong.departure().words());
        assertEquals(1, wrong.matchingFormats().size());
        assertTrue(wrong.matchingFormats().get(0).endsWith("\"$http_user_agent\" $request_time"));

        logs.format = wrong.matchingFormats().get(0);
        SourceSample right = SourceSampler.sample(logs.source(), logs.rules);

        assertEquals(0, right.rejected());
        assertEquals(
                "{remote_addr=10.0.0.1, remote_user=-, time_local=01/Nov/2026:00:00:00 +0000,"
                        + " request=POST /generate HTTP/1.1, status=200, body_bytes_sent=5, http_referer=-, http_user_agent=curl,"
                        + " request_time=1.250}",
                String.valueOf(right.parsed() == null ? null : right.parsed().values()));
    }
}
