package io.perdollar.ingest.bigquery.requests;

import io.perdollar.analysis.measure.Subject;
import io.perdollar.ingest.requests.scan.InstanceMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a row finds the VM or the service that it speaks of. */
public sealed interface RowOwner {
    /** A field holds an address or a name that the mapping knows; one stream speaks of all of them. */
    record Mapped(InstanceMapping.ByField mapping) implements RowOwner {
        private static final Pattern PARTS = Pattern.compile(", | : ");

        @Override
        public Owners owners(String value) {
            Subject served = null;
            List<Subject> earlier = new ArrayList<>();
            List<String> unmapped = new ArrayList<>();
            for (String part : PARTS.split(value, -1)) {
                if (served != null) {
                    earlier.add(served);
                }
                Optional<Subject> subject =
                        part.isEmpty() || part.equals("-") ? Optional.empty() : mapping.subject(part);
                served = subject.orElse(null);
                if (subject.isEmpty() && !part.isEmpty() && !part.equals("-")) {
                    unmapped.add(part);
                }
            }
            return new Owners(served, earlier, unmapped);
        }

        @Override
        public Optional<Subject.Kind> kind() {
            return Optional.empty();
        }

        @Override
        public Set<Subject> known() {
            return Set.copyOf(mapping.subjects().values());
        }
    }

    /** The value is the name or the id itself; the rows of each are a stream of their own. */
    record Named(Subject.Kind named) implements RowOwner {
        @Override
        public Owners owners(String value) {
            return value.isEmpty()
                    ? new Owners(null, List.of(), List.of())
                    : new Owners(new Subject(named, value, null, null), List.of(), List.of());
        }

        @Override
        public Optional<Subject.Kind> kind() {
            return Optional.of(named);
        }

        @Override
        public Set<Subject> known() {
            return Set.of();
        }
    }

    /** Every row speaks of the same. */
    record Fixed(Subject subject) implements RowOwner {
        @Override
        public Owners owners(String value) {
            return new Owners(subject, List.of(), List.of());
        }

        @Override
        public Optional<Subject.Kind> kind() {
            return Optional.empty();
        }

        @Override
        public Set<Subject> known() {
            return Set.of(subject);
        }
    }

    /**
     * Whom a value means.
     *
     * @param served who served the request; null where nobody known did
     * @param earlier who was busy with it before, in vain
     * @param unmapped names and addresses that nobody knows
     */
    record Owners(@Nullable Subject served, List<Subject> earlier, List<String> unmapped) {
        public Owners {
            earlier = List.copyOf(earlier);
            unmapped = List.copyOf(unmapped);
        }
    }

    /** Whom a value of the owner column means. */
    Owners owners(String value);

    /** What a stream is named after; empty where all rows are one stream. */
    Optional<Subject.Kind> kind();

    /** Whom the source speaks of whether or not a row names them. */
    Set<Subject> known();
}
