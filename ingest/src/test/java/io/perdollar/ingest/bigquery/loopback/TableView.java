package io.perdollar.ingest.bigquery.loopback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.zetasql.TableContent;
import com.google.zetasql.Value;
import io.perdollar.ingest.bigquery.loopback.StoredTable.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one name in a statement stands for: a table at an instant, or all tables behind a name with a star.
 *
 * @param name as the statement has it
 * @param columns of the newest of the tables
 * @param unread columns that the statement names and nothing in it reads: they cost nothing and are served empty
 * @param pseudoColumns {@code _PARTITIONTIME}, {@code _TABLE_SUFFIX}
 * @param partitionColumn whose day is the partition; null where it is the day of loading or there is none
 */
record TableView(
        String name,
        List<TableField> columns,
        List<TableField> unread,
        List<TableField> pseudoColumns,
        @Nullable String partitionColumn,
        List<Part> parts) {
    private static final long DAY = 86_400_000_000L;
    static final String LOADING_DAY = "_PARTITIONTIME";
    static final String LOADING_DATE = "_PARTITIONDATE";
    static final String SUFFIX = "_TABLE_SUFFIX";

    /** Rows that share suffix and day. */
    record Part(String suffix, @Nullable Instant day, List<Row> rows) {}

    GoogleSql.Shape shape() {
        List<TableField> all = new ArrayList<>(columns);
        all.addAll(unread);
        return new GoogleSql.Shape(name, all, pseudoColumns);
    }

    /** The same with no more columns, fields and parts than the statement reads. */
    TableView read(ReferencedColumns.Paths paths, PartitionFilter filter) {
        List<TableField> read = kept(columns, "", paths.read());
        Set<String> names = read.stream().map(TableField::name).collect(Collectors.toSet());
        List<TableField> unread = columns.stream()
                .filter(column -> paths.named().contains(column.name()) && !names.contains(column.name()))
                .toList();
        return new TableView(
                name,
                read,
                unread,
                pseudoColumns,
                partitionColumn,
                parts.stream().filter(part -> reaches(part, filter)).toList());
    }

    private boolean reaches(Part part, PartitionFilter filter) {
        if (!filter.reachesSuffix(name, part.suffix())) {
            return false;
        }
        if (part.day() == null) {
            return true;
        }
        long day = SqlValues.micros(part.day());
        return partitionColumn == null
                ? filter.reaches(name, LOADING_DAY, day, day) && filter.reaches(name, LOADING_DATE, day, day)
                : filter.reaches(name, partitionColumn, day, day + DAY - 1);
    }

    private static List<TableField> kept(List<TableField> fields, String above, Set<String> paths) {
        List<TableField> kept = new ArrayList<>();
        for (TableField field : fields) {
            String path = above + field.name();
            if (paths.stream().anyMatch(path::equalsIgnoreCase)) {
                kept.add(field);
            } else if (field.isRecord() && paths.stream().anyMatch(each -> startsWith(each, path + "."))) {
                kept.add(new TableField(
                        field.name(), field.type(), field.repeated(), kept(field.fields(), path + ".", paths)));
            }
        }
        return kept;
    }

    private static boolean startsWith(String path, String above) {
        return path.regionMatches(true, 0, above, 0, above.length());
    }

    /** The same with the rows of one UTC day of a column of type TIMESTAMP alone. */
    TableView of(String column, long epochDay) {
        List<Part> ofDay = new ArrayList<>();
        for (Part part : parts) {
            List<Row> rows = part.rows().stream()
                    .filter(row -> isOf(StoredBytes.read(row.json()).path(column), epochDay))
                    .toList();
            if (!rows.isEmpty()) {
                ofDay.add(new Part(part.suffix(), part.day(), rows));
            }
        }
        return new TableView(name, columns, unread, pseudoColumns, partitionColumn, ofDay);
    }

    private static boolean isOf(JsonNode time, long epochDay) {
        return time.isTextual() && Math.floorDiv(SqlValues.micros(SqlValues.instant(time.asText())), DAY) == epochDay;
    }

    /** What BigQuery would bill for: the columns of all rows of the parts. */
    long bytes() {
        long sum = 0;
        for (Part part : parts) {
            for (Row row : part.rows()) {
                sum += StoredBytes.of(columns, row.json());
            }
        }
        return sum;
    }

    TableContent content() {
        List<List<Value>> content = new ArrayList<>();
        for (Part part : parts) {
            for (Row row : part.rows()) {
                JsonNode json = StoredBytes.read(row.json());
                List<Value> values = new ArrayList<>();
                columns.forEach(column -> values.add(SqlValues.of(column, json.path(column.name()))));
                unread.forEach(column -> values.add(SqlValues.of(column, MissingNode.getInstance())));
                pseudoColumns.forEach(column -> values.add(pseudo(column, part)));
                content.add(values);
            }
        }
        return TableContent.create(content);
    }

    static Value pseudo(TableField column, Part part) {
        if (column.name().equals(SUFFIX)) {
            return Value.createStringValue(part.suffix());
        }
        if (part.day() == null) {
            return Value.createNullValue(column.sqlType());
        }
        long micros = SqlValues.micros(part.day());
        return column.name().equals(LOADING_DATE)
                ? Value.createDateValue((int) (micros / DAY))
                : Value.createTimestampValueFromUnixMicros(micros);
    }
}
