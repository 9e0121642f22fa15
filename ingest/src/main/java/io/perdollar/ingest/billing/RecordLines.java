package io.perdollar.ingest.billing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A plain or gzip file of JSON lines, read again to find rows by their number. Bytes are read as they are: DuckDB would stop at
 * text that is no UTF-8, and at large lines for want of memory. A blank line is a line and no record.
 */
final class RecordLines implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final byte[] chunk = new byte[CHUNK];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int at;
    private int end;
    private long lineNumber;
    private long records;

    RecordLines(Path file, Compression compression) throws IOException {
        InputStream plain = new BufferedInputStream(Files.newInputStream(file), CHUNK);
        in = compression == Compression.GZIP ? new GZIPInputStream(plain, CHUNK) : plain;
    }

    /**
     * Goes on to a record.
     *
     * @param record its number, from 1; not before the one that was found last
     * @return its bytes
     */
    byte[] find(long record) throws IOException {
        while (records < record) {
            if (!readLine()) {
                throw new IOException("expected " + record + " rows as before, got " + records);
            }
            lineNumber++;
            records += isBlank() ? 0 : 1;
        }
        return line.toByteArray();
    }

    /** The line of the record that was found last, from 1. */
    long lineNumber() {
        return lineNumber;
    }

    private boolean readLine() throws IOException {
        line.reset();
        boolean any = false;
        while (at < end || fill()) {
            any = true;
            int from = at;
            while (at < end && chunk[at] != '\n') {
                at++;
            }
            line.write(chunk, from, at - from);
            if (at < end) {
                at++;
                return true;
            }
        }
        return any;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(chunk));
        return end > 0;
    }

    private boolean isBlank() {
        return line.size() < CHUNK && line.toString(StandardCharsets.ISO_8859_1).matches("[ \t\r]*");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
