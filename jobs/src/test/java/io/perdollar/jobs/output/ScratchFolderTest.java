package io.perdollar.jobs.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {
    private static final String BEGINNING = "scratch-";

    @TempDir
    Path parent;

    @Test
    void isGoneWhenItIsClosed() throws IOException {
        try (ScratchFolder folder = ScratchFolder.make(parent, BEGINNING)) {
            Files.writeString(
                    Files.createDirectory(folder.path().resolve("spill")).resolve("block"), "rows");
        }
        assertThat(entries()).isEmpty();
    }

    @Test
    void leavesTheFoldersOfTheLivingAlone() throws Exception {
        try (ScratchFolder own = ScratchFolder.make(parent, BEGINNING)) {
            Process other = holder();
            try {
                ScratchFolder.make(parent, BEGINNING).close();
                ScratchFolder.make(parent, BEGINNING).close();
                assertThat(entries()).hasSize(2).contains(own.path());
            } finally {
                kill(other);
            }
        }
    }

    @Test
    void removesWhatAKilledProcessLeft() throws Exception {
        kill(holder());
        assertThat(entries()).hasSize(1);
        Files.createDirectory(parent.resolve(BEGINNING + "killed-before-it-could-lock"));
        ScratchFolder.make(parent, BEGINNING).close();
        assertThat(entries()).isEmpty();
    }

    @Test
    void leavesWhatItDidNotMake() throws IOException {
        Path target = Files.createDirectory(parent.resolve("precious"));
        Files.writeString(target.resolve("lock"), "");
        Files.createSymbolicLink(parent.resolve(BEGINNING + "link"), target);
        Files.writeString(parent.resolve(BEGINNING + "file"), "");
        Files.writeString(
                Files.createDirectory(parent.resolve(BEGINNING + "unlocked")).resolve("file"), "");
        ScratchFolder.make(parent, BEGINNING).close();
        assertThat(entries()).hasSize(4);
        assertThat(target.resolve("lock")).exists();
    }

    private Process holder() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScratchHolding.class.getName(),
                        parent.toString(),
                        BEGINNING)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        InputStream out = process.getInputStream();
        assertThat(out.read()).isEqualTo('!');
        return process;
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.toList();
        }
    }
}
