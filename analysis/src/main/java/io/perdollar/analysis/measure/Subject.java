package io.perdollar.analysis.measure;

import org.jspecify.annotations.Nullable;

/**
 * Whom a log line speaks of, as far as the log can tell.
 *
 * @param kind what {@code name} is
 * @param name instance name, numeric instance id or service name
 * @param project fixes an instance name; null where the source does not tell
 * @param zone fixes an instance name; null where the source does not tell
 */
public record Subject(
        Kind kind,
        String name,
        @Nullable String project,
        @Nullable String zone) {
    /** How a subject is named. */
    public enum Kind {
        INSTANCE_NAME,
        INSTANCE_ID,
        SERVICE
    }

    public Subject {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a subject needs a name, got an empty one");
        }
    }

    /** A VM known by name alone. */
    public static Subject instance(String name) {
        return new Subject(Kind.INSTANCE_NAME, name, null, null);
    }
}
