package io.perdollar.jobs.cli;

import java.util.List;
import picocli.CommandLine;

/** Adds every command to the command line. */
public final class Commands {
    private Commands() {}

    /** The commands in the order in which help lists them; failures end in the exit codes of the contracts. */
    public static void addTo(CommandLine root, Surroundings surroundings) {
        List<Object> commands = List.of(new InitCommand());
        commands.forEach(root::addSubcommand);
        root.setExecutionExceptionHandler(new FailureReport());
    }
}
