package io.perdollar.ingest.bigquery.loopback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.zetasql.StructType;
import com.google.zetasql.Type;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.ZetaSQLType.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One column of a table, or one field of a record, as BigQuery's schemas name it. TIME and DATETIME are not served: the
 * evaluator's Java side needs Joda-Time for them, and no table or query of ours has any.
 *
 * @param type Google's name in the older spelling of the REST protocol: STRING, INTEGER, FLOAT, RECORD…
 * @param repeated whether the field holds a list
 * @param fields of a record; empty for any other type
 */
public record TableField(String name, String type, boolean repeated, List<TableField> fields) {
    private static final Map<String, String> OLDER_NAME =
            Map.of("INT64", "INTEGER", "FLOAT64", "FLOAT", "BOOL", "BOOLEAN", "STRUCT", "RECORD");

    private static final Map<String, TypeKind> KIND = Map.ofEntries(
            Map.entry("STRING", TypeKind.TYPE_STRING),
            Map.entry("BYTES", TypeKind.TYPE_BYTES),
            Map.entry("INTEGER", TypeKind.TYPE_INT64),
            Map.entry("FLOAT", TypeKind.TYPE_DOUBLE),
            Map.entry("BOOLEAN", TypeKind.TYPE_BOOL),
            Map.entry("NUMERIC", TypeKind.TYPE_NUMERIC),
            Map.entry("BIGNUMERIC", TypeKind.TYPE_BIGNUMERIC),
            Map.entry("TIMESTAMP", TypeKind.TYPE_TIMESTAMP),
            Map.entry("DATE", TypeKind.TYPE_DATE),
            Map.entry("JSON", TypeKind.TYPE_JSON));

    public TableField {
        type = OLDER_NAME.getOrDefault(type.toUpperCase(Locale.ROOT), type.toUpperCase(Locale.ROOT));
        if (!type.equals("RECORD") && !KIND.containsKey(type)) {
            throw new IllegalArgumentException("expected a type of BigQuery for column " + name + ", got " + type);
        }
        fields = List.copyOf(fields);
    }

    /** A column of a simple type. */
    public static TableField of(String name, String type) {
        return new TableField(name, type, false, List.of());
    }

    /** A record. */
    public static TableField record(String name, TableField... fields) {
        return new TableField(name, "RECORD", false, List.of(fields));
    }

    public TableField repeating() {
        return new TableField(name, type, true, fields);
    }

    /** Reads a schema as `bq show --schema` prints it: a list of columns. */
    public static List<TableField> schema(JsonNode list) {
        List<TableField> columns = new ArrayList<>();
        for (JsonNode column : list) {
            columns.add(new TableField(
                    column.path("name").asText(),
                    column.path("type").asText(),
                    column.path("mode").asText().equals("REPEATED"),
                    schema(column.path("fields"))));
        }
        return columns;
    }

    /** The same as JSON of the REST protocol. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", name).put("type", type).put("mode", repeated ? "REPEATED" : "NULLABLE");
        if (type.equals("RECORD")) {
            fields.forEach(field -> json.withArray("fields").add(field.json()));
        }
        return json;
    }

    boolean isRecord() {
        return type.equals("RECORD");
    }

    Type sqlType() {
        return repeated ? TypeFactory.createArrayType(elementType()) : elementType();
    }

    /** The type of one element where the field is repeated, else of the field. */
    Type elementType() {
        if (isRecord()) {
            return TypeFactory.createStructType(fields.stream()
                    .map(field -> new StructType.StructField(field.name, field.sqlType()))
                    .toList());
        }
        return TypeFactory.createSimpleType(simpleKind(type));
    }

    /** The kind of a simple type by either of its names. */
    static TypeKind simpleKind(String type) {
        TypeKind kind = KIND.get(OLDER_NAME.getOrDefault(type, type));
        if (kind == null) {
            throw new IllegalArgumentException("expected a simple type of BigQuery, got " + type);
        }
        return kind;
    }

    /** The name that the REST protocol gives to a kind. */
    static String restName(TypeKind kind) {
        return KIND.entrySet().stream()
                .filter(entry -> entry.getValue() == kind)
                .map(Map.Entry::getKey)
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no type of the REST protocol for " + kind));
    }
}
