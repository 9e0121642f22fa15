package io.perdollar.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.mail.MailOrder;
import io.perdollar.jobs.nightly.Nightly;
import io.perdollar.jobs.nightly.ProgressListener;
import io.perdollar.jobs.output.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full or may not be written, folders that vanish, clocks that jump. */
class TroubledNightTest {
    private static final int DAYS = 9;
    private static final Instant MORNING = Instant.parse("2026-11-16T06:00:00Z");

    private static Map<String, Object> undisturbed;

    @TempDir
    Path mountPoint;

    private final CommandRun perdollar = new CommandRun(MORNING);

    @BeforeAll
    static void runUndisturbed() throws IOException {
        Path config = SharedSample.configuration(DAYS, "untroubled");
        CommandRun run = new CommandRun(MORNING);
        assertEquals(0, nightly(run, config), run.err());
        undisturbed = summary(SharedSample.reports(config));
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        // Lazily: the log of this process is still open there.
        run("umount", "-l", mountPoint.toString());
    }

    @Test
    void aDiskThatIsFullEndsTheNightAndARoomyOneGoesOn() throws IOException, InterruptedException {
        mount("size=64k");
        Path config = onMount("full", "file:" + mountPoint.resolve("ledger"));
        int failed = 0;
        for (int kilobytes = 64; nightly(perdollar, config) != 0; kilobytes *= 2) {
            failed++;
            assertThat(perdollar.err())
                    .as("with %s kilobytes", kilobytes)
                    .startsWith("perdollar nightly: ")
                    .doesNotContain("Exception at ");
            if (Files.exists(mountPoint.resolve("reports/2026-11-15"))) {
                // The disk was full only when the ledger was told that the report is there.
                assertEquals(figures(undisturbed), figures(summary(mountPoint.resolve("reports"))));
            }
            assertThat(names(mountPoint)).noneMatch(name -> name.contains("damaged"));
            remount("size=" + 2 * kilobytes + "k");
        }
        assertThat(failed).isGreaterThan(2);
        assertEquals(figures(undisturbed), figures(summary(mountPoint.resolve("reports"))));
    }

    @Test
    void anOutputFolderThatMayNotBeWrittenEndsTheNightAndKeepsWhatWasRead() throws IOException, InterruptedException {
        mount("size=64m");
        Files.createDirectory(mountPoint.resolve("reports"));
        remount("ro");
        Path config = SharedSample.configuration(DAYS, "read-only");
        Files.writeString(
                config,
                Files.readString(config)
                        .replace("output: ./read-only-reports", "output: " + mountPoint.resolve("reports")));
        assertEquals(1, nightly(perdollar, config), perdollar.err());
        assertThat(perdollar.err())
                .contains("output: expected a folder that can be written")
                .contains("permissions");
        remount("rw");
        assertEquals(0, nightly(perdollar, config), perdollar.err());
        assertEquals(undisturbed, summary(mountPoint.resolve("reports")));
    }

    @Test
    void anOutputFolderThatVanishesDuringTheNightIsMadeAgain() throws IOException {
        Path config = SharedSample.configuration(DAYS, "vanishing");
        Path output = SharedSample.reports(config);
        ProgressListener remover = new ProgressListener() {
            @Override
            public void step(String name) {
                try {
                    if (name.equals("analysing") || name.equals("writing the report")) {
                        Folders.delete(output);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void advanced(long done, long total) {}
        };
        Configuration configuration = Configuration.read(config);
        Clock clock = Clock.fixed(MORNING, ZoneOffset.UTC);
        try (Nightly nightly = Nightly.open(configuration, clock, remover, MailOrder.NOBODY)) {
            nightly.run(SharedSample.LAST_DAY, true);
            nightly.finish();
        }
        assertEquals(undisturbed, summary(output));
    }

    @Test
    void aClockThatJumpsBackChangesNoFigure() throws IOException {
        Path config = SharedSample.configuration(DAYS, "clock");
        assertEquals(0, nightly(perdollar, config), perdollar.err());
        CommandRun earlier = new CommandRun(MORNING.minusSeconds(400 * 86_400L));
        assertEquals(0, nightly(earlier, config), earlier.err());
        assertEquals(figures(undisturbed), figures(summary(SharedSample.reports(config))));
        CommandRun later = new CommandRun(MORNING.plusSeconds(3_600));
        assertEquals(0, nightly(later, config), later.err());
        assertEquals(figures(undisturbed), figures(summary(SharedSample.reports(config))));
    }

    private Path onMount(String name, String ledger) throws IOException {
        Path config = SharedSample.configuration(DAYS, name);
        return Files.writeString(
                config,
                Files.readString(config)
                        .replace("output: ./" + name + "-reports", "output: " + mountPoint.resolve("reports"))
                        .replace("file:./" + name + "-ledger", ledger));
    }

    private void mount(String options) throws IOException, InterruptedException {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", options, "tmpfs", mountPoint.toString()) == 0,
                "mounting is refused here: run as root to test a full disk");
    }

    private void remount(String options) throws IOException, InterruptedException {
        assertEquals(0, run("mount", "-o", "remount," + options, mountPoint.toString()));
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            // No such command on this machine.
            return -1;
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    private static int nightly(CommandRun run, Path config) {
        return run.run("nightly", "--config", config.toString(), "--date", SharedSample.LAST_DAY.toString());
    }

    private static Map<String, Object> summary(Path reports) throws IOException {
        return TruthComparison.read(reports.resolve("2026-11-15/summary.json"));
    }

    private static Map<String, Object> figures(Map<String, Object> summary) {
        Map<String, Object> figures = new TreeMap<>(summary);
        figures.remove("attempt");
        return figures;
    }
}
