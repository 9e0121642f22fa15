package io.perdollar.jobs.doctor;

import io.perdollar.ingest.requests.RequestSource;
import io.perdollar.ingest.requests.StreamSample;
import java.util.List;

/**
 * A log source whose lines can be read, and a look into each of its streams.
 *
 * @param key of its entry in the configuration, e.g. {@code requests[0]}
 */
record LookedAt(String key, RequestSource source, List<StreamSample> streams) {
    LookedAt {
        streams = List.copyOf(streams);
    }

    /** How messages call it. */
    String name() {
        return "requests." + source.name();
    }
}
