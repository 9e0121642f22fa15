package io.perdollar.jobs.export;

import io.perdollar.reporting.text.ForeignText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table on its way into a file: rows are put down as text, then DuckDB gives them their types and writes either format, so
 * that both hold the same.
 */
final class TableFile<T> implements AutoCloseable {
    private final Path rows;
    private final Path target;
    private final Format format;
    private final List<Column<T>> columns;
    private final BufferedWriter out;
    private long count;

    /**
     * Begins a table.
     *
     * @param folder where the file is made, with a temporary one beside it
     * @param name without ending
     */
    TableFile(Path folder, String name, Format format, List<Column<T>> columns) throws IOException {
        this.rows = folder.resolve(name + ".rows");
        this.target = folder.resolve(name + "." + format.ending());
        this.format = format;
        this.columns = List.copyOf(columns);
        this.out = Files.newBufferedWriter(rows, StandardCharsets.UTF_8);
    }

    void add(T row) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            out.write(i == 0 ? "" : ",");
            out.write(cell(columns.get(i).value().apply(row)));
        }
        out.write('\n');
        count++;
    }

    /** Nothing for null; text always between quotes, so that empty text is not nothing. */
    private String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Instant || value instanceof Long) {
            return value.toString();
        }
        String text = value.toString();
        return '"' + (format == Format.CSV ? inert(text) : text).replace("\"", "\"\"") + '"';
    }

    /** A spreadsheet would take such text for a formula; the apostrophe makes it text. */
    private static String inert(String text) {
        return ForeignText.looksLikeFormula(text) ? "'" + text : text;
    }

    /** Writes the file. */
    Path finish() throws IOException {
        out.close();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("SET preserve_insertion_order = true");
            statement.execute("COPY (SELECT " + selected() + " FROM read_csv(" + quote(rows.toString())
                    + ", auto_detect = false, header = false, delim = ',', quote = '\"', escape = '\"', nullstr = '',"
                    + " allow_quoted_nulls = false, parallel = false, max_line_size = 16777216,"
                    + " timestampformat = '%Y-%m-%dT%H:%M:%SZ', columns = {" + typed() + "})) TO "
                    + quote(target.toString())
                    + (format == Format.CSV ? " (FORMAT csv, HEADER true)" : " (FORMAT parquet, COMPRESSION zstd)"));
        } catch (SQLException e) {
            throw new IOException("cannot write " + target + ": " + e.getMessage(), e);
        }
        Files.delete(rows);
        return target;
    }

    private String typed() {
        return columns.stream()
                .map(column -> quote(column.name()) + ": " + quote(column.type().sql()))
                .collect(Collectors.joining(", "));
    }

    private String selected() {
        return columns.stream()
                .map(column -> {
                    String name = '"' + column.name() + '"';
                    return column.type() == Column.Type.TIME && format == Format.CSV
                            ? "strftime(" + name + ", '%Y-%m-%dT%H:%M:%SZ') AS " + name
                            : name;
                })
                .collect(Collectors.joining(", "));
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    long count() {
        return count;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
