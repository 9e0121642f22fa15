package io.perdollar.ingest.requests.scan;

import io.perdollar.analysis.measure.Subject;
import java.util.Map;
import java.util.Optional;

/** How a line finds the VM that it speaks of. */
public sealed interface InstanceMapping {

    /** By the placeholders of the file pattern. */
    record ByPath() implements InstanceMapping {}

    /** Every line of the source speaks of the same. */
    record Fixed(Subject subject) implements InstanceMapping {}

    /**
     * By a field of the line.
     *
     * @param field variable of the format or JSON key; upstream lists are understood
     * @param subjects value of the field → whom it means. A value that is not there is looked up without its port and
     *     without the brackets of an IPv6 address
     */
    record ByField(String field, Map<String, Subject> subjects) implements InstanceMapping {
        public ByField {
            subjects = Map.copyOf(subjects);
        }

        /** Whom a value means. */
        public Optional<Subject> subject(String value) {
            Subject exact = subjects.get(value);
            if (exact != null) {
                return Optional.of(exact);
            }
            int colon = value.lastIndexOf(':');
            boolean port = colon > 0 && (value.indexOf(':') == colon || value.charAt(colon - 1) == ']');
            String host = port ? value.substring(0, colon) : value;
            Subject byHost = subjects.get(host);
            if (byHost == null && host.startsWith("[") && host.endsWith("]")) {
                byHost = subjects.get(host.substring(1, host.length() - 1));
            }
            return Optional.ofNullable(byHost);
        }
    }
}
