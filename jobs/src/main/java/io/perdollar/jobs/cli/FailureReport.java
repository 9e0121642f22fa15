package io.perdollar.jobs.cli;

import io.perdollar.analysis.money.ExchangeRateMissingException;
import io.perdollar.jobs.config.ConfigurationException;
import io.perdollar.jobs.nightly.DataCheckException;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns a failure into its message and its exit code; the stack trace goes to the log file, or out with --verbose. */
final class FailureReport implements IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailureReport.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        message(failure).lines().forEach(line -> err.println(name + ": " + line));
        if (command.getParseResult().hasMatchedOption(Verbosity.OPTION)) {
            failure.printStackTrace(err);
        }
        LOG.debug("{} failed", name, failure);
        err.flush();
        return exitCode(failure);
    }

    static int exitCode(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigurationException) {
                return ExitCode.USAGE;
            }
            if (cause instanceof DataCheckException || cause instanceof ExchangeRateMissingException) {
                return ExitCode.DATA_CHECK;
            }
        }
        return ExitCode.FAILED;
    }

    /** What the user can act on: the message, or for a failure of our own the kind and place of it. */
    private static String message(Throwable failure) {
        String message = failure.getMessage();
        boolean foreseen = exitCode(failure) != ExitCode.FAILED || failure instanceof java.io.UncheckedIOException;
        if (message != null && foreseen) {
            return message;
        }
        StackTraceElement[] trace = failure.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        return "failed with " + failure + place + "; the log and --verbose tell more";
    }
}
