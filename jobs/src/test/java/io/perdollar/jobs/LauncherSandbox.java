package io.perdollar.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder with a path of its own, so that a test decides which tools the launcher meets. The tools of every Unix are
 * there; Java and Maven only where the test puts them.
 */
final class LauncherSandbox implements AutoCloseable {

    private static final List<String> UNIX_TOOLS = List.of(
            "awk",
            "basename",
            "cat",
            "cksum",
            "cp",
            "dirname",
            "find",
            "flock",
            "grep",
            "head",
            "ln",
            "ls",
            "mkdir",
            "mv",
            "nice",
            "readlink",
            "rm",
            "rmdir",
            "sed",
            "sh",
            "sleep",
            "tail",
            "touch",
            "tr",
            "uname");

    final Path root;
    final Map<String, String> environment = new TreeMap<>();
    private final Path tools;

    LauncherSandbox(Path root) throws IOException {
        this.root = root.toRealPath();
        tools = Files.createDirectories(this.root.resolve("tools"));
        for (String tool : UNIX_TOOLS) {
            Path found = onSystemPath(tool);
            if (found != null) {
                Files.createSymbolicLink(tools.resolve(tool), found);
            }
        }
        environment.put("PATH", tools.toString());
        environment.put("HOME", this.root.toString());
        environment.put("PERDOLLAR_NO_ARCHIVE", "1");
    }

    /** Removes the links, of which JUnit would warn one by one that they lead out of its folder. */
    @Override
    public void close() throws IOException {
        for (Path folder : List.of(root, tools)) {
            try (Stream<Path> all = Files.list(folder)) {
                for (Path link : all.filter(Files::isSymbolicLink).toList()) {
                    Files.delete(link);
                }
            }
        }
    }

    /** What a command left behind. */
    record Outcome(int exitCode, String out, String err) {}

    /** The launcher at the root of this checkout. */
    static Path launcher() {
        return Path.of("..", "perdollar").toAbsolutePath().normalize();
    }

    /** A tool on the path that is this shell script. */
    void tool(String name, String script) throws IOException {
        script(tools.resolve(name), script);
    }

    /** A tool on the path that is really another file. */
    void link(String name, Path target) throws IOException {
        Files.createSymbolicLink(tools.resolve(name), target);
    }

    /**
     * A JDK whose {@code java} prints each argument in a line of its own and ends with exit code 42.
     *
     * @param version what its release file says, e.g. {@code 17.0.15}
     * @return its home
     */
    Path fakeJdk(String version) throws IOException {
        Path home = Files.createDirectories(root.resolve("jdk-" + version));
        Files.writeString(
                home.resolve("release"),
                "JAVA_VERSION=\"" + version + "\"\nJAVA_RUNTIME_VERSION=\"" + version + "+6\"\n");
        Files.createDirectories(home.resolve("bin"));
        script(home.resolve("bin/java"), "for argument; do printf '%s\\n' \"$argument\"; done; exit 42");
        script(home.resolve("bin/javac"), "exit 0");
        return home;
    }

    static void script(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Copies the launcher as {@code file}, executable. */
    static Path install(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.copy(launcher(), file, StandardCopyOption.COPY_ATTRIBUTES);
    }

    Outcome run(Path command, String... arguments) {
        return await(start(command, arguments));
    }

    /** A started command whose output goes to files, so that two can run at once. */
    record Started(Process process, Path out, Path err) {}

    Started start(Path command, String... arguments) {
        try {
            List<String> line = new ArrayList<>(List.of(command.toString()));
            line.addAll(Arrays.asList(arguments));
            Path out = Files.createTempFile(root, "out", ".txt");
            Path err = Files.createTempFile(root, "err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(line)
                    .directory(root.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            return new Started(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Outcome await(Started started) {
        try {
            if (!started.process().waitFor(120, TimeUnit.SECONDS)) {
                started.process().destroyForcibly();
                throw new AssertionError("still running after 120 s; stderr: " + Files.readString(started.err()));
            }
            return new Outcome(
                    started.process().exitValue(),
                    Files.readString(started.out(), StandardCharsets.UTF_8),
                    Files.readString(started.err(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Path onSystemPath(String tool) {
        for (String folder : System.getenv("PATH").split(":")) {
            Path file = Path.of(folder, tool);
            if (Files.isExecutable(file)) {
                return file;
            }
        }
        return null;
    }
}
