package io.perdollar.ingest.requests;

/** Adds up what all workers read, and tells it on. */
final class ProgressCount {

    private final ScanProgress listener;
    private long total;
    private long bytes;
    private long lines;

    ProgressCount(ScanProgress listener) {
        this.listener = listener;
    }

    synchronized void expect(long moreBytes) {
        total += moreBytes;
    }

    private synchronized void advanced(long moreBytes, long moreLines) {
        bytes += moreBytes;
        lines += moreLines;
        listener.advanced(bytes, total, lines);
    }

    /**
     * What one worker reads in one go.
     *
     * @param size in bytes on disk, as it was expected
     */
    Share share(long size) {
        return new Share(size);
    }

    /** How far one worker is with what it reads; of one thread. */
    final class Share {
        private final long size;
        private long read;
        private long scanned;

        private Share(long size) {
            this.size = size;
        }

        /** So many bytes and lines were read of it in all; a line that reaches beyond it, or a file that grew, adds none. */
        void at(long bytesRead, long linesRead) {
            long more = Math.min(bytesRead, size) - read;
            long moreLines = linesRead - scanned;
            if (more > 0 || moreLines > 0) {
                read += Math.max(0, more);
                scanned = linesRead;
                advanced(Math.max(0, more), moreLines);
            }
        }
    }
}
