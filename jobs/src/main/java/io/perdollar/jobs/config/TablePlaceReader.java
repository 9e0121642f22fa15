package io.perdollar.jobs.config;

import io.perdollar.ingest.bigquery.requests.LogSource;
import io.perdollar.ingest.bigquery.requests.LogSource.Column;
import io.perdollar.ingest.bigquery.requests.LogSource.Kind;
import io.perdollar.jobs.config.RequestsEntry.Place;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code requests[].bigquery}. */
final class TablePlaceReader {
    private static final List<Column> REQUIRED = List.of(Column.TIME, Column.PATH, Column.STATUS);

    private static final ScalarForm<String> COLUMN =
            new ScalarForm<>("the path of a column such as http.status", text -> {
                if (!LogSource.isPath(text)) {
                    throw new IllegalArgumentException("no path");
                }
                return text;
            });

    private TablePlaceReader() {}

    static @Nullable Place read(Section table, Path folder) {
        table.exclusive("table", "sql");
        String named = table.optional("table", Credentials.TABLE);
        String sql = table.optional("sql", ScalarForm.TEXT);
        Kind kind = table.required("kind", ScalarForm.oneOf(Kind.class));
        boolean hasColumns = table.has("columns");
        Map<Column, String> columns = columns(table.section("columns"));
        int restateDays = table.value("restateDays", ScalarForm.integer(0, 30), 2);
        WarehouseEntry warehouse =
                WarehouseEntry.read(table, folder, named == null ? null : named.substring(0, named.indexOf('.')));
        if (!table.has("table") && !table.has("sql")) {
            table.missing("table", Credentials.TABLE.expected());
        }
        if (sql != null && !table.has("jobProject")) {
            table.missing("jobProject", Credentials.PROJECT.expected());
        }
        if (kind == Kind.CUSTOM) {
            for (Column column : REQUIRED) {
                if (!columns.containsKey(column)) {
                    table.section("columns").missing(key(column), COLUMN.expected());
                }
            }
        } else if (kind != null && (sql != null || hasColumns)) {
            table.problem(
                    sql == null ? "columns" : "sql",
                    "kind: custom with sql or columns",
                    "kind: " + ScalarForm.word(kind),
                    "remove it, or write kind: custom");
        }
        table.done();
        return kind == null || (named == null) == (sql == null)
                ? null
                : new Place.LogTable(warehouse, named, sql, kind, columns, restateDays);
    }

    private static Map<Column, String> columns(Section section) {
        Map<Column, String> columns = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            String path = section.optional(key(column), COLUMN);
            if (path != null) {
                columns.put(column, path);
            }
        }
        section.done();
        return columns;
    }

    /** {@code TOKENS_IN} is written {@code tokensIn}. */
    private static String key(Column column) {
        StringBuilder key = new StringBuilder();
        for (String word : column.name().split("_", -1)) {
            String lower = word.toLowerCase(Locale.ROOT);
            key.append(key.length() == 0 ? lower : word.charAt(0) + lower.substring(1));
        }
        return key.toString();
    }
}
