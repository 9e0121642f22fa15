package io.perdollar.ingest.requests.scan;

import io.perdollar.ingest.requests.format.Field;
import io.perdollar.ingest.requests.format.Role;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys, brackets and blanks of one JSON line, as a template that most lines of the same program share: a scanner for it
 * need not look any key up. Where it accepts a line it reads what {@link JsonLine} would; it leaves all others to that.
 */
final class JsonShape {

    /** More would be too large a method for the JIT compiler. */
    private static final int MOST_STEPS = 150;

    private final byte[] b;
    private final ByteArrayOutputStream literal = new ByteArrayOutputStream();
    private final List<Role> roles = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();
    /** The text before each value; at the end, behind the last one. */
    private final List<byte[]> texts = new ArrayList<>();

    private boolean plain = true;

    private record Value(@Nullable Role role, boolean quoted) {}

    private JsonShape(byte[] b) {
        this.b = b;
    }

    /**
     * The reader of lines like the one at {@code from}, which {@link JsonLine} has read and found complete.
     *
     * @return null if such lines are better left to {@link JsonLine}
     */
    static @Nullable LineReader learn(byte[] b, int from, JsonNode root) {
        JsonShape shape = new JsonShape(b);
        if (b[from] != '{') {
            return null;
        }
        shape.object(from, root);
        shape.texts.add(shape.literal.toByteArray());
        return shape.usable() ? shape.compile() : null;
    }

    private boolean usable() {
        int steps = values.size();
        for (byte[] text : texts) {
            steps += (text.length + 7) / 8;
            // Fields have their texts as strings.
            byte[] again = new String(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
            plain &= Arrays.equals(text, again);
        }
        return plain
                && steps <= MOST_STEPS
                && roles.stream().filter(Role::isTime).count() == 1
                && roles.stream().distinct().count() == roles.size()
                && roles.contains(Role.REQUEST) != (roles.contains(Role.METHOD) || roles.contains(Role.URI));
    }

    private LineReader compile() {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            String after = new String(texts.get(i + 1), StandardCharsets.UTF_8);
            fields.add(new Field(List.of("value " + i), value.role(), value.quoted(), true, false, after, false));
        }
        return ScannerCompiler.compile("json", new String(texts.get(0), StandardCharsets.UTF_8), fields, true);
    }

    private int object(int from, @Nullable JsonNode node) {
        int at = keep(from, blank(from + 1));
        if (b[at] == '}') {
            return keep(at, at + 1);
        }
        while (true) {
            int keyEnd = Steps.untilBareQuote(b, at + 1);
            int key = node == null ? -1 : node.find(b, at + 1, keyEnd);
            at = keep(at, blank(blank(keyEnd + 1) + 1));
            at = value(at, key < 0 ? null : node, key);
            at = keep(at, blank(at));
            if (b[at] == '}') {
                return keep(at, at + 1);
            }
            at = keep(at, blank(at + 1));
        }
    }

    private int array(int from) {
        int at = keep(from, blank(from + 1));
        while (b[at] != ']') {
            at = value(at, null, -1);
            at = keep(at, blank(at));
            if (b[at] == ',') {
                at = keep(at, blank(at + 1));
            }
        }
        return keep(at, at + 1);
    }

    private int value(int at, @Nullable JsonNode node, int key) {
        Role role = node == null ? null : node.role(key);
        switch (b[at]) {
            case '"' -> {
                int end = Steps.untilBareQuote(b, at + 1);
                keep(at, at + 1);
                field(role, true, at + 1, end);
                return keep(end, end + 1);
            }
            case '{' -> {
                return object(at, node == null ? null : node.object(key));
            }
            case '[' -> {
                return array(at);
            }
            default -> {
                int end = Steps.scalar(b, at);
                field(b[at] == 'n' ? null : role, false, at, end);
                plain &= role == null || b[at] != 'n';
                return end;
            }
        }
    }

    private void field(@Nullable Role role, boolean quoted, int from, int to) {
        texts.add(literal.toByteArray());
        literal.reset();
        values.add(new Value(role == null ? null : asWritten(role, from, to), quoted));
        if (role != null) {
            roles.add(role);
            plain &= quoted || !isText(role);
        }
    }

    private static boolean isText(Role role) {
        return role == Role.REQUEST || role == Role.METHOD || role == Role.URI || role == Role.INSTANCE;
    }

    /** A time of the form that has a step of its own, where the line has it so. */
    private Role asWritten(Role role, int from, int to) {
        if (!role.isTime()) {
            return role;
        }
        int length = to - from;
        if (role == Role.TIME_ANY) {
            return length == 25 && b[from + 10] == 'T' ? Role.TIME_ISO8601 : role;
        }
        boolean usual = switch (role) {
            case TIME_MSEC -> length == 14;
            case TIME_LOCAL -> length == 26;
            default -> length == 25 && b[from + 10] == 'T';
        };
        plain &= usual;
        return role;
    }

    /** Adds bytes to the text before the next value; gives where they end. */
    private int keep(int from, int to) {
        literal.write(b, from, to - from);
        return to;
    }

    private int blank(int from) {
        return JsonLine.blank(b, from);
    }
}
