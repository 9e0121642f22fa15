package io.perdollar.reporting.actions;

import io.perdollar.analysis.activity.Endpoint;
import io.perdollar.analysis.activity.Endpoint.Segment;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Settings of the script that stops an idle VM: shell assignments. Public for the tests that hold it against the scanner. */
public final class IdleSettingsFile {
    private IdleSettingsFile() {}

    /** The file. */
    public static String text(ActionSettings settings, Duration threshold) {
        return """
                # Settings of stop-when-idle.sh; bash reads them. Written for the log formats and endpoints of this configuration.
                LOGS=(/var/log/nginx/access.log)
                # Ports of the model server (not of nginx): an open connection there is a request in flight. Where the server
                # runs in a container that listens on no port of the VM, nginx's own ports. "none" looks at none.
                PORTS=8000
                """
                + "THRESHOLD=" + threshold.toSeconds() + "\n"
                + "START_UP=" + settings.startUp().toSeconds() + "\n"
                + "# How the logs read, one format a line, a line may be of any: default, json or none (nginx's escape=) and the\n"
                + "# log_format without outer quotes; or: keys variable=key ... for JSON lines. Empty: recognised by their looks.\n"
                + "FORMATS=" + ShellText.quoted(String.join("\n", settings.logFormats())) + "\n"
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
