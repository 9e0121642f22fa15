package io.perdollar.ingest.bigquery.loopback;

import io.perdollar.ingest.bigquery.loopback.StoredTable.Row;
import io.perdollar.ingest.bigquery.loopback.TableView.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The datasets with their regions, and their tables by full name. */
final class Datasets {
    private final Map<String, String> locations = new ConcurrentHashMap<>();
    private final SortedMap<String, StoredTable> tables = new ConcurrentSkipListMap<>();

    void createDataset(String name, String location) {
        locations.put(name, location);
    }

    void put(StoredTable table) {
        location(datasetOf(table.name()));
        tables.put(table.name(), table);
    }

    void drop(String table) {
        tables.remove(table);
    }

    String location(String dataset) {
        String location = locations.get(dataset);
        if (location == null) {
            throw GoogleError.notFound("Dataset " + dataset.replaceFirst("\\.", ":"));
        }
        return location;
    }

    StoredTable table(String name) {
        String location = location(datasetOf(name));
        StoredTable table = tables.get(name);
        if (table == null) {
            throw GoogleError.notFound(
                    "Table " + name.replaceFirst("\\.", ":") + " was not found in location " + location);
        }
        return table;
    }

    List<StoredTable> tablesOf(String dataset) {
        location(dataset);
        return tables.values().stream()
                .filter(table -> datasetOf(table.name()).equals(dataset))
                .toList();
    }

    static String datasetOf(String table) {
        int end = table.lastIndexOf('.');
        if (end < 0 || table.indexOf('.') == end) {
            throw GoogleError.invalidQuery("Table \"" + table
                    + "\" must be qualified with a dataset and a project here (e.g. `project.dataset.table`).");
        }
        return table.substring(0, end);
    }

    /** What a name in a statement stands for at an instant. */
    TableView view(String nameInSql, Instant at) {
        String name = SnapshotClauses.storedName(nameInSql);
        if (!name.endsWith("*")) {
            return view(nameInSql, Map.of("", table(name)), at, false);
        }
        String prefix = name.substring(0, name.length() - 1);
        Map<String, StoredTable> matching = new LinkedHashMap<>();
        for (StoredTable table : tablesOf(datasetOf(name))) {
            if (table.name().startsWith(prefix)) {
                matching.put(table.name().substring(prefix.length()), table);
            }
        }
        if (matching.isEmpty()) {
            throw GoogleError.notFound(name.replaceFirst("\\.", ":") + " does not match any table.");
        }
        return view(nameInSql, matching, at, true);
    }

    private static TableView view(String name, Map<String, StoredTable> tables, Instant at, boolean wildcard) {
        List<TableField> columns = List.of();
        List<Part> parts = new ArrayList<>();
        @Nullable StoredTable newest = null;
        for (Map.Entry<String, StoredTable> table : tables.entrySet()) {
            newest = table.getValue();
            StoredTable.Version version = newest.at(at);
            columns = version.schema();
            Map<Instant, List<Row>> byDay = new LinkedHashMap<>();
            for (Row row : version.rows()) {
                byDay.computeIfAbsent(row.partition() == null ? Instant.MIN : row.partition(), day -> new ArrayList<>())
                        .add(row);
            }
            byDay.forEach(
                    (day, rows) -> parts.add(new Part(table.getKey(), day.equals(Instant.MIN) ? null : day, rows)));
        }
        List<TableField> pseudo = new ArrayList<>();
        if (newest != null && newest.isPartitionedByLoading()) {
            pseudo.add(TableField.of(TableView.LOADING_DAY, "TIMESTAMP"));
            pseudo.add(TableField.of(TableView.LOADING_DATE, "DATE"));
        }
        if (wildcard) {
            pseudo.add(TableField.of(TableView.SUFFIX, "STRING"));
        }
        return new TableView(name, columns, List.of(), pseudo, newest == null ? null : newest.partitionColumn(), parts);
    }
}
