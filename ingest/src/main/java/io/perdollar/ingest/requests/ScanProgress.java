package io.perdollar.ingest.requests;

/** Hears how far a scan is; called from several threads, one at a time. */
@FunctionalInterface
public interface ScanProgress {

    /** Nobody listens. */
    ScanProgress NONE = (bytes, total, lines) -> {};

    /**
     * Something was read.
     *
     * @param bytes read so far, as they lie on disk
     * @param total to read in all
     * @param lines read so far
     */
    void advanced(long bytes, long total, long lines);
}
