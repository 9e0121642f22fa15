package io.perdollar.jobs.cli;

import io.perdollar.jobs.output.Folders;
import io.perdollar.sampledata.ProgressListener;
import io.perdollar.sampledata.SampleFleet;
import io.perdollar.sampledata.SampleOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Sample fleets that several tests read: each is generated once, and nobody writes into its bill, logs or inventory. */
final class SharedSample {
    static final LocalDate LAST_DAY = SampleOptions.DEFAULT_END;

    private static final Map<Integer, Path> FOLDERS = new HashMap<>();

    private SharedSample() {}

    /** The folder of the default sample, cut to its last days. */
    static synchronized Path ofDays(int days) {
        return FOLDERS.computeIfAbsent(days, SharedSample::generate);
    }

    /**
     * A configuration of the sample with a ledger and an output of its own.
     *
     * @param name names all three; what an earlier test left of that name is gone
     */
    static Path configuration(int days, String name) throws IOException {
        Path folder = ofDays(days);
        Folders.delete(folder.resolve(name + "-reports"));
        Files.deleteIfExists(folder.resolve(name + "-ledger.mv.db"));
        String text = Files.readString(folder.resolve("perdollar.yaml"))
                .replace("./reports", "./" + name + "-reports")
                .replace("file:./ledger", "file:./" + name + "-ledger");
        return Files.writeString(folder.resolve(name + ".yaml"), text);
    }

    /** The folder of the reports of such a configuration. */
    static Path reports(Path configuration) {
        String name = String.valueOf(configuration.getFileName());
        return configuration.resolveSibling(name.replace(".yaml", "-reports"));
    }

    private static Path generate(int days) {
        try {
            Path folder = Path.of("target", "sample-" + days);
            Folders.delete(folder);
            SampleFleet.write(SampleOptions.defaults(folder).withDays(days), ProgressListener.SILENT);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
