package io.perdollar.jobs.cli;

import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.ConfigurationException;
import io.perdollar.jobs.config.LedgerSettings.LedgerPlace;
import io.perdollar.jobs.mail.MailOrder;
import io.perdollar.jobs.nightly.Nightly;
import io.perdollar.reporting.Findings;
import io.perdollar.sampledata.SampleFleet;
import io.perdollar.sampledata.SampleOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: the sample fleet, the nightly job on it, and what was found. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Generate the sample fleet, run the nightly job for its last day and show the findings.")
final class DemoCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "perdollar-demo",
            description = "Folder to write into (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("perdollar-demo");

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "" + SampleOptions.DEFAULT_DAYS,
            description = "Days of bill and logs (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "files",
            description = "Where the demo's data lie: files (default), the only place it knows.")
    private String engine = "files";

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        checkEngine();
        Nightly.Outcome outcome = run(options());
        PrintWriter text = Output.of(spec);
        text.print(Findings.text(outcome.report()));
        text.println();
        text.println("report   " + outcome.folder() + ": index.html, cost-report-" + outcome.reportDate()
                + ".xlsx, summary.json, mail/");
        text.println("sample   " + out + ": bill, logs and inventory; perdollar.yaml there reads them");
        text.println("next     perdollar init --out perdollar.yaml, and name your own bill and logs in it");
        return ExitCode.DONE;
    }

    private Nightly.Outcome run(SampleOptions options) throws IOException {
        try (ProgressLine progress = ProgressLine.of(surroundings)) {
            progress.step("generating the sample fleet");
            write(options, progress);
            Configuration configuration = Configuration.read(out.resolve("perdollar.yaml"));
            forgetEarlierDemo(configuration);
            RunLog.start("demo", configuration, surroundings, Output.isVerbose(spec));
            try (Nightly nightly = Nightly.open(
                    configuration,
                    morningAfter(options),
                    progress,
                    new MailOrder(MailOrder.Mode.DRY_RUN, false, Map.of()))) {
                Nightly.Outcome outcome = nightly.run(options.end(), true);
                nightly.finish();
                return outcome;
            }
        }
    }

    private static void write(SampleOptions options, ProgressLine progress) throws IOException {
        try {
            SampleFleet.write(options, (bytes, done, total) -> progress.advanced(done, total));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("--out: " + e.getMessage());
        }
    }

    private void checkEngine() {
        if (engine.equals("bigquery")) {
            throw new ConfigurationException(
                    "--engine: expected files, got bigquery; the demo reads files only: a bill of your own in BigQuery is read by nightly");
        }
        if (!engine.equals("files")) {
            throw new ConfigurationException("--engine: expected files, got " + engine + "; leave the option out");
        }
    }

    private SampleOptions options() {
        try {
            return SampleOptions.defaults(out).withDays(days);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("--days: " + e.getMessage());
        }
    }

    /** What an earlier demo kept of another fleet would be taken for a bill that vanished. */
    private static void forgetEarlierDemo(Configuration configuration) throws IOException {
        Path ledger = ((LedgerPlace.Embedded) configuration.ledger().place()).file();
        Files.deleteIfExists(ledger.resolveSibling(ledger.getFileName() + ".mv.db"));
    }

    /** The demo plays in the sample's own time, so that it never rots with the calendar. */
    private static Clock morningAfter(SampleOptions options) {
        Instant morning = options.end().plusDays(1).atTime(3, 0).toInstant(ZoneOffset.UTC);
        return Clock.fixed(morning, ZoneOffset.UTC);
    }
}
