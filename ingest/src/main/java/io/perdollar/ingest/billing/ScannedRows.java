package io.perdollar.ingest.billing;

import io.perdollar.ingest.billing.ExportFile.Format;
import io.perdollar.ingest.billing.ExportFile.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The rows of an export in an embedded DuckDB of its own, on disk, compressed, after one scan of the files: table
 * {@code export_row} (see {@code export-row.sql}) and its keys {@code charge_key}.
 */
final class ScannedRows implements AutoCloseable {
    static final String KEY_HASH = "hash(key_text) >> 1";

    private final Path directory;
    private final Connection duckdb;
    private final ExportOptions options;
    private final List<ExportFile> files = new ArrayList<>();

    private ScannedRows(Path directory, Connection duckdb, ExportOptions options) {
        this.directory = directory;
        this.duckdb = duckdb;
        this.options = options;
    }

    /**
     * Scans files.
     *
     * @param keyHash SQL of the number by which rows find their key; equal keys must get equal numbers
     */
    static ScannedRows scan(ExportOptions options, List<Path> paths, String keyHash) {
        try {
            Path directory = Files.createTempDirectory(options.temporaryDirectory(), "perdollar-billing-");
            ScannedRows rows = open(options, directory);
            try {
                rows.load(paths, keyHash);
                return rows;
            } catch (RuntimeException | SQLException e) {
                rows.close();
                throw e;
            }
        } catch (SQLException e) {
            throw ExportFile.unreadable(e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + options.temporaryDirectory(), e);
        }
    }

    private static ScannedRows open(ExportOptions options, Path directory) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("threads", Integer.toString(options.threads()));
        settings.setProperty("memory_limit", options.memoryMegabytes() + "MB");
        settings.setProperty("temp_directory", directory.resolve("spill").toString());
        settings.setProperty("preserve_insertion_order", "false");
        try {
            return new ScannedRows(
                    directory,
                    DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("rows.duckdb"), settings),
                    options);
        } catch (SQLException e) {
            remove(directory);
            throw e;
        }
    }

    private void load(List<Path> paths, String keyHash) throws SQLException {
        execute("SET TimeZone = 'UTC'");
        execute(SqlText.of("numeric.sql"));
        for (Path path : paths) {
            files.add(ExportFile.look(duckdb, path));
        }
        Map<Shape, List<ExportFile>> shapes = ExportFile.byShape(files);
        files.clear();
        for (Map.Entry<Shape, List<ExportFile>> shape : shapes.entrySet()) {
            try {
                String rows = rowsOf(shape.getValue(), shape.getKey(), files.size(), keyHash);
                execute((files.isEmpty() ? "CREATE TABLE export_row AS " : "INSERT INTO export_row ") + rows);
            } catch (SQLException e) {
                throw unreadable(e, shape.getValue(), shape.getKey(), keyHash);
            }
            files.addAll(shape.getValue());
        }
        // It lets the scan run faster; left off, this DuckDB hands over even ORDER BY's rows out of order.
        execute("SET preserve_insertion_order = true");
        execute(SqlText.of("charge-key.sql"));
        if (longOf("SELECT count(*) - count(DISTINCT key) FROM charge_key") > 0) {
            execute(SqlText.of("charge-key-exact.sql"));
        }
        if (longOf("SELECT count(defect) FROM charge_key") > 0) {
            execute(SqlText.of("charge-key-defect.sql"));
        }
    }

    /** Of several damaged Parquet files DuckDB names none, so each is read alone until one fails. */
    private BillingSourceException unreadable(SQLException e, List<ExportFile> shaped, Shape shape, String keyHash) {
        if (shape.format() == Format.PARQUET) {
            for (ExportFile file : shaped) {
                try {
                    execute("CREATE OR REPLACE TEMP TABLE probe AS " + rowsOf(List.of(file), shape, 0, keyHash));
                } catch (SQLException alone) {
                    return ExportFile.unreadable(alone, List.of(file));
                }
            }
        }
        return ExportFile.unreadable(e, shaped);
    }

    /** The SELECT of {@code export-row.sql} over files of one shape. */
    String rowsOf(List<ExportFile> shaped, Shape shape, int firstFile, String keyHash) throws SQLException {
        String source = ExportFile.source(shaped.stream().map(ExportFile::path).toList(), shape);
        Map<String, String> values = new HashMap<>();
        values.put("source", source);
        values.put("columns", ExportColumns.bind(duckdb, source, shape.format() == Format.ARRAY, firstFile));
        String account = options.account();
        values.put("account", account == null ? "''" : SqlText.quote(account));
        values.put("service_label", SqlText.quote(options.labels().service()));
        values.put("environment_label", SqlText.quote(options.labels().environment()));
        values.put("instance_label", SqlText.quote(options.labels().instance()));
        values.put("key_hash", keyHash);
        return SqlText.of("export-row.sql", values);
    }

    /** The files, in the order of {@code export_row.file}. */
    List<ExportFile> files() {
        return files;
    }

    Connection duckdb() {
        return duckdb;
    }

    ExportOptions options() {
        return options;
    }

    long longOf(String sql) throws SQLException {
        try (Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = duckdb.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        try {
            duckdb.close();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot close the scanned rows in " + directory, e);
        } finally {
            remove(directory);
        }
    }

    private static void remove(Path directory) {
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + directory, e);
        }
    }
}
