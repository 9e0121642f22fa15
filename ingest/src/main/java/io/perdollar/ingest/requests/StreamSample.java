package io.perdollar.ingest.requests;

import io.perdollar.analysis.measure.Subject;
import io.perdollar.ingest.requests.files.Placeholder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A look into the newest files of one stream; into several as long as no request was seen.
 *
 * @param stream its name within the source, as {@link StreamScan#stream}
 * @param placeholders what the path tells
 * @param fileCount files of the stream; 0 where only a marker was found
 * @param file the newest that has a line; null if none has
 * @param folder of the newest file; null without a file
 * @param collected instants of {@code .collected} markers, rising
 * @param looked lines that were looked at
 * @param parsed of these, lines that match the format
 * @param requests lines on inference endpoints by method and path, as a configuration names them
 * @param unrecognised unrecognised lines, likewise
 * @param ignored ignored lines, likewise
 * @param subjects whom the lines, the path or the configuration name
 * @param unmapped values of the field that names the VM, for which the mapping has nobody, and their lines
 */
public record StreamSample(
        String stream,
        Map<Placeholder, String> placeholders,
        int fileCount,
        @Nullable Path file,
        @Nullable Path folder,
        List<Instant> collected,
        int looked,
        int parsed,
        Map<String, Integer> requests,
        Map<String, Integer> unrecognised,
        Map<String, Integer> ignored,
        Set<Subject> subjects,
        Map<String, Integer> unmapped) {
    public StreamSample {
        placeholders = Map.copyOf(placeholders);
        collected = List.copyOf(collected);
        requests = Map.copyOf(requests);
        unrecognised = Map.copyOf(unrecognised);
        ignored = Map.copyOf(ignored);
        subjects = Set.copyOf(subjects);
        unmapped = Map.copyOf(unmapped);
    }
}
