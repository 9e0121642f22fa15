package io.perdollar.jobs.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs commands inside the test's own process and keeps what they print. */
final class CommandRun {
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    private final Surroundings surroundings;

    /** The morning after the sample fleet's last day. */
    CommandRun() {
        this(Instant.parse("2026-11-16T06:00:00Z"));
    }

    CommandRun(Instant now) {
        surroundings = new Surroundings(Clock.fixed(now, ZoneOffset.UTC), Map.of(), false);
    }

    @Command(name = "perdollar")
    private static final class Root {}

    /** The exit code. */
    int run(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        CommandLine root = new CommandLine(new Root());
        Commands.addTo(root, surroundings);
        root.setOut(new PrintWriter(out, true));
        root.setErr(new PrintWriter(err, true));
        return root.execute(arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
