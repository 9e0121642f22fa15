package io.perdollar.jobs.cli;

import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.ConfigurationException;
import io.perdollar.jobs.nightly.Nightly;
import io.perdollar.jobs.nightly.StopSignal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
        RunLog.start("backfill " + from + " to " + to, configuration, surroundings, Output.isVerbose(spec));
        try (ProgressLine progress = ProgressLine.of(surroundings);
                Nightly nightly =
                        Nightly.open(configuration, surroundings.clock(), progress, surroundings.mail(send, resend))) {
            long dates = ChronoUnit.DAYS.between(from, to) + 1;
            for (long date = 0; date < dates; date++) {
                progress.of(date + 1, dates);
                LocalDate reportDate = from.plusDays(date);
                Nightly.Outcome outcome = nightly.run(reportDate, reports || reportDate.equals(to));
                Output.of(spec).println(RunSummary.line(outcome));
            }
            nightly.finish();
        }
        return ExitCode.DONE;
    }
}
