package io.perdollar.jobs.survival;

import io.perdollar.jobs.output.Folders;
import io.perdollar.sampledata.ProgressListener;
import io.perdollar.sampledata.SampleFleet;
import io.perdollar.sampledata.SampleOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A sample fleet in whose folder {@code nightly} runs as a process of its own, with a temporary folder of its own. */
final class NightFolder {
    private static final LocalDate DATE = SampleOptions.DEFAULT_END;
    private static final long LONGEST_NIGHT_SECONDS = 300;

    private final Path folder;
    private final NightLedger ledger;

    private NightFolder(Path folder, NightLedger ledger) {
        this.folder = folder;
        this.ledger = ledger;
    }

    /**
     * Generates the fleet.
     *
     * @param mailPort of a mail server on this machine
     * @param onPostgres whether the ledger is a database of the tests' own PostgreSQL server; else it is a file
     */
    static NightFolder generate(Path folder, int days, int mailPort, boolean onPostgres) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        Folders.delete(absolute);
        SampleFleet.write(SampleOptions.defaults(absolute).withDays(days), ProgressListener.SILENT);
        NightLedger ledger =
                onPostgres ? NightLedger.OnPostgres.in(absolute) : new NightLedger.InFile(absolute.resolve("ledger"));
        NightFolder night = new NightFolder(absolute, ledger);
        Files.writeString(
                night.configuration(),
                Files.readString(night.configuration())
                        .replace("dryRun: true ", "dryRun: false")
                        .replace("port: 25", "port: " + mailPort)
                        .replaceFirst("url: file:\\S+", ledger.settings()));
        night.clear();
        return night;
    }

    /** Takes back all that nights did. */
    void clear() throws IOException {
        Folders.delete(output());
        Folders.delete(temporary());
        Files.createDirectories(temporary());
        ledger.clear();
    }

    Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + temporary(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.perdollar.jobs.PerDollar",
                        "nightly",
                        "--config",
                        configuration().toString(),
                        "--date",
                        DATE.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(said().toFile())
                .start();
    }

    /** Runs a night to its end, or kills it on the way. */
    Night run(long killAfterMillis) throws IOException, InterruptedException {
        Process process = start();
        boolean ended = process.waitFor(killAfterMillis, TimeUnit.MILLISECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        int code = process.waitFor();
        List<String> said = Files.readAllLines(said());
        return new Night(ended ? code : Night.KILLED, said);
    }

    /** A night that is told to stop (SIGTERM) when it says that it begins a step. */
    Night stoppedAt(String step) throws IOException, InterruptedException {
        Process process = started(step);
        process.destroy();
        return new Night(process.waitFor(), Files.readAllLines(said()));
    }

    private Process started(String step) throws IOException, InterruptedException {
        Process process = start();
        while (process.isAlive() && Files.readAllLines(said()).stream().noneMatch(line -> line.endsWith(step))) {
            process.waitFor(5, TimeUnit.MILLISECONDS);
        }
        return process;
    }

    /** Kills a night when it says that it begins a step. */
    Night runUntil(String step) throws IOException, InterruptedException {
        Process process = started(step);
        boolean killed = process.isAlive();
        process.destroyForcibly();
        int code = process.waitFor();
        return new Night(killed ? Night.KILLED : code, Files.readAllLines(said()));
    }

    /** Runs a night to its end; one that hangs is killed too. */
    Night run() throws IOException, InterruptedException {
        return run(TimeUnit.SECONDS.toMillis(LONGEST_NIGHT_SECONDS));
    }

    /**
     * A night that is over.
     *
     * @param code exit code, or {@link #KILLED}
     * @param said its lines on standard error
     */
    record Night(int code, List<String> said) {
        static final int KILLED = -9;

        /** The step that was under way at the end. */
        String step() {
            List<String> steps =
                    said.stream().filter(line -> line.startsWith("INFO")).toList();
            return steps.isEmpty()
                    ? "starting"
                    : steps.get(steps.size() - 1).substring("INFO".length()).strip();
        }
    }

    /** How many mails the ledger does not know to have come to their readers. */
    long mailsInDoubt() {
        return ledger.contents().stream()
                .filter(line -> line.startsWith("outbox_reader ") && line.contains("state=AMBIGUOUS"))
                .count();
    }

    NightState state() throws IOException {
        return NightState.of(ledger.contents(), output());
    }

    /** Whether readers find a whole report. */
    boolean isReported() {
        return Files.exists(output().resolve(DATE.toString()).resolve("summary.json"));
    }

    /**
     * What lies in the temporary folder although no night is under way. DuckDB's library is left out: in a release it lies
     * beside its jar.
     */
    List<String> leftInTemporaryFolder() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(temporary())) {
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.startsWith("libduckdb"))
                    .forEach(names::add);
        }
        return names;
    }

    String summary() throws IOException {
        return Files.readString(output().resolve(DATE.toString()).resolve("summary.json"));
    }

    Path configuration() {
        return folder.resolve("perdollar.yaml");
    }

    private Path output() {
        return folder.resolve("reports");
    }

    private Path temporary() {
        return folder.resolve("temporary");
    }

    private Path said() {
        return folder.resolve("said.txt");
    }
}
