package io.perdollar.ingest.bigquery.loopback;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table with every version that it ever had: {@code FOR SYSTEM_TIME AS OF} is answered from here, since the evaluator
 * cannot. Rows are kept as JSON lines and read when a query needs them.
 */
public final class StoredTable {
    private final String name;
    private final @Nullable Partitioning partitioning;
    private final List<Version> versions = new ArrayList<>();

    /**
     * How a table is cut into days.
     *
     * @param column of type TIMESTAMP; null where the partition is the day of loading, {@code _PARTITIONTIME}
     */
    public record Partitioning(@Nullable String column) {
        /** By the day of loading, as the billing export is. */
        public static final Partitioning BY_LOADING = new Partitioning(null);
    }

    /**
     * One row.
     *
     * @param json one line of JSON
     * @param partition start of its day; null in a table without partitions
     */
    record Row(String json, @Nullable Instant partition) {}

    /** A table as it stood from an instant on. */
    record Version(Instant from, List<TableField> schema, List<Row> rows) {}

    StoredTable(String name, List<TableField> schema, @Nullable Partitioning partitioning, Instant created) {
        this.name = name;
        this.partitioning = partitioning;
        versions.add(new Version(created, List.copyOf(schema), List.of()));
    }

    /**
     * Appends JSON lines, each to the partition that the function tells from the line's text.
     *
     * @param at when the rows become visible; not before the newest version
     */
    public synchronized StoredTable load(List<String> lines, Function<String, Instant> partition, Instant at) {
        List<Row> rows = new ArrayList<>(newest().rows());
        for (String line : lines) {
            Instant day = isPartitioned() ? partition.apply(line).truncatedTo(ChronoUnit.DAYS) : null;
            rows.add(new Row(line, day));
        }
        return add(new Version(at, newest().schema(), List.copyOf(rows)));
    }

    /** Appends JSON lines to a table without partitions. */
    public StoredTable load(List<String> lines, Instant at) {
        if (isPartitioned()) {
            throw new IllegalArgumentException("expected a table without partitions, got " + name);
        }
        return load(lines, line -> Instant.EPOCH, at);
    }

    /** Gives the table other columns, as when Google appends or an owner removes some; its rows stay. */
    public synchronized StoredTable redefine(List<TableField> schema, Instant at) {
        return add(new Version(at, List.copyOf(schema), newest().rows()));
    }

    /** Empties the table. */
    public synchronized StoredTable truncate(Instant at) {
        return add(new Version(at, newest().schema(), List.of()));
    }

    private StoredTable add(Version version) {
        if (version.from().isBefore(newest().from())) {
            throw new IllegalArgumentException(
                    "expected a version not before " + newest().from() + " of " + name + ", got " + version.from());
        }
        versions.add(version);
        return this;
    }

    synchronized Version newest() {
        return versions.get(versions.size() - 1);
    }

    /** The version of an instant. */
    synchronized Version at(Instant instant) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (!versions.get(i).from().isAfter(instant)) {
                return versions.get(i);
            }
        }
        throw GoogleError.invalidQuery("Invalid snapshot time " + instant + " for table " + name
                + ": the table was created at " + versions.get(0).from());
    }

    String name() {
        return name;
    }

    boolean isPartitioned() {
        return partitioning != null;
    }

    boolean isPartitionedByLoading() {
        return partitioning != null && partitioning.column() == null;
    }

    /** The column whose day is the partition; null where there is none. */
    @Nullable
    String partitionColumn() {
        return partitioning == null ? null : partitioning.column();
    }

    long bytes() {
        Version version = newest();
        return version.rows().stream()
                .mapToLong(row -> StoredBytes.of(version.schema(), row.json()))
                .sum();
    }
}
