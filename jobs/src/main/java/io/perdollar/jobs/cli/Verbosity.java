package io.perdollar.jobs.cli;

import picocli.CommandLine.Option;

/** What every command that may fail offers. */
final class Verbosity {
    @Option(names = "--verbose", description = "Print the whole stack trace of a failure.")
    boolean verbose;
}
