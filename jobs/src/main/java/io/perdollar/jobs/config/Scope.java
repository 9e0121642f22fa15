package io.perdollar.jobs.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Which part of the fleet a budget or a group of readers sees. */
public sealed interface Scope {
    /** Everything. */
    record All() implements Scope {}

    /** Only what belongs to these. */
    record Only(Kind kind, List<String> names) implements Scope {
        public Only {
            names = List.copyOf(names);
        }
    }

    /** What the names of a scope are. */
    enum Kind {
        PROJECTS,
        SERVICES,
        ENVIRONMENTS
    }

    static Scope read(Section section) {
        Value value = section.get("scope");
        if (value == null) {
            return new All();
        }
        if (value.isScalar()) {
            value.as(ScalarForm.matching(
                    "all, { services: [a] }, { projects: [a] } or { environments: [a] }", Pattern.compile("all")));
            return new All();
        }
        Section choice = value.section();
        choice.exclusive("projects", "services", "environments");
        List<Scope> scopes = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<String> names = choice.list(ScalarForm.word(kind), ScalarForm.TEXT);
            if (!names.isEmpty()) {
                scopes.add(new Only(kind, names));
            }
        }
        choice.done();
        if (scopes.isEmpty()) {
            value.problem("services, projects or environments with names", value.got(), "name at least one");
            return new All();
        }
        return scopes.get(0);
    }
}
