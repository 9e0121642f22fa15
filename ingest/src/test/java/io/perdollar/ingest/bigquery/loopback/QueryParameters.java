package io.perdollar.ingest.bigquery.loopback;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.zetasql.ArrayType;
import com.google.zetasql.StructType;
import com.google.zetasql.Type;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Bound parameters, as {@code queryParameters} of a job carries them. Only named ones: our SQL has no others. */
final class QueryParameters {
    private QueryParameters() {}

    static Map<String, Value> of(JsonNode list) {
        Map<String, Value> parameters = new LinkedHashMap<>();
        for (JsonNode each : list) {
            String name = each.path("name").asText();
            if (name.isEmpty()) {
                throw GoogleError.invalid("Positional parameters are not served here; name them.");
            }
            parameters.put(
                    name.toLowerCase(Locale.ROOT),
                    value(type(each.path("parameterType")), each.path("parameterValue")));
        }
        return parameters;
    }

    private static Type type(JsonNode json) {
        String name = json.path("type").asText();
        return switch (name) {
            case "ARRAY" -> TypeFactory.createArrayType(type(json.path("arrayType")));
            case "STRUCT" -> {
                List<StructType.StructField> fields = new ArrayList<>();
                for (JsonNode field : json.path("structTypes")) {
                    fields.add(new StructType.StructField(field.path("name").asText(), type(field.path("type"))));
                }
                yield TypeFactory.createStructType(fields);
            }
            default -> TypeFactory.createSimpleType(TableField.simpleKind(name));
        };
    }

    private static Value value(Type type, JsonNode json) {
        if (type.isArray()) {
            Type elementType = type.asArray().getElementType();
            List<Value> elements = new ArrayList<>();
            json.path("arrayValues").forEach(element -> elements.add(value(elementType, element)));
            return Value.createArrayValue((ArrayType) type, elements);
        }
        if (type.isStruct()) {
            List<Value> fields = new ArrayList<>();
            for (StructType.StructField field : type.asStruct().getFieldList()) {
                fields.add(value(field.getType(), json.path("structValues").path(field.getName())));
            }
            return Value.createStructValue((StructType) type, fields);
        }
        JsonNode text = json.path("value");
        return text.isNull() || text.isMissingNode()
                ? Value.createNullValue(type)
                : SqlValues.simple(type.getKind(), text.asText());
    }
}
