package io.perdollar.analysis.scope;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which part of the fleet a budget or a reader sees. */
public sealed interface Scope {
    /** Everything, what nobody can be charged with included. */
    record All() implements Scope {}

    /**
     * Only what belongs to these.
     *
     * @param names at least one, sorted
     */
    record Only(Kind kind, List<String> names) implements Scope {
        public Only {
            names = names.stream().sorted().distinct().toList();
            if (names.isEmpty()) {
                throw new IllegalArgumentException("a scope of " + kind + " needs at least one name, got none");
            }
        }
    }

    /** What the names of a scope are. */
    enum Kind {
        PROJECTS,
        SERVICES,
        ENVIRONMENTS;

        /** The word in the configuration. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Whether something belongs to the scope.
     *
     * @param project null where the bill states none
     * @param service null for what belongs to no GPU VM
     * @param environment null for what belongs to no GPU VM
     */
    default boolean covers(@Nullable String project, @Nullable String service, @Nullable String environment) {
        if (this instanceof Only only) {
            String name = switch (only.kind()) {
                case PROJECTS -> project;
                case SERVICES -> service;
                case ENVIRONMENTS -> environment;
            };
            return name != null && only.names().contains(name);
        }
        return true;
    }

    /** Whether whoever sees this scope sees all of another one. */
    default boolean contains(Scope other) {
        return this instanceof All
                || (this instanceof Only mine
                        && other instanceof Only theirs
                        && mine.kind() == theirs.kind()
                        && mine.names().containsAll(theirs.names()));
    }

    /** The scope in the words of the configuration, such as {@code all} or {@code services chat, search}. */
    default String words() {
        return this instanceof Only only ? only.kind().key() + " " + String.join(", ", only.names()) : "all";
    }
}
