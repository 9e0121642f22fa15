package io.perdollar.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
    @TempDir
    Path folder;

    private final CommandRun perdollar = new CommandRun();

    @Test
    void writesAConfigurationThatIsValidAsItIs() throws IOException {
        Path file = folder.resolve("new/perdollar.yaml");
        assertEquals(0, perdollar.run("init", "--out", file.toString()));
        assertEquals(Template.text(), Files.readString(file));
        assertEquals(1, Configuration.read(file).billing().size());
        assertTrue(perdollar.out().contains("perdollar doctor --config " + file), perdollar.out());
    }

    @Test
    void overwritesNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "mine");
        assertEquals(2, perdollar.run("init", "--out", file.toString()));
        assertEquals("mine", Files.readString(file));
        assertTrue(perdollar.err().contains("got " + file + "; name another or remove it"), perdollar.err());
    }
}
