package io.perdollar.ingest.bigquery.loopback;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.zetasql.StructType;
import com.google.zetasql.Type;
import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLType.TypeKind;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;

/** Results as the REST protocol writes them: rows {@code {"f":[{"v":…}]}}, every simple value a text. */
final class RestValues {
    private RestValues() {}

    static ObjectNode row(List<Value> values, boolean timestampsInMicros) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        ArrayNode cells = row.putArray("f");
        values.forEach(value -> cells.add(cell(value, timestampsInMicros)));
        return row;
    }

    private static ObjectNode cell(Value value, boolean micros) {
        ObjectNode cell = JsonNodeFactory.instance.objectNode();
        if (value.getType().isArray()) { // BigQuery knows no NULL array in a result: it is empty
            ArrayNode elements = cell.putArray("v");
            if (!value.isNull()) {
                value.getElementList().forEach(element -> elements.add(cell(element, micros)));
            }
        } else if (value.isNull()) {
            cell.putNull("v");
        } else if (value.getType().isStruct()) {
            cell.set("v", row(value.getFieldList(), micros));
        } else {
            cell.put("v", text(value, micros));
        }
        return cell;
    }

    private static String text(Value value, boolean micros) {
        TypeKind kind = value.getType().getKind();
        return switch (kind) {
            case TYPE_STRING -> value.getStringValue();
            case TYPE_BYTES ->
                Base64.getEncoder().encodeToString(value.getBytesValue().toByteArray());
            case TYPE_INT64 -> Long.toString(value.getInt64Value());
            case TYPE_DOUBLE -> number(value.getDoubleValue());
            case TYPE_BOOL -> Boolean.toString(value.getBoolValue());
            case TYPE_NUMERIC -> plain(value.getNumericValue());
            case TYPE_BIGNUMERIC -> plain(value.getBigNumericValue());
            case TYPE_TIMESTAMP -> timestamp(value.getTimestampUnixMicros(), micros);
            case TYPE_DATE -> value.getLocalDateValue().toString();
            case TYPE_JSON -> value.getJsonValue();
            default -> throw new IllegalArgumentException("a result of kind " + kind + " cannot be written");
        };
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        return Double.isInfinite(value) ? (value > 0 ? "Infinity" : "-Infinity") : Double.toString(value);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String timestamp(long microseconds, boolean inMicros) {
        return inMicros
                ? Long.toString(microseconds)
                : BigDecimal.valueOf(microseconds, 6).toPlainString();
    }

    /** The column of a result. */
    static TableField column(String name, Type type) {
        if (type.isArray()) {
            return column(name, type.asArray().getElementType()).repeating();
        }
        if (type.isStruct()) {
            StructType struct = type.asStruct();
            List<TableField> fields = struct.getFieldList().stream()
                    .map(field -> column(field.getName(), field.getType()))
                    .toList();
            return new TableField(name, "RECORD", false, fields);
        }
        return TableField.of(name, TableField.restName(type.getKind()));
    }
}
