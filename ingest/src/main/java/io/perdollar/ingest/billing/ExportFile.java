package io.perdollar.ingest.billing;

import io.perdollar.ingest.billing.BillingSourceException.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One file of an export.
 *
 * @param path where it is
 * @param shape how it is written
 */
record ExportFile(Path path, Shape shape) {
    /** How a file holds its rows. */
    enum Format {
        /** One object a line, as {@code bq extract} writes JSON. */
        LINES,
        /** One array of objects, as {@code bq query --format=json} prints; every scalar is a string there. */
        ARRAY,
        PARQUET
    }

    /**
     * What files must share to be read by one statement.
     *
     * @param format how rows are held
     * @param compression how the file is packed
     * @param columns columns and types of a Parquet file; empty for JSON, which is read by the documented columns
     */
    record Shape(Format format, Compression compression, String columns) {}

    /**
     * Looks at a file's first bytes.
     *
     * @throws BillingSourceException if it cannot be opened or ends early
     */
    static ExportFile look(Connection duckdb, Path path) throws SQLException {
        try {
            if (Compression.isParquet(path)) {
                return new ExportFile(path, new Shape(Format.PARQUET, Compression.NONE, parquetColumns(duckdb, path)));
            }
            Compression compression = Compression.of(path);
            if (compression == Compression.ZSTD && !ZstdFrames.areWhole(path)) {
                throw new BillingSourceException(
                        Kind.UNREADABLE,
                        "%s: expected whole Zstandard frames, got a file that ends early or is damaged; copy or extract it again"
                                .formatted(path));
            }
            Format format = compression.firstCharacter(duckdb, path) == '[' ? Format.ARRAY : Format.LINES;
            return new ExportFile(path, new Shape(format, compression, ""));
        } catch (IOException e) {
            throw new BillingSourceException(
                    Kind.UNREADABLE,
                    "%s: cannot be read (%s); make it readable for this user".formatted(path, e.getMessage()),
                    e);
        }
    }

    /** The FROM clause that reads files of one shape, in their order. */
    static String source(List<Path> files, Shape shape) {
        String list = files.stream().map(ExportFile::literal).collect(Collectors.joining(", ", "[", "]"));
        return switch (shape.format()) {
            case PARQUET -> "read_parquet(" + list + ")";
            case LINES, ARRAY ->
                "read_json(%s, format = '%s', compression = '%s', ignore_errors = %s, columns = %s)"
                        .formatted(
                                list,
                                shape.format() == Format.LINES ? "newline_delimited" : "array",
                                shape.compression().word(),
                                shape.format() == Format.LINES,
                                SqlText.of("export-columns.sql"));
        };
    }

    /** A path as DuckDB takes it: it would read wildcards in it as a glob. */
    static String literal(Path path) {
        return SqlText.quote(path.toString().replaceAll("[*?\\[]", "[$0]"));
    }

    private static String parquetColumns(Connection duckdb, Path path) throws SQLException {
        try (Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM read_parquet(" + literal(path) + ")")) {
            StringBuilder columns = new StringBuilder();
            while (rows.next()) {
                columns.append(rows.getString("column_name"))
                        .append(' ')
                        .append(rows.getString("column_type"))
                        .append('\n');
            }
            return columns.toString();
        } catch (SQLException e) {
            throw unreadable(e, List.of(new ExportFile(path, new Shape(Format.PARQUET, Compression.NONE, ""))));
        }
    }

    /** What a failed scan means. */
    static BillingSourceException unreadable(SQLException e) {
        return unreadable(e, List.of());
    }

    /**
     * What a failed scan means. DuckDB's message names the file and the place; of a damaged archive it does not.
     *
     * @param among the files that were scanned
     */
    static BillingSourceException unreadable(SQLException e, List<ExportFile> among) {
        String message =
                String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceFirst("^[A-Za-z ]+ Error: ", "");
        boolean named =
                among.stream().anyMatch(file -> message.contains(file.path().toString()));
        String file = named
                ? ""
                : among.stream()
                        .filter(each ->
                                among.size() == 1 || each.shape().compression().isDamaged(each.path()))
                        .findFirst()
                        .map(each -> each.path() + ": ")
                        .orElse("");
        return new BillingSourceException(
                Kind.UNREADABLE,
                "a billing export file cannot be read: %s%s; expected a whole file of JSON lines, a JSON array or Parquet (plain, gzip or zstd): copy or extract it again"
                        .formatted(file, message),
                e);
    }

    /** Files by shape, each list in the given order. */
    static Map<Shape, List<ExportFile>> byShape(List<ExportFile> files) {
        return files.stream()
                .collect(Collectors.groupingBy(ExportFile::shape, java.util.LinkedHashMap::new, Collectors.toList()));
    }
}
