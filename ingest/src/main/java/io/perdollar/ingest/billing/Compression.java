package io.perdollar.ingest.billing;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

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

    /**
     * The first character that is neither white space nor a byte order mark; a space where there is none.
     *
     * @param duckdb unpacks what Java cannot
     */
    char firstCharacter(Connection duckdb, Path file) throws IOException, SQLException {
        if (this == ZSTD) {
            return firstCharacter(new ByteArrayInputStream(firstLine(duckdb, file)));
        }
        try (InputStream in = Files.newInputStream(file);
                InputStream unpacked = this == GZIP ? new GZIPInputStream(in) : new BufferedInputStream(in)) {
            return firstCharacter(unpacked);
        } catch (EOFException | ZipException e) {
            return ' '; // The scan will say what is wrong with the file.
        }
    }

    /** Whether a gzip file cannot be unpacked to its end; others are not looked at. */
    boolean isDamaged(Path file) {
        if (this != GZIP) {
            return false;
        }
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.transferTo(OutputStream.nullOutputStream());
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static char firstCharacter(InputStream in) throws IOException {
        for (int read = in.read(); read >= 0; read = in.read()) {
            if (" \t\r\n\u00ef\u00bb\u00bf".indexOf(read) < 0) {
                return (char) read;
            }
        }
        return ' ';
    }

    private byte[] firstLine(Connection duckdb, Path file) throws SQLException {
        String sql = SqlText.of(
                "first-line.sql", Map.of("file", ExportFile.literal(file), "compression", SqlText.quote(word)));
        try (Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1).getBytes(StandardCharsets.ISO_8859_1) : new byte[0];
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(4);
        }
    }
}
