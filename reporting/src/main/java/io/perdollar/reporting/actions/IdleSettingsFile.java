package io.perdollar.reporting.actions;

import io.perdollar.analysis.activity.Endpoint;
import io.perdollar.analysis.activity.Endpoint.Segment;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Settings of the script that stops an idle VM: shell assignments. */
final class IdleSettingsFile {
    private IdleSettingsFile() {}

    static String text(ActionSettings settings, Duration threshold) {
        return """
                # Settings of stop-when-idle.sh; bash reads them. Written for the log_format and endpoints of this configuration.
                LOGS=(/var/log/nginx/access.log)
                # Ports of the model server (not of nginx): an open connection there is a request in flight. "none" looks at none.
                PORTS=8000
                """
                + "THRESHOLD=" + threshold.toSeconds() + "\n"
                + "START_UP=" + settings.startUp().toSeconds() + "\n"
                + "# The log_format of nginx.conf without outer quotes; empty: the script recognises combined and what resembles it, and JSON.\n"
                + "FORMAT=" + ShellText.quoted(settings.logFormat()) + "\n"
                + "JSON_KEYS=" + ShellText.quoted(settings.jsonKeys()) + "\n"
                + "# Requests (they keep the VM running) and lines that never do, as extended regular expressions of METHOD /path.\n"
                + "INFERENCE="
                + ShellText.quoted(expressions(settings.endpoints().inference())) + "\n"
                + "IGNORE=" + ShellText.quoted(expressions(settings.endpoints().ignore())) + "\n";
    }

    private static String expressions(List<Endpoint> endpoints) {
        return endpoints.stream().map(IdleSettingsFile::expression).collect(Collectors.joining("\n"));
    }

    /** The endpoint as an expression that means the same (equations §1). */
    static String expression(Endpoint endpoint) {
        StringBuilder text =
                new StringBuilder("^").append(literal(endpoint.method())).append(' ');
        text.append(endpoint.anyPrefix() ? ".*" : "");
        for (Segment segment : endpoint.segments()) {
            text.append('/').append(literal(segment.head()));
            text.append(segment.wild() ? "[^/]+" + literal(segment.tail()) : "");
        }
        return text.append(endpoint.anyTail() ? "/.+" : "").append('$').toString();
    }

    private static String literal(String text) {
        return text.replaceAll("[.*+?()\\[{|$]", "[$0]").replace("\\", "\\\\").replace("^", "\\^");
    }
}
