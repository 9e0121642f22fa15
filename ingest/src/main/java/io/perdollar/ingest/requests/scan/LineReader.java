package io.perdollar.ingest.requests.scan;

/** Reads a line the quick way, as {@link ScannerCompiler} writes it for one format. Has no state. */
abstract class LineReader {

    /**
     * Reads the line that starts at {@code at}. A method of its own, called for each line, is compiled sooner by the JIT than
     * a loop.
     *
     * @return the start of the next line, or -1 if the line needs a thorough look
     */
    abstract int read(byte[] b, int at, Line line);
}
