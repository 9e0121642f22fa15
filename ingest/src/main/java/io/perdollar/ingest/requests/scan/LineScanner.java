package io.perdollar.ingest.requests.scan;

/** Reads lines of one format. Has no state: what changes is in {@link Line} and in the sink. */
abstract class LineScanner {

    /**
     * Reads all lines of {@code [from, to)}; the last byte is a line feed, and {@link Swar#SLACK} bytes more can be read.
     */
    abstract void scan(byte[] b, int from, int to, Line line, LineSink sink);
}
