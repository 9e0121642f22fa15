package io.perdollar.sampledata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows against {@code gcp_billing_export_resource_v1.schema.json}, a copy of the table's own schema. */
class ExportSchemaTest {
    private static final Pattern TIMESTAMP =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d{6})? UTC");

    @TempDir
    static Path sample;

    @BeforeAll
    static void writeSample() throws IOException {
        SampleFleet.write(SampleOptions.defaults(sample).withDays(20).withoutLogs(), ProgressListener.SILENT);
    }

    @Test
    void everyRowHasTheColumnsOfTheTableInItsOrderAndTypes() throws IOException {
        JsonNode schema;
        try (InputStream in =
                ExportSchemaTest.class.getResourceAsStream("/gcp_billing_export_resource_v1.schema.json")) {
            assertNotNull(in);
            schema = ExportRows.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        List<String> faults = new ArrayList<>();
        int[] rows = {0};
        ExportRows.each(sample, row -> {
            rows[0]++;
            if (faults.size() < 5) {
                check(schema, row, "", faults);
            }
        });
        assertEquals(List.of(), faults);
        assertTrue(rows[0] > 10_000, rows[0] + " rows");
    }

    private static void check(JsonNode fields, JsonNode record, String path, List<String> faults) {
        List<String> names = new ArrayList<>();
        for (JsonNode field : fields) {
            String name = field.get("name").asText();
            names.add(name);
            JsonNode value = record.get(name);
            if (value != null) {
                checkField(field, value, path + name, faults);
            }
        }
        List<String> present = new ArrayList<>();
        record.fieldNames().forEachRemaining(present::add);
        List<String> expected = new ArrayList<>(names);
        expected.retainAll(present);
        if (!present.equals(expected)) {
            faults.add(path + ": expected columns " + expected + ", got " + present);
        }
    }

    private static void checkField(JsonNode field, JsonNode value, String path, List<String> faults) {
        if (field.get("mode").asText().equals("REPEATED")) {
            if (!value.isArray()) {
                faults.add(path + ": expected an array, got " + value);
            }
            for (JsonNode element : value) {
                check(field.get("fields"), element, path + "[].", faults);
            }
            return;
        }
        boolean fits = switch (field.get("type").asText()) {
            case "RECORD" -> value.isObject();
            case "FLOAT" -> value.isNumber();
            case "NUMERIC" -> value.isTextual() && new BigDecimal(value.asText()).scale() <= 9;
            case "TIMESTAMP" ->
                value.isTextual() && TIMESTAMP.matcher(value.asText()).matches();
            case "BOOLEAN" -> value.isBoolean();
            default -> value.isTextual();
        };
        if (!fits) {
            faults.add(path + ": expected " + field.get("type") + ", got " + value);
        }
        if (value.isObject() && field.has("fields")) {
            check(field.get("fields"), value, path + ".", faults);
        }
    }
}
