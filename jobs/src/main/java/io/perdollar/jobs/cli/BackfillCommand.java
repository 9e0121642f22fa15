package io.perdollar.jobs.cli;

import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.ConfigurationException;
import io.perdollar.jobs.metrics.RunMetrics;
import io.perdollar.jobs.nightly.Nightly;
import io.perdollar.jobs.nightly.StopSignal;
import io.perdollar.jobs.output.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backfill}: the nightly job for a range of dates, oldest first. */
@Command(
        name = "backfill",
        mixinStandardHelpOptions = true,
        description = "Run the nightly job for a range of dates, oldest first; mails nobody unless --send.")
final class BackfillCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "The configuration.")
    private Path config = Path.of("");

    @Option(names = "--from", paramLabel = "DATE", required = true, description = "First report date.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(names = "--to", paramLabel = "DATE", required = true, description = "Last report date.")
    private LocalDate to = LocalDate.EPOCH;

    @Option(names = "--reports", description = "Write the files of every date, not of the last one only.")
    private boolean reports;

    @Option(names = "--again", description = "Make also those reports again that were made before.")
    private boolean again;

    @Option(names = "--send", description = "Mail the reports whose files are written to those who have not had them.")
    private boolean send;

    @Option(names = "--resend", description = "With --send: also to those who had them, or may have had them.")
    private boolean resend;

    BackfillCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Configuration configuration = Configuration.read(config);
        if (to.isBefore(from)) {
            throw new ConfigurationException(
                    "--to: expected a date that is not before --from " + from + ", got " + to + "; swap the two");
        }
        StopSignal.listen();
        RunLog.start("backfill " + from + " to " + to, configuration, surroundings, Verbosity.of(spec));
        RunMetrics metrics = RunMetrics.begin(configuration, surroundings.clock());
        try (ProgressLine progress = ProgressLine.of(surroundings, Verbosity.of(spec));
                Nightly nightly =
                        Nightly.open(configuration, surroundings.clock(), progress, surroundings.mail(send, resend))) {
            List<LocalDate> dates = from.datesUntil(to.plusDays(1))
                    .filter(date -> again || !isMade(nightly, configuration, date))
                    .toList();
            long made = ChronoUnit.DAYS.between(from, to) + 1 - dates.size();
            if (made > 0) {
                Output.of(spec).println(made + " reports of these dates were made before; --again makes them again");
            }
            for (int i = 0; i < dates.size(); i++) {
                progress.of(i + 1, dates.size());
                Nightly.Outcome outcome = nightly.run(dates.get(i), isWritten(dates.get(i)));
                Output.of(spec).println(RunSummary.line(outcome));
                metrics.succeeded(outcome.report());
            }
            nightly.finish();
        } catch (RuntimeException e) {
            metrics.failed(FailureReport.exitCode(e));
            throw e;
        }
        return ExitCode.DONE;
    }

    private boolean isWritten(LocalDate date) {
        return reports || date.equals(to);
    }

    /** Whether a run over these dates that was ended before has done everything for a date that is asked for. */
    private boolean isMade(Nightly nightly, Configuration configuration, LocalDate date) {
        boolean complete =
                !isWritten(date) || (!send && Files.isDirectory(new RunFolder(configuration.output(), date).path()));
        return complete && nightly.isReported(date);
    }
}
