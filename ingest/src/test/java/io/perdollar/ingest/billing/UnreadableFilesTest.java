package io.perdollar.ingest.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.ingest.billing.BillingSourceException.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableFilesTest {
    private static final String ROW =
            ExportRows.gpuRow("chat-1", "2026-11-15 02", 3600, 0.35).toString();

    @TempDir
    Path directory;

    @Test
    void noFileMatches() throws IOException {
        assertRefused(Kind.NO_FILES, "missing.json", "missing.json", "got nothing there", "bq extract");
        assertRefused(Kind.NO_FILES, "billing/*.json.gz", "billing/*.json.gz", "got none");
        Files.createDirectories(directory.resolve("empty"));
        Files.writeString(directory.resolve("empty/.DS_Store"), "x");
        Files.writeString(directory.resolve("empty/_SUCCESS"), "");
        assertRefused(Kind.NO_FILES, "empty", "got none");
    }

    @Test
    void anotherJsonIsNoExport() throws IOException {
        Files.writeString(directory.resolve("other.json"), "{\"time\":1,\"request\":\"GET /\"}\n{\"status\":200}\n");
        assertRefused(
                Kind.NOT_AN_EXPORT,
                "other.json",
                "other.json is no billing export",
                "expected columns such as usage_start_time, cost, currency, sku, service",
                "got request, status, time");
    }

    @Test
    void aTextFileAmongExportsIsNoExport() throws IOException {
        Files.writeString(directory.resolve("a.json"), ROW);
        Files.writeString(directory.resolve("README.md"), "# What is here\n\nFiles.\n");
        assertRefused(
                Kind.NOT_AN_EXPORT, ".", "README.md is no billing export", "got no JSON object in its first lines");
    }

    @Test
    void anotherParquetIsNoExport() throws SQLException, IOException {
        execute("COPY (SELECT 1 AS a, 'x' AS b) TO '" + directory.resolve("other.parquet") + "' (FORMAT parquet)");
        assertRefused(Kind.NOT_AN_EXPORT, "other.parquet", "other.parquet is no billing export", "got a, b");
    }

    @Test
    void emptyFilesAreNoError() throws IOException {
        Files.writeString(directory.resolve("a.json"), "");
        Files.write(directory.resolve("b.json.gz"), gzip(""));
        try (ExportFiles source = open("*.json*")) {
            assertEquals(0, source.totalRows());
            assertEquals(List.of(), source.controls());
            assertEquals(List.of(), source.rejects());
            source.readDays(day -> true, day -> assertEquals(0, day.exportRows()));
        }
        Files.writeString(directory.resolve("c.json"), ROW);
        try (ExportFiles source = open("*.json*")) {
            assertEquals(1, source.totalRows());
        }
    }

    @Test
    void gzipThatEndsEarlyIsNamed() throws IOException {
        byte[] packed = gzip((ROW + "\n").repeat(500));
        Files.write(directory.resolve("whole.json.gz"), packed);
        for (int missing : new int[] {1, 8, 9, packed.length / 2}) {
            Files.write(directory.resolve("early.json.gz"), Arrays.copyOf(packed, packed.length - missing));
            assertRefused(Kind.UNREADABLE, "*.json.gz", "early.json.gz", "Unexpected end of GZIP stream");
        }
    }

    @Test
    void zstdThatEndsEarlyIsNamed() throws IOException, SQLException {
        Path source = Files.writeString(directory.resolve("source"), (ROW + "\n").repeat(3_000));
        execute("COPY (SELECT * FROM read_json('" + source
                + "', format = 'newline_delimited', columns = {cost: 'JSON'})) TO '"
                + directory.resolve("whole.json.zst") + "' (FORMAT json, COMPRESSION zstd)");
        byte[] packed = Files.readAllBytes(directory.resolve("whole.json.zst"));
        assertTrue(ZstdFrames.areWhole(directory.resolve("whole.json.zst")));
        Path early = directory.resolve("early.json.zst");
        for (int length = 4; length < packed.length; length += Math.max(1, packed.length / 50)) {
            Files.write(early, Arrays.copyOf(packed, length));
            assertFalse(ZstdFrames.areWhole(early), "cut at " + length + " of " + packed.length);
        }
        assertRefused(Kind.UNREADABLE, "*.zst", "early.json.zst", "ends early");
        Files.write(early, packed);
        try (OutputStream more = Files.newOutputStream(early, java.nio.file.StandardOpenOption.APPEND)) {
            more.write(packed);
            more.write(new byte[] {0x5a, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 9, 9});
        }
        assertTrue(ZstdFrames.areWhole(early), "two frames and a skippable one");
    }

    @Test
    void arrayThatEndsEarlyIsNamed() throws IOException {
        Files.writeString(directory.resolve("array.json"), "[" + ROW + "," + ROW.substring(0, 200));
        assertRefused(Kind.UNREADABLE, "array.json", "Malformed JSON", "array.json");
    }

    @Test
    void damagedParquetIsNamed() throws IOException {
        Files.writeString(directory.resolve("rows.parquet"), "PAR1 and then nothing more PAR1");
        assertRefused(Kind.UNREADABLE, "rows.parquet", "rows.parquet");
    }

    /** DuckDB names neither a file whose footer is damaged nor, of several, the one whose rows are. */
    @Test
    void theDamagedOneOfSeveralParquetFilesIsNamed() throws IOException, SQLException {
        Files.writeString(directory.resolve("source"), (ROW + "\n").repeat(300));
        for (String name : List.of("a.parquet", "b.parquet", "c.parquet")) {
            execute("COPY (SELECT * FROM read_json('" + directory.resolve("source") + "')) TO '"
                    + directory.resolve(name) + "' (FORMAT parquet, CODEC 'zstd')");
        }
        Path damaged = directory.resolve("b.parquet");
        byte[] whole = Files.readAllBytes(damaged);
        // Columns that nobody reads may be damaged unseen, so of the rows all are; then parts of the footer.
        int[][] spans = {
            {40, 65},
            {4, whole.length / 2},
            {whole.length - 40, whole.length - 15},
            {whole.length - 1_000, whole.length - 100}
        };
        for (int[] span : spans) {
            byte[] copy = whole.clone();
            Arrays.fill(copy, span[0], span[1], (byte) 0xA5);
            Files.write(damaged, copy);
            assertRefused(Kind.UNREADABLE, "*.parquet", "b.parquet", "expected a whole file");
        }
    }

    @Test
    void namesWithWildcardsAreReadAsNames() throws IOException {
        Path odd = Files.createDirectories(directory.resolve("it's [2026] *"));
        Files.writeString(odd.resolve("a?b*.json"), ROW);
        Files.writeString(odd.resolve("aXbY.json"), "another file");
        try (ExportFiles source = ExportFiles.open(new ExportOptions(odd, "a\\?b\\*.json", null, LabelKeys.DEFAULT))) {
            assertEquals(1, source.totalRows());
        }
    }

    private void assertRefused(Kind kind, String files, String... words) throws IOException {
        Path temporary = Files.createTempDirectory(directory.getParent(), "tmp");
        ExportOptions options = new ExportOptions(directory, files, null, LabelKeys.DEFAULT, 1, 128, temporary);
        BillingSourceException refusal = assertThrows(BillingSourceException.class, () -> ExportFiles.open(options));
        assertEquals(kind, refusal.kind());
        String message = Objects.requireNonNull(refusal.getMessage());
        for (String word : words) {
            assertTrue(message.contains(word), message);
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(0, left.count());
        }
        Files.delete(temporary);
    }

    private ExportFiles open(String files) {
        return ExportFiles.open(new ExportOptions(directory, files, null, LabelKeys.DEFAULT));
    }

    private static byte[] gzip(String text) throws IOException {
        var packed = new java.io.ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute(sql);
        }
    }
}
