package io.perdollar.jobs.nightly;

import io.perdollar.ingest.requests.format.LogFormat;
import io.perdollar.ingest.requests.format.Piece;
import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.RequestsEntry;
import io.perdollar.reporting.actions.ActionSettings;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** What of a configuration the files of an action need. */
final class ActionRules {
    private ActionRules() {}

    static ActionSettings of(References references) {
        Configuration configuration = references.configuration();
        // A log of one VM's own nginx; what a gateway or a load balancer writes does not lie on the VM.
        List<String> formats = configuration.requests().stream()
                .filter(entry -> entry.place() instanceof RequestsEntry.Place.LogFiles
                        && (entry.owner() instanceof RequestsEntry.Owner.ByPath
                                || entry.owner() instanceof RequestsEntry.Owner.OneInstance))
                .map(RequestsEntry::format)
                .filter(Objects::nonNull)
                .map(ActionRules::line)
                .distinct()
                .toList();
        return new ActionSettings(
                configuration.endpoints(),
                configuration.idle().threshold(),
                configuration.idle().startUp(),
                formats,
                configuration.fleet().serviceLabel(),
                configuration.fleet().environmentLabel(),
                references.catalogue());
    }

    /** A format as stop-when-idle.sh is told it. */
    static String line(LogFormat format) {
        if (format instanceof LogFormat.JsonLines json) {
            return "keys "
                    + json.keys().entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue())
                            .collect(Collectors.joining(" "));
        }
        LogFormat.Template template = (LogFormat.Template) format;
        // Names in braces, so that a letter after a variable does not become part of it.
        return template.escape().name().toLowerCase(Locale.ROOT) + " "
                + template.pieces().stream()
                        .map(piece -> piece instanceof Piece.Literal literal
                                ? literal.text()
                                : "${" + ((Piece.Variable) piece).name() + "}")
                        .collect(Collectors.joining());
    }
}
