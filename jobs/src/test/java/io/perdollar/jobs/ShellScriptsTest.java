package io.perdollar.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every shell script of the project, wherever it lies, against shellcheck. */
class ShellScriptsTest {

    private static final Set<String> NOT_OURS = Set.of(".git", ".perdollar", "target");

    @Test
    void shellcheckFindsNothing() throws Exception {
        List<String> scripts = scripts(Path.of("..").toRealPath());
        assertTrue(scripts.stream().anyMatch(script -> script.endsWith("/perdollar")), scripts.toString());
        assumeTrue(isInstalled("shellcheck"), "shellcheck is not installed: apt install shellcheck");

        List<String> command = new ArrayList<>(List.of("shellcheck"));
        command.addAll(scripts);
        Process shellcheck =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        String findings = new String(shellcheck.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals("", findings);
        assertEquals(0, shellcheck.waitFor());
    }

    private static List<String> scripts(Path root) throws IOException {
        List<String> scripts = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && isShell(file)) {
                    scripts.add(file.toString());
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return scripts;
    }

    private static boolean isShell(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(32), StandardCharsets.ISO_8859_1);
            return head.matches("(?s)#!/(usr/)?bin/(env )?(ba)?sh\\s.*");
        }
    }

    private static boolean isInstalled(String command) {
        for (String folder : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(folder, command))) {
                return true;
            }
        }
        return false;
    }
}
