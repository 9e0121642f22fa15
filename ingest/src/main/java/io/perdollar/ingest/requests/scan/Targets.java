package io.perdollar.ingest.requests.scan;

import io.perdollar.analysis.measure.Subject;
import io.perdollar.ingest.requests.format.Unescape;
import io.perdollar.ingest.requests.scan.InstanceMapping.ByField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Remembers whom each value of the instance field means, by its bytes. */
final class Targets {

    /** Beyond these the table starts again. */
    private static final int MOST_VALUES = 1 << 14;

    /**
     * Whom a value means.
     *
     * @param served who served the line; null where that is unmapped or nobody
     * @param earlier who was busy before it in vain, as {@code $upstream_addr} lists them
     * @param unmapped the parts of the value that mean nobody known
     */
    record Target(@Nullable Subject served, List<Subject> earlier, List<String> unmapped) {}

    private static final Pattern PARTS = Pattern.compile(", | : ");

    private final ByField mapping;
    private final Unescape.Mode escape;
    private ByteTable table = new ByteTable();
    private final List<Target> targets = new ArrayList<>();

    Targets(ByField mapping, Unescape.Mode escape) {
        this.mapping = mapping;
        this.escape = escape;
    }

    Target target(byte[] b, int from, int to) {
        long hash = ByteTable.hash(b, from, to, 0);
        int id = table.find(b, from, to, 0, hash);
        if (id >= 0) {
            return targets.get(id);
        }
        if (table.size() == MOST_VALUES) {
            table = new ByteTable();
            targets.clear();
        }
        Target target = resolve(Unescape.text(b, from, to, escape));
        table.add(b, from, to, 0, hash);
        targets.add(target);
        return target;
    }

    private Target resolve(String value) {
        List<Subject> earlier = new ArrayList<>();
        List<String> unmapped = new ArrayList<>();
        Subject served = null;
        for (String part : PARTS.split(value, -1)) {
            if (served != null) {
                earlier.add(served);
            }
            served = null;
            if (!part.isEmpty() && !part.equals("-")) {
                Optional<Subject> subject = mapping.subject(part);
                served = subject.orElse(null);
                if (subject.isEmpty()) {
                    unmapped.add(part);
                }
            }
        }
        return new Target(served, List.copyOf(earlier), List.copyOf(unmapped));
    }
}
