package io.perdollar.jobs.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir
    Path output;

    RunFolder folder;

    @BeforeEach
    void dated() {
        folder = new RunFolder(output, LocalDate.of(2026, 11, 15));
    }

    @Test
    void aLaterRunReplacesTheEarlierOneWhole() throws IOException {
        folder.replace(staging -> {
            Files.writeString(staging.resolve("summary.json"), "1");
            Files.writeString(Files.createDirectory(staging.resolve("charts")).resolve("a.png"), "1");
        });
        folder.replace(staging -> Files.writeString(staging.resolve("summary.json"), "2"));
        assertEquals("2", Files.readString(folder.path().resolve("summary.json")));
        assertFalse(Files.exists(folder.path().resolve("charts")));
        assertEquals(List.of("2026-11-15"), entries());
    }

    @Test
    void aRunThatFailsLeavesTheEarlierOneUntouched() throws IOException {
        folder.replace(staging -> Files.writeString(staging.resolve("summary.json"), "1"));
        assertThrows(
                UncheckedIOException.class,
                () -> folder.replace(staging -> {
                    Files.writeString(staging.resolve("summary.json"), "2");
                    throw new IOException("disk full");
                }));
        assertEquals("1", Files.readString(folder.path().resolve("summary.json")));
    }

    @Test
    void whatAnInterruptedRunLeftBehindIsNotPartOfTheNext() throws IOException {
        Path left = Files.createDirectory(output.resolve(".2026-11-15.new"));
        Files.writeString(left.resolve("half.xlsx"), "half");
        folder.replace(staging -> Files.writeString(staging.resolve("summary.json"), "1"));
        assertFalse(Files.exists(folder.path().resolve("half.xlsx")));
        assertEquals(List.of("2026-11-15"), entries());
    }

    @Test
    void whatAnInterruptedRunOfAnotherDateLeftBehindGoesToo() throws IOException {
        Files.writeString(
                Files.createDirectory(output.resolve(".2026-11-14.new")).resolve("half.xlsx"), "half");
        Files.createDirectory(output.resolve(".2026-11-13.old"));
        Files.createDirectory(output.resolve(".2026-11-12.old"));
        Files.createDirectory(output.resolve("2026-11-12"));
        Files.createDirectory(output.resolve(".somebody-elses.new"));
        folder.replace(staging -> Files.writeString(staging.resolve("summary.json"), "1"));
        assertEquals(List.of(".somebody-elses.new", "2026-11-12", "2026-11-13", "2026-11-15"), entries());
    }

    @Test
    void anInterruptionBetweenTheTwoMovesLosesNoRun() throws IOException {
        Path old = Files.createDirectory(output.resolve(".2026-11-15.old"));
        Files.writeString(old.resolve("summary.json"), "1");
        assertThrows(
                UncheckedIOException.class,
                () -> folder.replace(staging -> {
                    throw new IOException("disk full");
                }));
        assertEquals("1", Files.readString(folder.path().resolve("summary.json")));
    }

    @Test
    void aMessageNamesTheFolderAndTheRemedy() throws IOException {
        Path file = Files.writeString(output.resolve("file"), "");
        RunFolder impossible = new RunFolder(file, LocalDate.of(2026, 11, 15));
        UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> impossible.replace(staging -> {}));
        assertTrue(String.valueOf(e.getMessage()).contains(file.toString()), e.getMessage());
        assertTrue(String.valueOf(e.getMessage()).contains("permissions"), e.getMessage());
    }

    private List<String> entries() throws IOException {
        try (Stream<Path> entries = Files.list(output)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
