package io.perdollar.jobs.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A group of keys. Every key that is asked for is known; {@link #done} refuses the rest. A value that is wrong is a
 * problem of the file, and its default stands in until all problems are reported together.
 */
final class Section {
    private final Source source;
    private final String path;
    private final int line;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    /** {@code mapping} is null for a group that the file leaves out. */
    Section(Source source, String path, int line, @Nullable MappingNode mapping) {
        this.source = source;
        this.path = path;
        this.line = line;
        if (mapping != null) {
            mapping.getValue().forEach(this::add);
        }
    }

    private void add(NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
            source.problem(
                    Source.line(tuple.getKeyNode()), path, "a plain word as key", "a list or keys", "correct it");
            return;
        }
        String key = path(name.getValue());
        Value before = values.put(name.getValue(), new Value(source, key, tuple.getValueNode()));
        if (before != null) {
            source.problem(
                    Source.line(name),
                    key,
                    "each key once",
                    "it again (first on line " + before.line() + ")",
                    "remove one of them");
        }
    }

    /** The key of this group. */
    String path() {
        return path;
    }

    /** The value of a key; null where the file leaves it out or leaves it empty. */
    @Nullable
    Value get(String key) {
        ask(key);
        Value value = values.get(key);
        boolean empty = value != null
                && value.node() instanceof ScalarNode scalar
                && scalar.isPlain()
                && scalar.getValue().isEmpty();
        return empty ? null : value;
    }

    boolean has(String key) {
        return get(key) != null;
    }

    <T> T value(String key, ScalarForm<T> form, T absent) {
        T given = optional(key, form);
        return given == null ? absent : given;
    }

    <T> @Nullable T optional(String key, ScalarForm<T> form) {
        Value value = get(key);
        return value == null ? null : value.as(form);
    }

    /** Null only where that is already a problem of the file. */
    <T> @Nullable T required(String key, ScalarForm<T> form) {
        Value value = get(key);
        if (value == null) {
            missing(key, form.expected());
            return null;
        }
        return value.as(form);
    }

    void missing(String key, String expected) {
        source.problem(line, path(key), expected, "nothing", "add '" + key + ": …'");
    }

    /** A path, relative to the folder of the file. */
    @Nullable
    Path file(String key, Path folder) {
        String text = optional(key, ScalarForm.TEXT);
        return text == null ? null : folder.resolve(text).normalize();
    }

    /** The group below a key; an empty one where the file leaves it out. */
    Section section(String key) {
        Value value = get(key);
        return value == null ? new Section(source, path(key), line, null) : value.section();
    }

    <T> List<T> list(String key, ScalarForm<T> form) {
        Value value = get(key);
        return value == null ? List.of() : value.items(form);
    }

    <T> List<T> list(String key, Function<Value, @Nullable T> read) {
        Value value = get(key);
        return value == null ? List.of() : value.items(read);
    }

    /** A group whose keys are the user's own names; null leaves one out. */
    <T> Map<String, T> map(String key, Function<Value, @Nullable T> read) {
        Map<String, T> result = new LinkedHashMap<>();
        section(key).values.forEach((name, item) -> {
            T value = read.apply(item);
            if (value != null) {
                result.put(name, value);
            }
        });
        return result;
    }

    /** Every key with its value, in the order of the file. */
    Map<String, Value> values() {
        return values;
    }

    /** At most one of these keys may be given. */
    void exclusive(String... keys) {
        List<String> given = new ArrayList<>();
        for (String key : keys) {
            if (has(key)) {
                given.add(key);
            }
        }
        if (given.size() > 1) {
            source.problem(
                    line,
                    path(given.get(1)),
                    "one of " + String.join(", ", keys),
                    String.join(" and ", given),
                    "keep one of them");
        }
    }

    /** Refuses every key that nobody asked for. */
    void done() {
        values.forEach((name, value) -> {
            if (!asked.contains(name)) {
                source.problem(value.line(), value.key(), "a known key", "'" + name + "'", remedy(name));
            }
        });
    }

    private String remedy(String name) {
        if (name.equals("password") && asked.contains("passwordEnv")) {
            return "secrets stand in no configuration: use passwordEnv: NAME or passwordFile: PATH";
        }
        return Nearest.of(name, asked)
                .map(near -> "did you mean " + near + "?")
                .orElse(asked.isEmpty() ? "remove it" : "known here: " + String.join(", ", asked));
    }

    void problem(String key, String expected, String got, String remedy) {
        Value value = values.get(key);
        source.problem(value == null ? line : value.line(), key.isEmpty() ? path : path(key), expected, got, remedy);
    }

    private void ask(String key) {
        asked.add(key);
        source.known(path(key).replaceAll("\\[\\d+]", "[]"));
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
