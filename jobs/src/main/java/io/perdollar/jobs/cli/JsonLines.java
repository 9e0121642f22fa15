package io.perdollar.jobs.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.JsonEscapeUtil;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One JSON object for each event, on one line: {@code {"time":…,"severity":…,"message":…,"command":…}}. */
final class JsonLines extends LayoutBase<ILoggingEvent> {
    private final String command;

    /** @param command what runs, for the field of that name */
    JsonLines(String command) {
        this.command = command;
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        String stack =
                event.getThrowableProxy() == null ? null : ThrowableProxyUtil.asString(event.getThrowableProxy());
        return line(event.getInstant(), severity(event.getLevel()), event.getFormattedMessage(), command, stack) + "\n";
    }

    /** What failed, as the last line. */
    static String failure(Instant now, String command, String message) {
        return line(now, "ERROR", message, command, null);
    }

    private static String line(Instant time, String severity, String message, String command, @Nullable String stack) {
        return "{" + field("time", time.toString()) + "," + field("severity", severity) + ","
                + field("message", message) + "," + field("command", command)
                + (stack == null ? "" : "," + field("stack_trace", stack)) + "}";
    }

    private static String field(String name, String value) {
        return '"' + name + "\":\"" + JsonEscapeUtil.jsonEscapeString(value) + '"';
    }

    /** Cloud Logging knows WARNING. */
    private static String severity(Level level) {
        return level.equals(Level.WARN) ? "WARNING" : level.toString();
    }
}
