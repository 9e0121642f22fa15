package io.perdollar.ingest.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.analysis.measure.Subject;
import io.perdollar.ingest.requests.files.FilePattern;
import io.perdollar.ingest.requests.format.LogFormat;
import io.perdollar.ingest.requests.scan.InstanceMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamSamplerTest {
    private static final String CHECK = "10.0.0.5:8000 [15/Nov/2026:10:00:00 +0000] \"GET /health HTTP/1.1\" 200\n";
    private static final String REQUEST =
            "10.0.0.5:8000, 10.0.0.6:8000 [15/Nov/2026:10:00:00 +0000] \"POST /generate HTTP/1.1\" 200\n";

    @TempDir
    Path folder;

    private List<StreamSample> sample(InstanceMapping mapping) {
        RequestSource source = new RequestSource(
                "llm",
                FilePattern.parse("{instance}/access.log*"),
                folder,
                LogFormat.parse("$upstream_addr [$time_local] \"$request\" $status"),
                new TokenFields(null, null, null),
                mapping,
                false,
                true);
        return StreamSampler.sample(source, EndpointRules.DEFAULT);
    }

    private void write(String name, String text, Instant modified) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    @Test
    void looksIntoOlderFilesUntilItSeesARequest() throws IOException {
        write("llm-1/access.log.2", REQUEST.repeat(5), Instant.parse("2026-11-13T00:00:00Z"));
        write("llm-1/access.log.1", REQUEST.repeat(3), Instant.parse("2026-11-14T00:00:00Z"));
        write("llm-1/access.log", CHECK.repeat(2), Instant.parse("2026-11-15T00:00:00Z"));
        StreamSample sample = sample(new InstanceMapping.ByPath()).get(0);
        assertEquals("instance=llm-1", sample.stream());
        assertEquals(folder.resolve("llm-1/access.log"), sample.file());
        assertEquals(3, sample.fileCount());
        assertEquals(5, sample.looked());
        assertEquals(5, sample.parsed());
        assertEquals(Map.of("POST /generate", 3), sample.requests());
        assertEquals(Map.of("GET /health", 2), sample.ignored());
        assertEquals(Set.of(Subject.instance("llm-1")), sample.subjects());
    }

    @Test
    void seesRequestsDeepInALongFileWithoutReadingItAll() throws IOException {
        write("llm-1/access.log", CHECK.repeat(10_000) + REQUEST.repeat(10_000), Instant.parse("2026-11-15T00:00:00Z"));
        StreamSample sample = sample(new InstanceMapping.ByPath()).get(0);
        assertTrue(sample.requests().getOrDefault("POST /generate", 0) > 100, sample::toString);
        assertTrue(sample.looked() <= 1_000, sample::toString);
        assertEquals(sample.looked(), sample.parsed());
    }

    @Test
    void tellsTheNamesThatNobodyHas() throws IOException {
        write("gateway/access.log", REQUEST.repeat(2), Instant.parse("2026-11-15T00:00:00Z"));
        StreamSample sample = sample(
                        new InstanceMapping.ByField("upstream_addr", Map.of("10.0.0.6", Subject.instance("llm-6"))))
                .get(0);
        assertEquals(Set.of(Subject.instance("llm-6")), sample.subjects());
        assertEquals(Map.of("10.0.0.5:8000", 2), sample.unmapped());
    }

    @Test
    void aFolderWithNothingButAMarkerIsAStream() throws IOException {
        write("llm-1/.collected", "2026-11-15T04:00:00Z\n", Instant.parse("2026-11-15T00:00:00Z"));
        StreamSample sample = sample(new InstanceMapping.ByPath()).get(0);
        assertEquals(0, sample.fileCount());
        assertEquals(List.of(Instant.parse("2026-11-15T04:00:00Z")), sample.collected());
    }
}
