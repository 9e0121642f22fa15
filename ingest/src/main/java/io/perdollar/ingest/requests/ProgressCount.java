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

    synchronized void advanced(long moreBytes, long moreLines) {
        bytes += moreBytes;
        lines += moreLines;
        listener.advanced(bytes, total, lines);
    }
}
