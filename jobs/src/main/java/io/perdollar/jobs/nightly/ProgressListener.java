package io.perdollar.jobs.nightly;

/** Hears how far a long run is. */
public interface ProgressListener {
    /** Hears nothing. */
    ProgressListener SILENT = new ProgressListener() {
        @Override
        public void step(String name) {}

        @Override
        public void advanced(long done, long total) {}
    };

    /**
     * A part of the work begins; the one before it is done.
     *
     * @param name for people, e.g. {@code reading the bill}
     */
    void step(String name);

    /**
     * The part that is under way advanced.
     *
     * @param done bytes or items, whatever the part counts
     * @param total of the same, never less than {@code done}
     */
    void advanced(long done, long total);

    /**
     * The logs that are under way were read further.
     *
     * @param bytes so far
     * @param totalBytes never less than {@code bytes}
     * @param lines so far
     */
    default void read(long bytes, long totalBytes, long lines) {
        advanced(bytes, totalBytes);
    }
}
