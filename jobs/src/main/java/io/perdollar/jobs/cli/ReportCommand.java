package io.perdollar.jobs.cli;

import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.nightly.Nightly;
import io.perdollar.jobs.nightly.StoredReport;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code report}: renders a report again from the ledger, reading no source. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description =
                "Render a report again from the ledger, as it was made then; reads no source and mails nobody unless --send.")
final class ReportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "The configuration.")
    private Path config = Path.of("");

    @Option(names = "--date", paramLabel = "DATE", required = true, description = "The report's date.")
    private LocalDate date = LocalDate.EPOCH;

    @Option(
            names = "--attempt",
            paramLabel = "N",
            description = "Which attempt of the date (default: the one that was mailed, else the newest).")
    private @Nullable Integer attempt;

    @Option(names = "--send", description = "Mail it to those who have not had it.")
    private boolean send;

    @Option(names = "--resend", description = "With --send: also to those who had it, or may have had it.")
    private boolean resend;

    ReportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Configuration configuration = Configuration.read(config);
        RunLog.start("report " + date, configuration, surroundings, Verbosity.of(spec));
        try (ProgressLine progress = ProgressLine.of(surroundings, Verbosity.of(spec))) {
            Nightly.Outcome outcome = StoredReport.render(
                    configuration, surroundings.clock(), date, attempt, progress, surroundings.mail(send, resend));
            Output.of(spec).println(RunSummary.line(outcome));
        }
        return ExitCode.DONE;
    }
}
