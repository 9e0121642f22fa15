package io.perdollar.ingest.bigquery.loopback;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.zetasql.ArrayType;
import com.google.zetasql.StructType;
import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLType.TypeKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Values of the evaluator from rows as BigQuery exports them in JSON lines, and from parameters. */
final class SqlValues {
    /** {@code 2026-11-06 15:00:00.123456 UTC}, and RFC 3339 with its T and Z or offset. */
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .optionalEnd()
            .optionalStart()
            .appendLiteral(' ')
            .optionalEnd()
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendLiteral(" UTC")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter();

    private SqlValues() {}

    /** The value of a field of a row; null and absent are NULL, and the empty list where the field is repeated. */
    static Value of(TableField field, JsonNode json) {
        if (!field.repeated()) {
            return element(field, json);
        }
        List<Value> elements = new ArrayList<>();
        for (JsonNode each : json) {
            elements.add(element(field, each));
        }
        return Value.createArrayValue((ArrayType) field.sqlType(), elements);
    }

    private static Value element(TableField field, JsonNode json) {
        if (json.isNull() || json.isMissingNode()) {
            return Value.createNullValue(field.elementType());
        }
        if (!field.isRecord()) {
            return simple(TableField.simpleKind(field.type()), text(json));
        }
        List<Value> values = new ArrayList<>();
        for (TableField each : field.fields()) {
            values.add(of(each, json.path(each.name())));
        }
        return Value.createStructValue((StructType) field.elementType(), values);
    }

    /** A column of type JSON may hold an object where others hold a text. */
    private static String text(JsonNode json) {
        return json.isContainerNode() ? json.toString() : json.asText();
    }

    static Value simple(TypeKind kind, String text) {
        return switch (kind) {
            case TYPE_STRING -> Value.createStringValue(text);
            case TYPE_BYTES ->
                Value.createBytesValue(ByteString.copyFrom(Base64.getDecoder().decode(text)));
            case TYPE_INT64 -> Value.createInt64Value(Long.parseLong(text));
            case TYPE_DOUBLE -> Value.createDoubleValue(Double.parseDouble(text));
            case TYPE_BOOL -> Value.createBoolValue(Boolean.parseBoolean(text));
            case TYPE_NUMERIC -> Value.createNumericValue(new BigDecimal(text));
            case TYPE_BIGNUMERIC -> Value.createBigNumericValue(new BigDecimal(text));
            case TYPE_TIMESTAMP -> Value.createTimestampValueFromUnixMicros(micros(instant(text)));
            case TYPE_DATE -> Value.createDateValue(LocalDate.parse(text));
            case TYPE_JSON -> Value.createJsonValue(text);
            default -> throw new IllegalArgumentException("no value of kind " + kind + " can be given");
        };
    }

    static Instant instant(String text) {
        // 2026-11-06 15:00:00+00:00, as the client writes parameters
        return TIMESTAMP.parse(text, OffsetDateTime::from).toInstant();
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
