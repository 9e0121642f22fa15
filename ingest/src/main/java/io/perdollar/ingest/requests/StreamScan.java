package io.perdollar.ingest.requests;

import io.perdollar.ingest.requests.files.Placeholder;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a scan found in one stream.
 *
 * @param stream its name within the source, from the placeholders: {@code instance=llm-1}; {@code *} without any
 * @param placeholders what the path tells
 * @param files the listing, oldest first
 * @param contents newly read, in the order of the files
 * @param collected instants of {@code .collected} markers, rising
 * @param notes for people: what could not be read and what to do
 */
public record StreamScan(
        String stream,
        Map<Placeholder, String> placeholders,
        List<SeenFile> files,
        List<ContentRead> contents,
        List<Instant> collected,
        List<String> notes) {
    public StreamScan {
        files = List.copyOf(files);
        contents = List.copyOf(contents);
        collected = List.copyOf(collected);
        notes = List.copyOf(notes);
    }
}
