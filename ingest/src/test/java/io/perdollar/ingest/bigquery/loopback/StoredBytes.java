package io.perdollar.ingest.bigquery.loopback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Logical bytes of rows, as BigQuery bills them: by type, NULL is free, a list is the sum of its elements. */
final class StoredBytes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StoredBytes() {}

    static long of(List<TableField> columns, String row) {
        return of(columns, read(row));
    }

    static long of(List<TableField> columns, JsonNode row) {
        long sum = 0;
        for (TableField column : columns) {
            sum += of(column, row.path(column.name()));
        }
        return sum;
    }

    static JsonNode read(String row) {
        try {
            return JSON.readTree(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long of(TableField field, JsonNode json) {
        if (json.isNull() || json.isMissingNode()) {
            return 0;
        }
        if (!field.repeated()) {
            return element(field, json);
        }
        long sum = 0;
        for (JsonNode each : json) {
            sum += element(field, each);
        }
        return sum;
    }

    private static long element(TableField field, JsonNode json) {
        return switch (field.type()) {
            case "RECORD" -> of(field.fields(), json);
            case "STRING", "JSON" ->
                2 + (json.isContainerNode() ? json.toString() : json.asText()).getBytes(StandardCharsets.UTF_8).length;
            case "BYTES" -> 2 + json.asText().length() / 4 * 3L;
            case "BOOLEAN" -> 1;
            case "NUMERIC" -> 16;
            case "BIGNUMERIC" -> 32;
            default -> 8; // integers, floats, dates and times
        };
    }
}
