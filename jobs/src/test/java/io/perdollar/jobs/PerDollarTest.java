package io.perdollar.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.jobs.cli.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class PerDollarTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void versionNamesTheBuild() {
        assertEquals(0, run("--version"));
        assertTrue(out.toString().matches("perdollar \\d+\\.\\d+\\.\\d+\\S*\\R"), out.toString());
    }

    @Test
    void helpNamesTheCommand() {
        assertEquals(0, run("--help"));
        assertTrue(out.toString().startsWith("Usage: perdollar"), out.toString());
    }

    @Test
    void anUnknownOptionIsAUsageError() {
        assertEquals(2, run("--no-such-option"));
        assertTrue(err.toString().contains("--no-such-option"), err.toString());
    }

    @Test
    void noCommandIsAUsageError() {
        assertEquals(2, run());
        assertTrue(err.toString().contains("Missing command"), err.toString());
    }

    @Command(name = "greedy")
    private static final class Greedy implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new OutOfMemoryError("Java heap space");
        }
    }

    @Test
    void memoryThatRanOutIsReportedAsAFailureOfItsCommand() {
        CommandLine commandLine = PerDollar.commandLine(new Surroundings(Clock.systemUTC(), Map.of(), false));
        commandLine.addSubcommand(new Greedy());
        List<String> reported = new ArrayList<>();
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            reported.add(command.getCommandName() + ": " + failure.getCause());
            return 1;
        });
        assertEquals(1, run(commandLine, "greedy"));
        assertEquals(List.of("greedy: java.lang.OutOfMemoryError: Java heap space"), reported);
    }

    private int run(String... args) {
        return run(PerDollar.commandLine(new Surroundings(Clock.systemUTC(), Map.of(), false)), args);
    }

    private int run(CommandLine commandLine, String... args) {
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        return commandLine.execute(args);
    }
}
