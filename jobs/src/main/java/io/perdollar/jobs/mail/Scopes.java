package io.perdollar.jobs.mail;

import io.perdollar.jobs.config.Scope;

/** The scopes of the configuration, as analysis knows them. */
public final class Scopes {
    private Scopes() {}

    public static io.perdollar.analysis.scope.Scope of(Scope scope) {
        return scope instanceof Scope.Only only
                ? new io.perdollar.analysis.scope.Scope.Only(kind(only.kind()), only.names())
                : new io.perdollar.analysis.scope.Scope.All();
    }

    private static io.perdollar.analysis.scope.Scope.Kind kind(Scope.Kind kind) {
        return switch (kind) {
            case PROJECTS -> io.perdollar.analysis.scope.Scope.Kind.PROJECTS;
            case SERVICES -> io.perdollar.analysis.scope.Scope.Kind.SERVICES;
            case ENVIRONMENTS -> io.perdollar.analysis.scope.Scope.Kind.ENVIRONMENTS;
        };
    }
}
