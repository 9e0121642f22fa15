package io.perdollar.ingest.bigquery;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FieldList;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.Table;
import com.google.cloud.bigquery.TableDefinition;
import com.google.cloud.bigquery.TimePartitioning;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a table is, as its metadata say.
 *
 * @param name of the table
 * @param location region of its dataset, where its queries must run; null where the metadata tell none
 * @param isView whether it is a view, which has no history to be read as of a moment
 * @param partition how rows lie
 * @param partitionColumn the column by which rows lie; null unless the partition is {@link Partition#COLUMN}
 * @param schema columns
 */
public record TableLook(
        TableName name,
        @Nullable String location,
        boolean isView,
        Partition partition,
        @Nullable String partitionColumn,
        Schema schema) {
    /** How rows are laid out. */
    public enum Partition {
        /** By the day on which they were written: {@code _PARTITIONTIME}. */
        INGESTION_TIME,
        /** By a column of theirs. */
        COLUMN,
        /** Not at all, as far as can be seen. */
        NONE
    }

    static TableLook of(TableName name, Table table, @Nullable String location) {
        TableDefinition definition = table.getDefinition();
        TimePartitioning partitioning =
                definition instanceof StandardTableDefinition standard ? standard.getTimePartitioning() : null;
        Schema schema = definition.getSchema();
        return new TableLook(
                name,
                location,
                TableDefinition.Type.VIEW.equals(definition.getType()),
                partitioning == null
                        ? Partition.NONE
                        : partitioning.getField() == null ? Partition.INGESTION_TIME : Partition.COLUMN,
                partitioning == null ? null : partitioning.getField(),
                schema == null ? Schema.of() : schema);
    }

    /** The same columns and place under another name. */
    public TableLook named(TableName other) {
        return new TableLook(other, location, isView, partition, partitionColumn, schema);
    }

    /**
     * The field at a path, whatever the case of its letters; null where the table has none.
     *
     * @param path e.g. {@code usage.amount}; elements of a repeated record like fields of a single one
     */
    public @Nullable Field field(String path) {
        FieldList fields = schema.getFields();
        Field found = null;
        for (String part : path.split("\\.", -1)) {
            found = fields == null ? null : named(fields, part);
            if (found == null) {
                return null;
            }
            fields = found.getSubFields();
        }
        return found;
    }

    /** Whether the table has a field at a path. */
    public boolean has(String path) {
        return field(path) != null;
    }

    /** The type of the field at a path; null where the table has none. */
    public @Nullable StandardSQLTypeName type(String path) {
        Field field = field(path);
        return field == null ? null : field.getType().getStandardType();
    }

    private static @Nullable Field named(FieldList fields, String name) {
        for (Field field : fields) {
            if (field.getName().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                return field;
            }
        }
        return null;
    }
}
