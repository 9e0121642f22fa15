package io.perdollar.jobs.cli;

import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.export.FocusVersion;
import io.perdollar.jobs.export.Format;
import io.perdollar.jobs.export.LedgerExport;
import io.perdollar.jobs.export.LedgerExport.Written;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code export}: charges in FOCUS columns and hours of VMs, from the ledger. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write charges in FOCUS columns and hours of VMs from the ledger; reads no source.")
final class ExportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "The configuration.")
    private Path config = Path.of("");

    @Option(names = "--from", paramLabel = "DATE", required = true, description = "First day.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(names = "--to", paramLabel = "DATE", required = true, description = "Last day.")
    private LocalDate to = LocalDate.EPOCH;

    @Option(names = "--format", paramLabel = "csv|parquet", required = true, description = "How to write them.")
    private Format format = Format.CSV;

    @Option(
            names = "--focus",
            paramLabel = "1.2|1.3",
            defaultValue = "1.2",
            description = "Version of FOCUS (default: ${DEFAULT-VALUE}).")
    private String focus = "1.2";

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder to write into.")
    private Path out = Path.of("");

    ExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Configuration configuration = Configuration.read(config);
        FocusVersion version = FocusVersion.parse(focus);
        RunLog.start("export " + from + " to " + to, configuration, surroundings, Verbosity.of(spec));
        Written written = LedgerExport.write(
                configuration, surroundings.clock(), surroundings.environment(), from, to, version, format, out);
        Output.of(spec)
                .println("wrote " + written.charges() + " charges to " + written.chargesFile() + " and "
                        + written.vmHours() + " hours of VMs to " + written.vmHoursFile());
        return ExitCode.DONE;
    }
}
