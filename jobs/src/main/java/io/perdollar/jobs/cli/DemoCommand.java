package io.perdollar.jobs.cli;

import io.perdollar.ingest.trial.TrialBigQuery;
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
import java.util.Optional;
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
    /** BigQuery's stand-in takes its time. */
    private static final int BIGQUERY_DAYS = 9;

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
            description = "Days of bill and logs (default: " + SampleOptions.DEFAULT_DAYS + "; with --engine bigquery "
                    + BIGQUERY_DAYS + ").")
    private @Nullable Integer days;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "files",
            description =
                    "Where the bill lies: files (default), or bigquery: a stand-in on this machine, in a checkout.")
    private String engine = "files";

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Optional<TrialBigQuery> bigQuery = bigQuery();
        Nightly.Outcome outcome = run(options(), bigQuery);
        PrintWriter text = Output.of(spec);
        text.print(Findings.text(outcome.report()));
        text.println();
        if (bigQuery.isPresent()) {
            text.println(
                    "engine   BigQuery's stand-in on this machine, made of PerDollar's tests, read the bill: no Google Cloud,"
                            + " nothing is billed; the logs are files");
        }
        text.println("report   " + outcome.folder() + ": index.html, cost-report-" + outcome.reportDate()
                + ".xlsx, summary.json, mail/");
        text.println("actions  actions/ in that folder: the commands of each recommendation, to read and to run");
        text.println("sample   " + out + ": bill, logs and inventory; perdollar.yaml there reads them");
        text.println("next     perdollar init --out perdollar.yaml, and name your own bill and logs in it");
        return ExitCode.DONE;
    }

    private Nightly.Outcome run(SampleOptions options, Optional<TrialBigQuery> bigQuery) throws IOException {
        try (ProgressLine progress = ProgressLine.of(surroundings, Verbosity.of(spec))) {
            progress.step("generating the sample fleet");
            write(options, progress);
            if (bigQuery.isEmpty()) {
                return analyse(options, progress);
            }
            try (TrialBigQuery.Served served = bigQuery.get().serve(out.resolve("billing"), morningAfter(options))) {
                Path file = out.resolve("perdollar.yaml");
                String fromFiles = Files.readString(file);
                try {
                    Files.writeString(file, fromTable(fromFiles, served));
                    return analyse(options, progress);
                } finally {
                    Files.writeString(file, fromFiles); // the table is gone with the demo
                }
            }
        }
    }

    private Nightly.Outcome analyse(SampleOptions options, ProgressLine progress) throws IOException {
        Configuration configuration = Configuration.read(out.resolve("perdollar.yaml"));
        forgetEarlierDemo(configuration);
        RunLog.start("demo", configuration, surroundings, Verbosity.of(spec));
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

    private static void write(SampleOptions options, ProgressLine progress) throws IOException {
        try {
            SampleFleet.write(options, (bytes, done, total) -> progress.advanced(done, total));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("--out: " + e.getMessage());
        }
    }

    /** The BigQuery that was asked for; empty where the data lie in files. */
    private Optional<TrialBigQuery> bigQuery() {
        if (engine.equals("files")) {
            return Optional.empty();
        }
        if (!engine.equals("bigquery")) {
            throw new ConfigurationException(
                    "--engine: expected files or bigquery, got " + engine + "; leave the option out");
        }
        Optional<TrialBigQuery> found = TrialBigQuery.find();
        if (found.isEmpty()) {
            throw new ConfigurationException("--engine bigquery: expected a checkout of the sources, found the release;"
                    + " its BigQuery for trying out is made of PerDollar's tests and is not shipped. Run"
                    + " ./perdollar demo --engine bigquery in a checkout, or leave the option out");
        }
        return found;
    }

    /** The sample's configuration with the table in the place of the files. */
    private static String fromTable(String configuration, TrialBigQuery.Served served) {
        String files = "  - files: billing/*.json.gz";
        if (!configuration.contains(files)) {
            throw new IllegalStateException("expected '" + files + "' in the sample's configuration");
        }
        return configuration.replace(
                files, "  - bigquery:\n      table: " + served.table() + "\n      endpoint: " + served.endpoint());
    }

    private SampleOptions options() {
        try {
            int usual = engine.equals("files") ? SampleOptions.DEFAULT_DAYS : BIGQUERY_DAYS;
            return SampleOptions.defaults(out).withDays(days == null ? usual : days);
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
