package io.perdollar.ingest.requests.files;

import java.io.IOException;

/** Where a content's bytes come from. */
public interface ByteSource extends AutoCloseable {

    /**
     * Reads what stands at a place of the decompressed content.
     *
     * @param position of the first byte; sources that cannot seek are only asked for rising places without gaps
     * @return how many bytes, at least 1; -1 at the end
     */
    int read(long position, byte[] b, int from, int length) throws IOException;

    /** Whether the end that {@link #read} met is the content's own, and not where a damaged file breaks off. */
    default boolean endsWhole() {
        return true;
    }

    @Override
    void close() throws IOException;
}
