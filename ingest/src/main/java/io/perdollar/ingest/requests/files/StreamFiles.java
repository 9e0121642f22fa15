package io.perdollar.ingest.requests.files;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The files of one stream.
 *
 * @param placeholders what the path tells
 * @param files oldest first; may be empty where only a marker was found
 * @param collected instants of {@code .collected} markers, rising
 * @param notes what a person should know: links out of the base folder, a marker's bad lines, folders in place of files
 */
public record StreamFiles(
        Map<Placeholder, String> placeholders, List<LogFile> files, List<Instant> collected, List<String> notes) {
    public StreamFiles {
        Map<Placeholder, String> copy = new EnumMap<>(Placeholder.class);
        copy.putAll(placeholders);
        placeholders = Collections.unmodifiableMap(copy);
        files = List.copyOf(files);
        collected = List.copyOf(collected);
        notes = List.copyOf(notes);
    }
}
