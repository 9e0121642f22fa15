package io.perdollar.jobs.cli;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command prints what was asked for; everything else goes to the log. */
final class Output {
    private Output() {}

    /** Standard output, or what a test put in its place; {@code spec} was injected by picocli before the command is called. */
    static PrintWriter of(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
