package io.perdollar.ingest.fuzz;

import io.perdollar.ingest.billing.BillingSourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Every row of a damaged Parquet export is accepted or counted as rejected, or the file is refused by name. */
class DamagedParquetTest {
    private static final int REPEATED = 40;
    private static final List<String> CODECS = List.of("uncompressed", "snappy", "gzip", "zstd");

    /** What a column may have become in a table of somebody's own; {@code %s} is its name. */
    private static final List<String> OTHER_TYPES = List.of(
            "CAST(%1$s AS VARCHAR)",
            "NULL::INTEGER",
            "42",
            "-1.5::DOUBLE",
            "'NaN'::DOUBLE",
            "'-infinity'::TIMESTAMP",
            "TRUE",
            "[%1$s]",
            "{inside: %1$s}",
            "MAP {'key': CAST(%1$s AS VARCHAR)}",
            "DATE '2026-11-15'",
            "'\\xFF\\x00'::BLOB",
            "repeat('x', 100000)",
            "'''; DROP TABLE export_row; --'");

    private static Path folder = Path.of("");
    private static final List<byte[]> WHOLE = new ArrayList<>();
    private static final List<String> COLUMNS = new ArrayList<>();

    @BeforeContainer
    static void writeWholeOnes() throws IOException, SQLException {
        folder = Files.createTempDirectory("perdollar-parquet-");
        Path lines = folder.resolve("rows.json");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < REPEATED; i++) {
            for (byte[] file : Corpus.of("billing")) {
                text.append(new String(file, StandardCharsets.UTF_8).strip()).append('\n');
            }
        }
        Files.writeString(lines, text);
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("CREATE TABLE export AS SELECT * FROM read_json('" + lines
                    + "', format = 'newline_delimited', sample_size = -1)");
            for (String codec : CODECS) {
                Path file = folder.resolve(codec);
                statement.execute("COPY export TO '" + file + "' (FORMAT parquet, CODEC '" + codec + "')");
                WHOLE.add(Files.readAllBytes(file));
            }
            try (ResultSet columns = statement.executeQuery("SELECT column_name FROM (DESCRIBE export)")) {
                while (columns.next()) {
                    COLUMNS.add(columns.getString(1));
                }
            }
        }
    }

    @AfterContainer
    static void remove() throws IOException {
        for (String name : List.of("rows.json", "uncompressed", "snappy", "gzip", "zstd")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void readsOrRefusesADamagedFile(@ForAll Random random) throws IOException {
        byte[] whole = WHOLE.get(random.nextInt(WHOLE.size()));
        Path file = folder.resolve("export.parquet");
        try {
            Files.write(file, new Damage(random).of(whole));
            CountedRows.read(file);
        } catch (BillingSourceException expected) {
            Refusals.check(expected, "export.parquet");
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Columns that are missing, of another type, or nested otherwise. */
    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void readsOrRefusesAFileOfAnotherShape(@ForAll Random random) throws IOException, SQLException {
        List<String> columns = new ArrayList<>();
        int changed = 1 + random.nextInt(4);
        for (String name : COLUMNS) {
            if (random.nextInt(COLUMNS.size()) >= changed) {
                columns.add(name);
            } else if (random.nextInt(5) > 0) {
                String other = OTHER_TYPES.get(random.nextInt(OTHER_TYPES.size()));
                columns.add(other.formatted(name) + " AS " + name);
            }
        }
        Path file = folder.resolve("export.parquet");
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("COPY (SELECT " + String.join(", ", columns) + " FROM read_parquet('"
                    + folder.resolve("snappy") + "')) TO '" + file + "' (FORMAT parquet)");
            CountedRows.read(file);
        } catch (BillingSourceException expected) {
            Refusals.check(expected, "export.parquet");
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
