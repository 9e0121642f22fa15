package io.perdollar.jobs.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Adds every command to the command line. */
public final class Commands {
    private Commands() {}

    /** The commands in the order in which help lists them; failures end in the exit codes of the contracts. */
    public static void addTo(CommandLine root, Surroundings surroundings) {
        List<Object> commands = List.of(
                new DemoCommand(surroundings),
                new SampleCommand(surroundings),
                new InitCommand(),
                new DoctorCommand(surroundings),
                new NightlyCommand(surroundings),
                new BackfillCommand(surroundings),
                new ReportCommand(surroundings),
                new WhatIfCommand(surroundings),
                new ExportCommand(surroundings));
        for (Object command : commands) {
            CommandLine line = new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
            line.getCommandSpec().addMixin(Verbosity.MIXIN, CommandSpec.forAnnotatedObject(new Verbosity()));
            root.addSubcommand(line);
        }
        root.setExecutionExceptionHandler(new FailureReport(surroundings.clock()));
    }
}
