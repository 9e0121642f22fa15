package io.perdollar.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** As much of JSON Schema as {@code kubernetes.schema.json} uses; {@code $ref} names one of its definitions. */
final class SchemaCheck {
    private final Map<?, ?> definitions;
    private final List<String> problems = new ArrayList<>();

    private SchemaCheck(Map<?, ?> definitions) {
        this.definitions = definitions;
    }

    /** Where a document differs from a schema; nothing if it does not. */
    static List<String> problems(Map<?, ?> definitions, Object schema, Object document) {
        SchemaCheck check = new SchemaCheck(definitions);
        check.check("", schema, document);
        return check.problems;
    }

    private void check(String path, Object schemaOrReference, @Nullable Object value) {
        Map<?, ?> schema = (Map<?, ?>) schemaOrReference;
        if (schema.get("$ref") instanceof String name) {
            check(path, Objects.requireNonNull(definitions.get(name), name), value);
            return;
        }
        if (schema.get("enum") instanceof List<?> allowed && !allowed.contains(value)) {
            problems.add(path + ": expected one of " + allowed + ", got " + value);
        }
        if (schema.get("type") instanceof String type && !isOf(type, value)) {
            problems.add(path + ": expected " + type + ", got " + value);
            return;
        }
        if (schema.get("pattern") instanceof String pattern && !Pattern.matches(pattern, String.valueOf(value))) {
            problems.add(path + ": expected " + pattern + ", got " + value);
        }
        if (value instanceof List<?> items && schema.get("items") != null) {
            for (int i = 0; i < items.size(); i++) {
                check(path + "[" + i + "]", Objects.requireNonNull(schema.get("items")), items.get(i));
            }
        }
        if (value instanceof Map<?, ?> object) {
            fields(path, schema, object);
        }
    }

    private void fields(String path, Map<?, ?> schema, Map<?, ?> object) {
        if (schema.get("required") instanceof List<?> required) {
            required.stream()
                    .filter(name -> !object.containsKey(name))
                    .forEach(name -> problems.add(path + "." + name + ": missing"));
        }
        Map<?, ?> known = schema.get("properties") instanceof Map<?, ?> properties ? properties : Map.of();
        object.forEach((name, value) -> {
            Object field = known.get(name);
            if (field != null) {
                check(path + "." + name, field, value);
            } else if (Boolean.FALSE.equals(schema.get("additionalProperties"))) {
                problems.add(path + "." + name + ": no such field");
            }
        });
    }

    private static boolean isOf(String type, @Nullable Object value) {
        return switch (type) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "integer" -> value instanceof Integer;
            case "boolean" -> value instanceof Boolean;
            default -> throw new IllegalArgumentException("no such type: " + type);
        };
    }
}
