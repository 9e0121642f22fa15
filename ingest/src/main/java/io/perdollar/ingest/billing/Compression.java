package io.perdollar.ingest.billing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a file is packed, told by its first bytes: names lie. */
enum Compression {
    NONE("none"),
    GZIP("gzip"),
    ZSTD("zstd");

    private final String word;

    Compression(String word) {
        this.word = word;
    }

    /** DuckDB's word. */
    String word() {
        return word;
    }

    /** What the first bytes of a file tell. */
    static Compression of(Path file) throws IOException {
        byte[] head = head(file);
        if (head.length >= 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b) {
            return GZIP;
        }
        boolean zstd = head.length == 4
                && (head[0] & 0xff) == 0x28
                && (head[1] & 0xff) == 0xb5
                && (head[2] & 0xff) == 0x2f
                && (head[3] & 0xff) == 0xfd;
        return zstd ? ZSTD : NONE;
    }

    /** Whether the first bytes of a file are those of Parquet. */
    static boolean isParquet(Path file) throws IOException {
        byte[] head = head(file);
        return head.length == 4 && head[0] == 'P' && head[1] == 'A' && head[2] == 'R' && head[3] == '1';
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(4);
        }
    }
}
