package io.perdollar.ingest.requests.scan;

import io.perdollar.ingest.requests.format.Mismatch;

/** Takes what a scanner reads. */
abstract class LineSink {

    /** A line that matched. */
    abstract void line(byte[] b, Line line);

    /** A line that did not: {@code [from, to)} without its line end. */
    abstract void reject(byte[] b, int from, int to, Mismatch mismatch);
}
