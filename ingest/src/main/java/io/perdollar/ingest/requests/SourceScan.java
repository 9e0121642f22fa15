package io.perdollar.ingest.requests;

import io.perdollar.ingest.requests.scan.LineCounts;
import java.util.List;

/**
 * What a scan found in one source.
 *
 * @param streams sorted by name
 * @param notes about folders that could not be listed
 */
public record SourceScan(RequestSource source, List<StreamScan> streams, List<String> notes) {
    public SourceScan {
        streams = List.copyOf(streams);
        notes = List.copyOf(notes);
    }

    /** All new lines together. */
    public LineCounts counts() {
        return streams.stream()
                .flatMap(stream -> stream.contents().stream())
                .map(ContentRead::counts)
                .reduce(LineCounts.NONE, LineCounts::plus);
    }
}
