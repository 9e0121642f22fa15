package io.perdollar.jobs.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import io.perdollar.jobs.config.Configuration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** The log of runs: {@code perdollar.log} in the output folder with everything, standard error with what one must see. */
final class RunLog {
    /**
     * Line breaks inside a message stay inside its line: what stands in logs of others must not look like ours, and what a
     * terminal would obey is left out.
     */
    private static final String MESSAGE =
            "%replace(%replace(%msg){'[\\r\\n]+',' | '}){'[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]','?'}";

    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level " + MESSAGE + "%n";

    private RunLog() {}

    /**
     * Starts the log of a command, which lasts as long as the process.
     *
     * @param what the command, for the log
     * @param verbosity tells what standard error has; the file is always for people
     */
    static void start(String what, Configuration configuration, Surroundings surroundings, Verbosity verbosity) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            boolean json = verbosity.logFormat == LogFormat.JSON;
            boolean quiet = surroundings.terminal() && !verbosity.verbose && !json;
            Encoder<ILoggingEvent> encoder =
                    json ? lines(context, new JsonLines(what)) : pattern(context, "%-5level " + MESSAGE + "%n%nopex");
            appendTo(context, configuration, quiet ? Level.WARN : Level.INFO, encoder);
        }
        org.slf4j.Logger log = LoggerFactory.getLogger(RunLog.class);
        log.debug("{} with {}", what, configuration.file());
        configuration.warnings().forEach(log::warn);
    }

    private static void appendTo(
            LoggerContext context, Configuration configuration, Level shown, Encoder<ILoggingEvent> console) {
        Path file = configuration.output().resolve("perdollar.log");
        try {
            Files.createDirectories(configuration.output());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "output: expected a folder that can be written, got " + e + " for " + configuration.output()
                            + "; create it or correct its permissions",
                    e);
        }
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.setLevel(Level.WARN);
        // It warns of every H2 that is newer than itself.
        context.getLogger("org.flywaydb").setLevel(Level.ERROR);
        Logger own = context.getLogger("io.perdollar");
        own.setLevel(Level.DEBUG);
        FileAppender<ILoggingEvent> toFile = new FileAppender<>();
        toFile.setFile(file.toString());
        root.addAppender(started(toFile, context, pattern(context, PATTERN), "file"));
        ConsoleAppender<ILoggingEvent> toConsole = new ConsoleAppender<>();
        toConsole.setTarget("System.err");
        toConsole.addFilter(new OwnAtLeast(shown));
        root.addAppender(started(toConsole, context, console, "console"));
    }

    private static Encoder<ILoggingEvent> pattern(LoggerContext context, String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(pattern);
        encoder.start();
        return encoder;
    }

    private static Encoder<ILoggingEvent> lines(LoggerContext context, JsonLines layout) {
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        return encoder;
    }

    private static Appender<ILoggingEvent> started(
            OutputStreamAppender<ILoggingEvent> appender,
            LoggerContext context,
            Encoder<ILoggingEvent> encoder,
            String name) {
        appender.setContext(context);
        appender.setName(name);
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
