package io.perdollar.jobs;

import io.perdollar.jobs.cli.Commands;
import io.perdollar.jobs.cli.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command {@code perdollar}: picks the subcommand and turns its outcome into the exit code. */
@Command(
        name = "perdollar",
        mixinStandardHelpOptions = true,
        versionProvider = PerDollar.Version.class,
        description = "Tells what every dollar of your own GPU VMs bought.")
public final class PerDollar {

    private PerDollar() {}

    public static void main(String[] args) {
        Surroundings machine = new Surroundings(WallClock.utc(), System.getenv(), isTerminal());
        System.exit(commandLine(machine).execute(args));
    }

    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        // From Java 22 on there is a console without a terminal too, unless it is the one of java.base.
        System.setProperty("jdk.console", "java.base");
        return System.console() != null;
    }

    static CommandLine commandLine(Surroundings surroundings) {
        CommandLine commandLine = new CommandLine(new PerDollar());
        Commands.addTo(commandLine, surroundings);
        commandLine.setExecutionStrategy(parsed -> {
            if (parsed.hasSubcommand() || parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested()) {
                return run(parsed);
            }
            throw new CommandLine.ParameterException(parsed.commandSpec().commandLine(), "Missing command");
        });
        return commandLine;
    }

    /** Runs the command that was named last; errors reach what reports failures too. */
    private static int run(CommandLine.ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (OutOfMemoryError e) {
            List<CommandLine> commands = parsed.asCommandLineList();
            throw new CommandLine.ExecutionException(commands.get(commands.size() - 1), "out of memory", e);
        }
    }

    /** The version of the build, as Maven wrote it beside this class. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            try (InputStream text = Objects.requireNonNull(PerDollar.class.getResourceAsStream("version.txt"))) {
                return new String[] {"perdollar " + new String(text.readAllBytes(), StandardCharsets.UTF_8).strip()};
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
