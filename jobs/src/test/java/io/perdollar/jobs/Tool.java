package io.perdollar.jobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Programs of this machine that check what we write. */
public final class Tool {
    private Tool() {}

    /** What a program said at its end, errors included. */
    public record Outcome(int exitCode, String output) {}

    public static boolean isInstalled(String command) {
        for (String folder : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(folder, command))) {
                return true;
            }
        }
        return false;
    }

    /** Runs a program in a folder, with an empty standard input or that file. */
    public static Outcome run(Path folder, Path input, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    public static Outcome run(Path folder, String... command) throws IOException, InterruptedException {
        return run(folder, Path.of("/dev/null"), List.of(command));
    }
}
