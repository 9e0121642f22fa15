package io.perdollar.sampledata.text;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Opens files for writing; gzip is fast rather than small, and its header carries no time, so the same content gives the same bytes. */
public final class GzipFile {
    private static final int BUFFER = 1 << 16;

    private GzipFile() {}

    /** Opens a file, gzip-compressed where its name ends with {@code .gz}. */
    public static OutputStream create(Path file) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        return file.toString().endsWith(".gz") ? new FastGzip(out) : out;
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
