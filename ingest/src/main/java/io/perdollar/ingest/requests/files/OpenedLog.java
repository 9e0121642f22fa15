package io.perdollar.ingest.requests.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A log file opened for reading, plain or gzip as its first bytes say.
 *
 * @param source its unpacked bytes
 * @param end of what may be read: of a plain file its size when it was opened, so that a growing file has an end
 * @param packed whether it is gzip
 */
public record OpenedLog(ByteSource source, long end, boolean packed) implements AutoCloseable {

    /** Packings that are not read, by the first characters of a file. */
    private static final Map<String, String> OTHER_PACKINGS = Map.of(
            "(\u00B5/\u00FD", "zstd",
            "BZh", "bzip2",
            "\u00FD7zXZ", "xz",
            "PK\u0003\u0004", "zip");

    /**
     * Opens a file.
     *
     * @throws IOException if it cannot be read; the message says what to do where a person can
     */
    public static OpenedLog open(Path file, DecompressionLimit limit) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("expected a log file, got a folder");
        }
        PlainSource plain = new PlainSource(file);
        try {
            long size = plain.size();
            byte[] first = new byte[8];
            int length = size == 0 ? 0 : Math.max(0, plain.read(0, first, 0, first.length));
            String start = new String(first, 0, length, StandardCharsets.ISO_8859_1);
            for (Map.Entry<String, String> packing : OTHER_PACKINGS.entrySet()) {
                if (start.startsWith(packing.getKey())) {
                    throw new IOException("expected plain text or gzip, got " + packing.getValue()
                            + "; unpack it or let logrotate pack with gzip");
                }
            }
            boolean gzip = length >= 2 && first[0] == 0x1F && first[1] == (byte) 0x8B;
            if (!gzip) {
                return new OpenedLog(plain, size, false);
            }
        } catch (IOException e) {
            plain.close();
            throw e;
        }
        plain.close();
        return new OpenedLog(new GzipSource(file, limit), Long.MAX_VALUE, true);
    }

    /** How much of the file as it lies on disk was read, when its content was read up to a place. */
    public long bytesOnDisk(long position) {
        return source instanceof GzipSource gzip ? gzip.packedBytes() : position;
    }

    /** What is wrong with the file, as far as it was read. */
    public Optional<String> defect() {
        return source instanceof GzipSource gzip ? Optional.ofNullable(gzip.defect()) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
