package io.perdollar.jobs.cli;

import io.perdollar.jobs.config.ConfigurationException;
import io.perdollar.jobs.config.Template;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code init}: writes the commented configuration. */
@Command(name = "init", mixinStandardHelpOptions = true, description = "Write a commented configuration; asks nothing.")
final class InitCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "perdollar.yaml",
            description = "Where to write it; never overwrites (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("perdollar.yaml");

    @Override
    public Integer call() throws IOException {
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try {
            Files.writeString(out, Template.text(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new ConfigurationException(
                    "--out: expected a file that does not exist yet, got " + out + "; name another or remove it");
        }
        PrintWriter text = Output.of(spec);
        text.println("wrote " + out + "; adapt it, then: perdollar doctor --config " + out);
        return ExitCode.DONE;
    }
}
