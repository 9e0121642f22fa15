package io.perdollar.ingest.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An object of a JSON file with its place, so that a missing field can be told where it is missing.
 *
 * @param node the object
 * @param place file, line and column, e.g. {@code inventory/instances.json:12:3}, with a path below that point
 */
public record JsonElement(JsonNode node, String place) {
    private static final int SHOWN = 60;

    public JsonElement {
        if (!node.isObject()) {
            throw new JsonFileException(place, "an object", shown(node));
        }
    }

    /** A string; numbers are read as strings too, for gcloud prints ids as either. */
    public String text(String field) {
        return optionalText(field).orElseThrow(() -> missing(field, "a string"));
    }

    /** A string; empty where the field is absent, null or an empty string. */
    public Optional<String> optionalText(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() && !value.isNumber()) {
            throw wrong(field, "a string", value);
        }
        return value.asText().isEmpty() ? Optional.empty() : Optional.of(value.asText());
    }

    /** A decimal number; a string that holds one counts. */
    public BigDecimal decimal(String field) {
        return optionalDecimal(field).orElseThrow(() -> missing(field, "a number"));
    }

    /** A decimal number; empty where the field is absent or null. */
    public Optional<BigDecimal> optionalDecimal(String field) {
        return optionalText(field).map(text -> parsed(field, "a number", text, BigDecimal::new));
    }

    /** A whole number; a string that holds one counts. */
    public long integer(String field) {
        return parsed(field, "a whole number", text(field), Long::parseLong);
    }

    /** True or false; {@code otherwise} where the field is absent or null. */
    public boolean flag(String field, boolean otherwise) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw wrong(field, "true or false", value);
        }
        return value.booleanValue();
    }

    /** A value of another type, read from a string; empty where the field is absent or null. */
    public <T> Optional<T> optional(String field, String expected, Function<String, T> reader) {
        return optionalText(field).map(text -> parsed(field, expected, text, reader));
    }

    /** An object; empty where the field is absent or null. */
    public Optional<JsonElement> optionalObject(String field) {
        JsonNode value = node.path(field);
        return value.isMissingNode() || value.isNull()
                ? Optional.empty()
                : Optional.of(new JsonElement(value, place + ": " + field));
    }

    /** The objects of an array; none where the field is absent or null. */
    public List<JsonElement> objects(String field) {
        List<JsonElement> objects = new ArrayList<>();
        for (JsonNode value : array(field)) {
            objects.add(new JsonElement(value, place + ": " + field + "[" + objects.size() + "]"));
        }
        return objects;
    }

    /** The strings of an array; none where the field is absent or null. */
    public List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : array(field)) {
            if (!value.isTextual()) {
                throw wrong(field, "an array of strings", value);
            }
            texts.add(value.textValue());
        }
        return texts;
    }

    /** Its fields as strings, where every value is a string or number; null and empty ones are absent. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            optionalText(field.getKey()).ifPresent(value -> texts.put(field.getKey(), value));
        }
        return texts;
    }

    /** The complaint that a field is absent. */
    public JsonFileException missing(String field, String expected) {
        return new JsonFileException(place, "'" + field + "' with " + expected, "no such field");
    }

    private Iterable<JsonNode> array(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong(field, "an array", value);
        }
        return value;
    }

    private <T> T parsed(String field, String expected, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (RuntimeException e) {
            throw new JsonFileException(place, "'" + field + "' with " + expected, "'" + text + "'", e);
        }
    }

    private JsonFileException wrong(String field, String expected, JsonNode value) {
        return new JsonFileException(place, "'" + field + "' with " + expected, shown(value));
    }

    static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "…";
    }
}
