package io.perdollar.ingest.requests.files;

import java.util.List;

/**
 * What a pattern found.
 *
 * @param notes about folders that could not be listed
 */
public record FoundFiles(List<StreamFiles> streams, List<String> notes) {
    public FoundFiles {
        streams = List.copyOf(streams);
        notes = List.copyOf(notes);
    }
}
