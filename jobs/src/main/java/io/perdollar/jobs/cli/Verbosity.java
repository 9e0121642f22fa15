package io.perdollar.jobs.cli;

import picocli.CommandLine.Option;

/** What every command that may fail offers. */
final class Verbosity {
    static final String OPTION = "--verbose";

    @Option(names = OPTION, description = "Print the whole stack trace of a failure.")
    boolean verbose;
}
