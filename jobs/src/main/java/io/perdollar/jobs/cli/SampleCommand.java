package io.perdollar.jobs.cli;

import io.perdollar.jobs.config.ConfigurationException;
import io.perdollar.sampledata.SampleFleet;
import io.perdollar.sampledata.SampleOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sample}: writes an invented fleet's bill, logs and inventory, and what must come out. */
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        description = "Generate the bill, the logs and the inventory of an invented fleet, and the truth about them.")
final class SampleCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder to write into.")
    private Path out = Path.of("");

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "" + SampleOptions.DEFAULT_DAYS,
            description = "Days of bill and logs (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(names = "--end", paramLabel = "DATE", description = "Last day (default: 2026-11-15).")
    private LocalDate end = SampleOptions.DEFAULT_END;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "" + SampleOptions.DEFAULT_SEED,
            description = "Another seed gives other traffic (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--scale",
            paramLabel = "K",
            defaultValue = "1",
            description = "How many copies of the fleet (default: ${DEFAULT-VALUE}).")
    private int scale;

    @Option(names = "--no-logs", description = "Write no request logs.")
    private boolean noLogs;

    SampleCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        try (ProgressLine progress = ProgressLine.of(surroundings, Verbosity.of(spec))) {
            progress.step("generating the sample");
            SampleFleet.write(
                    new SampleOptions(out, days, end, seed, scale, !noLogs),
                    (bytes, done, total) -> progress.advanced(done, total));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("sample: " + e.getMessage());
        }
        Output.of(spec)
                .println("wrote " + out + "; try: perdollar nightly --config " + out.resolve("perdollar.yaml")
                        + " --date " + end);
        return ExitCode.DONE;
    }
}
