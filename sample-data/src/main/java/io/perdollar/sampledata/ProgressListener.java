package io.perdollar.sampledata;

/** Hears how far the generator is; called from several threads, one call at a time. */
@FunctionalInterface
public interface ProgressListener {
    /** Hears nothing. */
    ProgressListener SILENT = (bytes, done, total) -> {};

    /**
     * One more file is finished.
     *
     * @param bytes uncompressed bytes written so far
     * @param done files finished
     * @param total files to write
     */
    void advanced(long bytes, int done, int total);
}
