package io.perdollar.jobs.cli;

import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.mail.MailOrder;
import io.perdollar.jobs.metrics.RunMetrics;
import io.perdollar.jobs.nightly.Explanation;
import io.perdollar.jobs.nightly.Nightly;
import io.perdollar.jobs.nightly.StopSignal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nightly}: reads everything new and reports one date. */
@Command(
        name = "nightly",
        mixinStandardHelpOptions = true,
        description = "Read everything new and report a date; this is what a scheduler starts each night.")
final class NightlyCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "The configuration.")
    private Path config = Path.of("");

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "Last day of the report (default: yesterday in the report's time zone).")
    private @Nullable LocalDate date;

    @Option(names = "--dry-run", description = "Write the mails into the report's folder mail/ and send nothing.")
    private boolean dryRun;

    @Option(names = "--resend", description = "Mail again also those who had this report, or may have had it.")
    private boolean resend;

    @Option(
            names = "--explain",
            description = "Print what would be read and what it would cost; reads and changes nothing.")
    private boolean explain;

    NightlyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    private MailOrder mail() {
        return new MailOrder(dryRun ? MailOrder.Mode.DRY_RUN : MailOrder.Mode.SEND, resend, surroundings.environment());
    }

    @Override
    public Integer call() {
        Configuration configuration = Configuration.read(config);
        LocalDate reportDate = date == null ? surroundings.yesterday(configuration) : date;
        if (explain) {
            Explanation.of(configuration, reportDate, surroundings.clock().instant())
                    .forEach(Output.of(spec)::println);
            return ExitCode.DONE;
        }
        StopSignal.listen();
        RunLog.start("nightly " + reportDate, configuration, surroundings, Verbosity.of(spec));
        RunMetrics metrics = RunMetrics.begin(configuration, surroundings.clock());
        try (ProgressLine progress = ProgressLine.of(surroundings, Verbosity.of(spec));
                Nightly nightly = Nightly.open(configuration, surroundings.clock(), progress, mail())) {
            Nightly.Outcome outcome = nightly.run(reportDate, true);
            progress.step("tidying the ledger");
            nightly.finish();
            metrics.succeeded(outcome.report());
            Output.of(spec).println(RunSummary.line(outcome));
        } catch (RuntimeException e) {
            metrics.failed(FailureReport.exitCode(e));
            throw e;
        }
        return ExitCode.DONE;
    }
}
