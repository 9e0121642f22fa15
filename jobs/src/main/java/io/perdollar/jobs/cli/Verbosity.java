package io.perdollar.jobs.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What every command that may fail offers. */
final class Verbosity {
    static final String MIXIN = "verbosity";

    @Option(names = "--verbose", description = "Print the whole stack trace of a failure.")
    boolean verbose;

    @Option(
            names = "--log-format",
            paramLabel = "text|json",
            defaultValue = "text",
            description =
                    "What standard error has: text for people (default) or one JSON object a line for collectors.")
    LogFormat logFormat = LogFormat.TEXT;

    /** Of a command; {@code spec} was injected by picocli before the command is called. */
    static Verbosity of(@Nullable CommandSpec spec) {
        CommandSpec mixin = Objects.requireNonNull(spec).mixins().get(MIXIN);
        return (Verbosity) Objects.requireNonNull(mixin).userObject();
    }
}
