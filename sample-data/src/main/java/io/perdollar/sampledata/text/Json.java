package io.perdollar.sampledata.text;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON text from maps, lists, strings, numbers, booleans and null; object keys keep their order. */
public final class Json {
    private Json() {}

    /** One line without spaces. */
    public static String compact(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        append(text, value, -1);
        return text.toString();
    }

    /** Indented by two spaces, as gcloud prints it, with a line end. */
    public static String pretty(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        append(text, value, 0);
        return text.append('\n').toString();
    }

    private static void append(StringBuilder text, @Nullable Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            text.append('{');
            String separator = "";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                newLine(text.append(separator), depth + 1, depth);
                quote(text, String.valueOf(entry.getKey()));
                text.append(depth < 0 ? ":" : ": ");
                append(text, entry.getValue(), depth < 0 ? depth : depth + 1);
                separator = ",";
            }
            if (!map.isEmpty()) {
                newLine(text, depth, depth);
            }
            text.append('}');
        } else if (value instanceof Iterable<?> list) {
            text.append('[');
            String separator = "";
            for (Object element : list) {
                newLine(text.append(separator), depth + 1, depth);
                append(text, element, depth < 0 ? depth : depth + 1);
                separator = ",";
            }
            if (!separator.isEmpty()) {
                newLine(text, depth, depth);
            }
            text.append(']');
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else {
            quote(text, value.toString());
        }
    }

    private static void newLine(StringBuilder text, int indent, int depth) {
        if (depth >= 0) {
            text.append('\n').append("  ".repeat(indent));
        }
    }

    private static void quote(StringBuilder text, String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                default -> {
                    if (c < ' ') {
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
