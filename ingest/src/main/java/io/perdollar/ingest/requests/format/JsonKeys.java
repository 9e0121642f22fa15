package io.perdollar.ingest.requests.format;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The keys that JSON lines are searched for, as a tree of objects.
 *
 * @param roles key → role, in this object
 * @param objects key → what is searched for inside that object
 */
public record JsonKeys(Map<String, Role> roles, Map<String, JsonKeys> objects) {

    /**
     * The keys of a format. A key with dots is searched for as it is, and inside objects.
     *
     * @throws LogFormatException if roles are missing
     */
    public static JsonKeys of(LogFormat.JsonLines format, WantedFields wanted) {
        JsonKeys root = new JsonKeys(new LinkedHashMap<>(), new HashMap<>());
        Roles.of(format, wanted).byVariable().forEach((variable, role) -> {
            String key = format.key(variable);
            root.roles.put(key, role);
            root.descend(key, role);
        });
        return root;
    }

    private void descend(String key, Role role) {
        int dot = key.indexOf('.');
        if (dot <= 0 || dot == key.length() - 1) {
            roles.put(key, role);
            return;
        }
        objects.computeIfAbsent(key.substring(0, dot), name -> new JsonKeys(new LinkedHashMap<>(), new HashMap<>()))
                .descend(key.substring(dot + 1), role);
    }
}
