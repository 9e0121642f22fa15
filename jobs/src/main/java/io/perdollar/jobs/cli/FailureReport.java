package io.perdollar.jobs.cli;

import io.perdollar.analysis.charge.UnbalancedDayException;
import io.perdollar.analysis.fleet.AmbiguousInstanceNameException;
import io.perdollar.analysis.measure.ConservationException;
import io.perdollar.analysis.measure.CurrencyUnclearException;
import io.perdollar.analysis.money.ExchangeRateMissingException;
import io.perdollar.ingest.bigquery.BigQueryFailure;
import io.perdollar.ingest.billing.BillingSourceException;
import io.perdollar.ingest.inventory.InventoryException;
import io.perdollar.ingest.json.JsonFileException;
import io.perdollar.ingest.requests.format.LogFormatException;
import io.perdollar.jobs.config.ConfigurationException;
import io.perdollar.jobs.ledger.LedgerBusyException;
import io.perdollar.jobs.ledger.LedgerException;
import io.perdollar.jobs.ledger.VanishedDayException;
import io.perdollar.jobs.mail.MailDeliveryException;
import io.perdollar.jobs.nightly.DataCheckException;
import io.perdollar.jobs.nightly.StoppedException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns a failure into its message and its exit code; the stack trace goes to the log file, or out with --verbose. */
final class FailureReport implements IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailureReport.class);

    /** What a user can act on: kinds of failure whose message says what to do, with their exit codes. */
    private static final List<Foreseen> FORESEEN = List.of(
            new Foreseen(ConfigurationException.class, ExitCode.USAGE),
            new Foreseen(LogFormatException.class, ExitCode.USAGE),
            new Foreseen(CurrencyUnclearException.class, ExitCode.USAGE),
            new Foreseen(AmbiguousInstanceNameException.class, ExitCode.USAGE),
            new Foreseen(InventoryException.class, ExitCode.USAGE),
            new Foreseen(JsonFileException.class, ExitCode.USAGE),
            new Foreseen(DataCheckException.class, ExitCode.DATA_CHECK),
            new Foreseen(ConservationException.class, ExitCode.DATA_CHECK),
            new Foreseen(UnbalancedDayException.class, ExitCode.DATA_CHECK),
            new Foreseen(ExchangeRateMissingException.class, ExitCode.DATA_CHECK),
            new Foreseen(VanishedDayException.class, ExitCode.DATA_CHECK),
            new Foreseen(LedgerBusyException.class, ExitCode.LEDGER_HELD),
            new Foreseen(MailDeliveryException.class, ExitCode.FAILED),
            new Foreseen(LedgerException.class, ExitCode.FAILED),
            new Foreseen(StoppedException.class, ExitCode.FAILED),
            new Foreseen(BillingSourceException.class, ExitCode.FAILED),
            new Foreseen(BigQueryFailure.class, ExitCode.FAILED),
            new Foreseen(UncheckedIOException.class, ExitCode.FAILED));

    private final Clock clock;

    FailureReport(Clock clock) {
        this.clock = clock;
    }

    private record Foreseen(Class<? extends Throwable> kind, int exitCode) {}

    /** A failure, or one behind it, that was foreseen. */
    private record Known(Throwable failure, int exitCode) {}

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        Optional<Known> known = known(failure);
        String message = isOutOfMemory(failure)
                ? outOfMemory(name)
                : known.map(foreseen -> String.valueOf(foreseen.failure().getMessage()))
                        .orElseGet(() -> unforeseen(failure));
        Verbosity verbosity = Verbosity.of(command.getCommandSpec());
        if (verbosity.logFormat == LogFormat.JSON) {
            err.println(JsonLines.failure(clock.instant(), name, message));
        } else {
            message.lines().forEach(line -> err.println(Output.harmless(name + ": " + line)));
        }
        if (verbosity.verbose) {
            failure.printStackTrace(err);
        }
        err.flush();
        LOG.debug("{} failed", name, failure);
        return exitCode(failure);
    }

    /** The exit code of a failure. */
    static int exitCode(Throwable failure) {
        return isOutOfMemory(failure)
                ? ExitCode.FAILED
                : known(failure).map(FailureReport::exitCode).orElse(ExitCode.FAILED);
    }

    private static Optional<Known> known(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            for (Foreseen foreseen : FORESEEN) {
                if (foreseen.kind().isInstance(cause)) {
                    return Optional.of(new Known(cause, foreseen.exitCode()));
                }
            }
        }
        return Optional.empty();
    }

    /** What is no export, cannot be found or may not be read is a matter of the configuration. */
    private static int exitCode(Known known) {
        if (known.failure() instanceof BillingSourceException source) {
            return source.kind() == BillingSourceException.Kind.UNREADABLE ? known.exitCode() : ExitCode.USAGE;
        }
        if (known.failure() instanceof BigQueryFailure failure) {
            return failure.kind().isForTheConfiguration() ? ExitCode.USAGE : ExitCode.FAILED;
        }
        return known.exitCode();
    }

    private static boolean isOutOfMemory(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }

    private static String outOfMemory(String command) {
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        return "out of memory: expected to do with the %d MB of heap that Java has here, got more resources and hours than fit; nothing is lost: give it more and start it again, PERDOLLAR_JAVA_OPTS=-Xmx%dm %s …"
                .formatted(megabytes, 2 * megabytes, command);
    }

    private static String unforeseen(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        return "failed with " + failure + place + "; the log and --verbose tell more";
    }
}
