package io.perdollar.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that is killed at some moment goes on with the same command, and ends as if nothing had happened. */
class KillAndResumeTest {
    private static final int DAYS = 9;
    private static final String[] FILES = {"summary.json", "cost-report-2026-11-15.xlsx", "rejects.csv"};

    private static Path undisturbed;

    @BeforeAll
    static void runUndisturbed() throws IOException {
        undisturbed = SharedSample.configuration(DAYS, "undisturbed");
        CommandRun perdollar = new CommandRun();
        assertEquals(0, perdollar.run(nightly(undisturbed)), perdollar.err());
    }

    @ParameterizedTest(name = "killed {1} ms after \"{0}\"")
    @CsvSource({
        "reading the bill, 300",
        "reading the logs of llm-vms, 0",
        "reading the logs of llm-json, 20",
        "analysing, 0",
        "writing the report, 0",
        "writing the report, 400",
        "tidying the ledger, 0"
    })
    void endsAsIfNothingHadHappened(String step, long afterMillis) throws Exception {
        Path config = SharedSample.configuration(DAYS, "killed");
        Process process = start(config);
        try (BufferedReader err =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = err.readLine(); line != null; line = err.readLine()) {
                if (line.endsWith(step)) {
                    break;
                }
            }
            TimeUnit.MILLISECONDS.sleep(afterMillis);
            process.destroyForcibly();
            assertNotEquals(0, process.waitFor(), "the run ended before it was killed");
        }
        CommandRun perdollar = new CommandRun();
        assertEquals(0, perdollar.run(nightly(config)), perdollar.err());
        if (step.equals("tidying the ledger")) {
            // Everything was done when it was killed: the same command makes the report again.
            assertEquals(2, attempt(config));
            return;
        }
        for (String name : FILES) {
            assertArrayEquals(
                    Files.readAllBytes(report(undisturbed).resolve(name)),
                    Files.readAllBytes(report(config).resolve(name)),
                    name);
        }
    }

    private static @Nullable Object attempt(Path config) throws IOException {
        return TruthComparison.read(report(config).resolve("summary.json")).get("attempt");
    }

    private static Process start(Path config) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.perdollar.jobs.PerDollar");
        builder.command().addAll(List.of(nightly(config)));
        return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static String[] nightly(Path config) {
        return new String[] {"nightly", "--config", config.toString(), "--date", SharedSample.LAST_DAY.toString()};
    }

    private static Path report(Path config) {
        return SharedSample.reports(config).resolve("2026-11-15");
    }
}
