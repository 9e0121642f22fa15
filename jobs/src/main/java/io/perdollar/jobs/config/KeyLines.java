package io.perdollar.jobs.config;

import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Where each key of a configuration stands: the line that a message tells the user to change. */
public final class KeyLines {
    private final String file;
    private final int lines;
    private final Map<String, Integer> byKey = new HashMap<>();

    private KeyLines(Configuration configuration) {
        file = configuration.file().toString();
        lines = (int) configuration.text().lines().count();
    }

    /** The lines of a configuration that was read. */
    public static KeyLines of(Configuration configuration) {
        KeyLines lines = new KeyLines(configuration);
        Node root = new Yaml().compose(new StringReader(configuration.text()));
        if (root != null) {
            lines.add("", root);
        }
        return lines;
    }

    private void add(String key, Node node) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode name) {
                    String inner = key.isEmpty() ? name.getValue() : key + "." + name.getValue();
                    byKey.put(inner, Source.line(name));
                    add(inner, tuple.getValueNode());
                }
            }
        } else if (node instanceof SequenceNode sequence) {
            List<Node> items = sequence.getValue();
            for (int i = 0; i < items.size(); i++) {
                byKey.put(key + "[" + i + "]", Source.line(items.get(i)));
                add(key + "[" + i + "]", items.get(i));
            }
        }
    }

    /** Whether the file states a key, such as {@code requests[0].format}. */
    public boolean states(String key) {
        return byKey.containsKey(key);
    }

    /** {@code FILE:LINE} of a key; of the group in which it belongs, or of the file's end, where the file leaves it out. */
    public String place(String key) {
        Integer line = byKey.get(key);
        if (line != null) {
            return file + ":" + line;
        }
        int dot = Math.max(key.lastIndexOf('.'), key.lastIndexOf('['));
        return dot > 0 ? place(key.substring(0, dot)) : file + ":" + (lines + 1);
    }
}
