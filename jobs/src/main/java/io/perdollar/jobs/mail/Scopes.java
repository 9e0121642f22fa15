package io.perdollar.jobs.mail;

import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.MailSettings;
import io.perdollar.jobs.config.Scope;
import java.util.Set;
import java.util.stream.Collectors;

/** The scopes of the configuration, as analysis knows them. */
public final class Scopes {
    private Scopes() {}

    /** The scopes of all groups that mails go to. */
    public static Set<io.perdollar.analysis.scope.Scope> ofReaders(Configuration configuration) {
        MailSettings mail = configuration.mail();
        return mail == null
                ? Set.of()
                : mail.groups().values().stream()
                        .map(group -> of(group.scope()))
                        .collect(Collectors.toUnmodifiableSet());
    }

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
