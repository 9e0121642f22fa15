package io.perdollar.jobs.config;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One value of the file, with the place that messages name.
 *
 * @param key dotted path
 */
record Value(Source source, String key, Node node) {

    /** The scalar in its form; null where it is none, which is then a problem of the file. */
    <T> @Nullable T as(ScalarForm<T> form) {
        if (!(node instanceof ScalarNode scalar)) {
            problem(form.expected(), shape(), "write " + form.expected() + " after the colon");
            return null;
        }
        String text = scalar.getValue().strip();
        try {
            return form.parse().apply(text);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            problem(form.expected(), got(), form.remedy().apply(text));
            return null;
        }
    }

    /** The items of a list; empty where it is none, which is then a problem of the file. */
    List<Value> items() {
        if (!(node instanceof SequenceNode sequence)) {
            problem("a list such as [a, b]", shape(), "put the value between [ and ]");
            return List.of();
        }
        List<Value> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new Value(source, key + "[" + items.size() + "]", item));
        }
        return items;
    }

    /** The items of a list of scalars; those that are none are problems of the file and left out. */
    <T> List<T> items(ScalarForm<T> form) {
        return items(item -> item.as(form));
    }

    /** What each item of a list is read as; null leaves it out. */
    <T> List<T> items(Function<Value, @Nullable T> read) {
        List<T> items = new ArrayList<>();
        for (Value item : items()) {
            T value = read.apply(item);
            if (value != null) {
                items.add(value);
            }
        }
        return items;
    }

    /** The value as a group of keys; an empty one where it is none, which is then a problem of the file. */
    Section section() {
        if (node instanceof MappingNode mapping) {
            return new Section(source, key, line(), mapping);
        }
        problem("keys with values", shape(), "write them indented below it");
        return new Section(source, key, line(), null);
    }

    boolean isScalar() {
        return node instanceof ScalarNode;
    }

    int line() {
        return Source.line(node);
    }

    void problem(String expected, String got, String remedy) {
        source.problem(line(), key, expected, got, remedy);
    }

    /** An address may hold a user and a password, whether it may stand there or not; messages are logged and mailed. */
    private static String withoutSecrets(String text) {
        String login = text.contains("//") || text.startsWith("jdbc:") ? ":.*@" : ":\\S*@";
        return text.replaceAll(login, ":…@").replaceAll("(?i)(password|passwd|pwd|secret|token)=[^&]*", "$1=…");
    }

    /** What stands there, for messages. */
    String got() {
        return node instanceof ScalarNode scalar ? "'" + shortened(scalar.getValue()) + "'" : shape();
    }

    private String shape() {
        if (node instanceof MappingNode) {
            return "keys with values";
        }
        return node instanceof SequenceNode
                ? "a list"
                : ((ScalarNode) node).getValue().isEmpty() ? "nothing" : got();
    }

    private static String shortened(String text) {
        return Source.shortened(withoutSecrets(text), 60);
    }
}
