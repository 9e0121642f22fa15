package io.perdollar.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.sampledata.ExportFor;
import io.perdollar.sampledata.fleet.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    private static final String BILL = "billing:\n  - files: bill.json.gz\n";

    private final CommandRun command = new CommandRun();

    @TempDir
    Path folder;

    @BeforeEach
    void bill() throws IOException {
        ExportFor.vm("llm-1", Machine.G2_L4)
                .running(Instant.parse("2026-11-15T10:00:00Z"), Instant.parse("2026-11-15T12:00:00Z"))
                .write(folder.resolve("bill.json.gz"));
    }

    private int examine(String configuration) throws IOException {
        Path file = folder.resolve("perdollar.yaml");
        Files.writeString(file, configuration);
        return command.run("doctor", "--config", file.toString());
    }

    @Test
    void whatCanBeUsedEndsWithZeroAndOneLineAFinding() throws IOException {
        assertEquals(0, examine(BILL));
        assertTrue(command.out().lines().allMatch(line -> line.matches("(ok|warn|usable).*")), command.out());
        assertTrue(command.out().endsWith("usable, 3 warnings" + System.lineSeparator()), command.out());
    }

    @Test
    void aWrongConfigurationEndsWithTwo() throws IOException {
        assertEquals(2, examine(BILL + "outptu: ./reports\n"));
        assertTrue(command.out().startsWith("FAIL  "), command.out());
    }

    @Test
    void dataThatBearNoReportEndWithThree() throws IOException {
        Files.writeString(folder.resolve("bill.json.gz"), "{\"cost\":\"no number\"}\n");
        assertEquals(3, examine(BILL));
        assertTrue(command.out().contains("FAIL  billing[0]"), command.out());
    }
}
