package io.perdollar.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.perdollar.jobs.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The metrics of a night that went well and of the next one, which did not. */
class MetricsTest {
    @TempDir
    static Path folder;

    private static String afterSuccess = "";
    private static String afterFailure = "";

    @BeforeAll
    static void twoNights() throws IOException {
        Path metrics = folder.resolve("perdollar.prom");
        Path config = SharedSample.configuration(9, "metrics");
        String text = Files.readString(config) + "\nmetrics: " + metrics + "\n";
        Files.writeString(config, text);
        CommandRun perdollar = new CommandRun();
        assertEquals(0, perdollar.run("nightly", "--config", config.toString()), perdollar.err());
        afterSuccess = Files.readString(metrics);
        Files.writeString(config, text.replace("currency: USD", "currency: EUR"));
        assertEquals(3, perdollar.run("nightly", "--config", config.toString()));
        afterFailure = Files.readString(metrics);
        try (var files = Files.list(folder)) {
            assertEquals(List.of(metrics), files.toList());
        }
    }

    @Test
    void aSuccessTellsWhenWhatAndHowMuch() {
        for (String line : List.of(
                "perdollar_last_run_exit_code 0",
                "perdollar_last_success_timestamp_seconds 1794808800",
                "perdollar_report_date_timestamp_seconds 1794700800",
                "perdollar_log_lines_rejected 2",
                "# TYPE perdollar_billing_rows gauge")) {
            assertTrue(afterSuccess.lines().anyMatch(line::equals), () -> line + " in\n" + afterSuccess);
        }
        assertTrue(
                afterSuccess
                        .lines()
                        .anyMatch(line -> line.matches("perdollar_billed_cost\\{currency=\"USD\"} \\d+\\.\\d{9}")),
                afterSuccess);
        assertTrue(
                afterSuccess.lines().anyMatch(line -> line.matches("perdollar_billing_rows [1-9]\\d+")), afterSuccess);
    }

    @Test
    void aFailureTellsItsExitCodeAndKeepsTheLastSuccess() {
        assertTrue(afterFailure.contains("perdollar_last_run_exit_code 3\n"), afterFailure);
        int success = afterSuccess.indexOf("# HELP perdollar_last_success");
        assertEquals(
                afterSuccess.substring(success),
                afterFailure.substring(afterFailure.indexOf("# HELP perdollar_last_success")));
    }

    @Test
    void promtoolFindsNothing() throws Exception {
        assumeTrue(Tool.isInstalled("promtool"), "promtool is not installed: apt install prometheus");
        for (String text : List.of(afterSuccess, afterFailure)) {
            Path file = Files.writeString(folder.resolve("checked"), text);
            Tool.Outcome outcome = Tool.run(folder, file, List.of("promtool", "check", "metrics"));
            assertEquals("", outcome.output());
            assertEquals(0, outcome.exitCode());
            Files.delete(file);
        }
    }

    @Test
    void aFileThatCannotBeWrittenFailsNoRun() throws IOException {
        Path config = SharedSample.configuration(9, "unmeasured");
        Files.writeString(config, Files.readString(config) + "\nmetrics: " + folder.resolve("none/x.prom") + "\n");
        CommandRun perdollar = new CommandRun();
        assertEquals(0, perdollar.run("nightly", "--config", config.toString()), perdollar.err());
        assertFalse(Files.exists(folder.resolve("none")));
    }
}
