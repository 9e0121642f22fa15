package io.perdollar.sampledata.bill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The nested objects of an export row, with their fields in the schema's order. */
final class RowObjects {
    private RowObjects() {}

    static Map<String, String> described(String id, String description) {
        Map<String, String> object = new LinkedHashMap<>();
        object.put("id", id);
        object.put("description", description);
        return object;
    }

    static Map<String, Object> project(Project project) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", project.id());
        object.put("number", project.number());
        object.put("name", project.name());
        object.put("labels", List.of());
        object.put("ancestry_numbers", "/" + ORGANISATION + "/");
        List<Map<String, String>> ancestors = new ArrayList<>();
        ancestors.add(ancestor("projects/" + project.number(), project.name()));
        ancestors.add(ancestor("organizations/" + ORGANISATION, "example.com"));
        object.put("ancestors", ancestors);
        return object;
    }

    static List<Map<String, String>> pairs(Map<String, String> labels) {
        List<Map<String, String>> pairs = new ArrayList<>();
        new TreeMap<>(labels).forEach((key, value) -> {
            Map<String, String> pair = new LinkedHashMap<>();
            pair.put("key", key);
            pair.put("value", value);
            pairs.add(pair);
        });
        return pairs;
    }

    static Map<String, String> location(Meter meter) {
        Map<String, String> object = new LinkedHashMap<>();
        Zone zone = meter.zone();
        if (zone == null) {
            if (meter.sku().unit() != Unit.NONE) {
                object.put("location", "global");
            }
            return object;
        }
        object.put("location", zone.region());
        object.put("country", zone.country());
        object.put("region", zone.region());
        if (meter.zonal()) {
            object.put("zone", zone.name());
        }
        return object;
    }

    static Map<String, String> resource(Meter meter) {
        Map<String, String> object = new LinkedHashMap<>();
        String name = meter.resourceName();
        if (name != null) {
            object.put("name", name);
        }
        String global = meter.globalName();
        if (global != null) {
            object.put("global_name", global);
        }
        return object;
    }

    private static final String ORGANISATION = "808080808080";

    private static Map<String, String> ancestor(String resource, String name) {
        Map<String, String> object = new LinkedHashMap<>();
        object.put("resource_name", resource);
        object.put("display_name", name);
        return object;
    }
}
