package io.perdollar.jobs.nightly;

import io.perdollar.ingest.requests.format.LogFormat;
import io.perdollar.ingest.requests.format.Piece;
import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.RequestsEntry;
import io.perdollar.reporting.actions.ActionSettings;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What of a configuration the files of an action need. */
final class ActionRules {
    private ActionRules() {}

    static ActionSettings of(Configuration configuration) {
        // A log of one VM's own nginx; what a gateway or a load balancer writes does not lie on the VM.
        List<LogFormat> formats = configuration.requests().stream()
                .filter(entry -> entry.place() instanceof RequestsEntry.Place.LogFiles
                        && (entry.owner() instanceof RequestsEntry.Owner.ByPath
                                || entry.owner() instanceof RequestsEntry.Owner.OneInstance))
                .map(RequestsEntry::format)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        // Several formats: which VM has which is not known here, so the script is left to recognise them.
        LogFormat format = formats.size() == 1 ? formats.get(0) : null;
        return new ActionSettings(
                configuration.endpoints(),
                configuration.idle().threshold(),
                configuration.idle().startUp(),
                format instanceof LogFormat.Template template ? text(template) : "",
                format instanceof LogFormat.JsonLines json ? keys(json) : "",
                configuration.fleet().serviceLabel(),
                configuration.fleet().environmentLabel());
    }

    /** Names in braces, so that a letter after a variable does not become part of it. */
    private static String text(LogFormat.Template template) {
        return template.pieces().stream()
                .map(piece -> piece instanceof Piece.Literal literal
                        ? literal.text()
                        : "${" + ((Piece.Variable) piece).name() + "}")
                .collect(Collectors.joining());
    }

    private static String keys(LogFormat.JsonLines json) {
        return json.keys().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }
}
