package io.perdollar.ingest.requests;

import java.util.List;

/** What the ledger knows of the contents of a source, stream by stream. */
@FunctionalInterface
public interface KnownContents {

    /** Nothing: a first run. */
    KnownContents NONE = stream -> List.of();

    /** The contents of a stream, named as {@link StreamScan#stream}. */
    List<KnownContent> of(String stream);
}
