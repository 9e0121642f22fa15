package io.perdollar.jobs.cli;

import io.perdollar.jobs.doctor.Diagnosis;
import io.perdollar.jobs.doctor.Doctor;
import io.perdollar.jobs.doctor.Finding.Grade;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code doctor}: looks at everything that a run would use and says what to change. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Check the configuration and everything that it names; changes nothing.")
final class DoctorCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "The configuration.")
    private Path config = Path.of("");

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Diagnosis diagnosis = Doctor.examine(config, surroundings.clock().instant(), surroundings.environment());
        PrintWriter out = Output.of(spec);
        diagnosis.findings().forEach(out::println);
        long warnings = diagnosis.findings().stream()
                .filter(finding -> finding.grade() == Grade.WARN)
                .count();
        boolean usable = !diagnosis.has(Grade.CONFIGURATION) && !diagnosis.has(Grade.DATA);
        out.println((usable ? "usable" : "not usable yet: settle what says FAIL") + ", " + warnings + " warnings");
        out.flush();
        if (diagnosis.has(Grade.CONFIGURATION)) {
            return ExitCode.USAGE;
        }
        return diagnosis.has(Grade.DATA) ? ExitCode.DATA_CHECK : ExitCode.DONE;
    }
}
