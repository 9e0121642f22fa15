package io.perdollar.ingest.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Export rows for tests, each made from the real one. */
final class ExportRows {
    static final ObjectMapper JSON = new ObjectMapper();
    static final String ACCOUNT = "000000-AAAAAA-BBBBBB";

    private ExportRows() {}

    /** A real row of a disk, as its owner published it (anonymised). */
    static ObjectNode realDiskRow() {
        try (InputStream in = Objects.requireNonNull(ExportRows.class.getResourceAsStream("real-disk-row.json"))) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A GPU row of a VM: an accelerator for some seconds of an hour. */
    static ObjectNode gpuRow(String vm, String hour, int seconds, double cost) {
        ObjectNode row = realDiskRow();
        row.put("usage_start_time", hour + ":00:00 UTC");
        row.put("currency", "USD").put("currency_conversion_rate", 1.0);
        row.withObject("/sku")
                .put("id", "88B8-C3ED-03F0")
                .put("description", "Nvidia Tesla T4 GPU running in Americas");
        row.withObject("/resource")
                .put("name", "projects/111111111111/instances/" + vm)
                .put(
                        "global_name",
                        "//compute.googleapis.com/projects/111111111111/zones/us-central1-a/instances/77"
                                + vm.hashCode());
        row.withObject("/location")
                .put("location", "us-central1-a")
                .put("region", "us-central1")
                .put("zone", "us-central1-a");
        row.withObject("/usage")
                .put("amount", seconds)
                .put("unit", "seconds")
                .put("amount_in_pricing_units", seconds / 3600.0)
                .put("pricing_unit", "hour");
        row.put("cost", cost).put("cost_at_list", cost);
        return row;
    }

    static void label(ObjectNode row, String list, String key, String value) {
        row.withArray(list).addObject().put("key", key).put("value", value);
    }

    static void credit(ObjectNode row, String type, double amount) {
        row.withArray("credits")
                .addObject()
                .put("name", "a credit")
                .put("amount", amount)
                .put("type", type);
    }

    /** The row as {@code bq query --format=json} prints it: every scalar but null is a string. */
    static JsonNode asQueryPrints(JsonNode node) {
        if (node.isObject()) {
            ObjectNode copy = JSON.createObjectNode();
            node.properties().forEach(field -> copy.set(field.getKey(), asQueryPrints(field.getValue())));
            return copy;
        }
        if (node.isArray()) {
            var copy = JSON.createArrayNode();
            node.forEach(element -> copy.add(asQueryPrints(element)));
            return copy;
        }
        return node.isNull() ? node : JSON.getNodeFactory().textNode(node.asText());
    }
}
