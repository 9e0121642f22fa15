package io.perdollar.ingest.requests.scan;

import io.perdollar.ingest.requests.format.JsonKeys;
import io.perdollar.ingest.requests.format.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys wanted in one object, found by their bytes. */
final class JsonNode {

    private final ByteTable keys = new ByteTable();
    private final List<@Nullable Role> roles = new ArrayList<>();
    private final List<@Nullable JsonNode> objects = new ArrayList<>();

    JsonNode(JsonKeys wanted) {
        wanted.roles().forEach((key, role) -> {
            add(key);
            roles.add(role);
            objects.add(null);
        });
        wanted.objects().forEach((key, inside) -> {
            JsonNode node = new JsonNode(inside);
            int known = find(key);
            if (known >= 0) {
                objects.set(known, node);
            } else {
                add(key);
                roles.add(null);
                objects.add(node);
            }
        });
    }

    private static byte[] padded(String key) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        return java.util.Arrays.copyOf(text, text.length + Swar.SLACK);
    }

    private int find(String key) {
        byte[] bytes = padded(key);
        return find(bytes, 0, bytes.length - Swar.SLACK);
    }

    private void add(String key) {
        byte[] bytes = padded(key);
        int length = bytes.length - Swar.SLACK;
        keys.add(bytes, 0, length, 0, ByteTable.hash(bytes, 0, length, 0));
    }

    /** The number of a key, or -1. */
    int find(byte[] b, int from, int to) {
        return keys.find(b, from, to, 0, ByteTable.hash(b, from, to, 0));
    }

    @Nullable
    Role role(int key) {
        return roles.get(key);
    }

    @Nullable
    JsonNode object(int key) {
        return objects.get(key);
    }
}
