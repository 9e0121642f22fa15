package io.perdollar.reporting.actions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands in a folder, with programs of the test's own before those of the machine. */
final class Shell {
    private static final int PATIENCE_SECONDS = 60;

    /** What a command said and how it ended; both streams together. */
    record Run(int exitCode, String output) {}

    private final Path folder;
    private final Path programs;
    private final Map<String, String> environment = new HashMap<>();

    Shell(Path folder) throws IOException {
        this.folder = folder;
        this.programs = Files.createDirectories(folder.resolve("fake-programs"));
        // Nothing of the machine's own configuration may reach a script.
        environment.put("INVOCATION_ID", "test");
        environment.put("LC_ALL", "C.UTF-8");
    }

    /** Puts a program in front of the path. */
    Shell program(String name, String text) throws IOException {
        Path program = programs.resolve(name);
        Files.writeString(program, text);
        if (!program.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + program + " executable");
        }
        return this;
    }

    Shell set(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Runs a command; what is typed in is {@code input}. */
    Run run(String input, List<String> command) throws IOException, InterruptedException {
        Path typed = Files.writeString(folder.resolve("typed"), input);
        Path said = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(typed.toFile())
                .redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("PATH", programs + ":" + System.getenv("PATH"));
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("no end after " + PATIENCE_SECONDS + " s: " + command);
        }
        return new Run(process.exitValue(), Files.readString(said));
    }

    Run bash(Path script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(List.of(arguments));
        return run("", command);
    }

    static boolean has(String program) {
        for (String place : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(place, program))) {
                return true;
            }
        }
        return false;
    }

    static String resource(String name) throws IOException {
        try (InputStream in = ActionFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
