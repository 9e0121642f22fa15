package io.perdollar.ingest.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.ingest.requests.files.DecompressionLimit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** What was told at one time. */
    private record Told(long bytes, long total, long lines) {}

    @Test
    void tellsBytesAndLinesOfPlainFilesPartByPart() throws IOException {
        LogFolder logs = new LogFolder(folder);
        Path file = logs.write("vm/access.log.1", LogFolder.lines(0, 1_000));

        List<Told> told = scan(logs, 8_000);

        assertRising(told);
        assertTrue(told.size() >= Files.size(file) / 8_000, "told " + told.size() + " times");
        assertEquals(new Told(Files.size(file), Files.size(file), 1_000), told.get(told.size() - 1));
    }

    @Test
    void tellsThePackedBytesOfGzipFilesWhileTheyAreRead() throws IOException {
        LogFolder logs = new LogFolder(folder);
        // Several buffers of text; packed they are a fraction.
        byte[] text = LogFolder.lines(0, 1_440).repeat(20).getBytes(StandardCharsets.ISO_8859_1);
        Path file = logs.write("vm/access.log.1.gz", LogFolder.gzip(text));

        List<Told> told = scan(logs, 8L << 20);

        assertRising(told);
        assertTrue(told.size() > 2, "told " + told.size() + " times");
        assertEquals(new Told(Files.size(file), Files.size(file), 28_800), told.get(told.size() - 1));
    }

    @Test
    void countsOnlyWhatIsNewOfAFileThatGrew() throws IOException {
        LogFolder logs = new LogFolder(folder);
        logs.write("vm/access.log.1", LogFolder.lines(0, 300));
        logs.scanAndKeep();
        logs.write("vm/access.log.1", LogFolder.lines(0, 400));

        List<Told> told = scan(logs, 8L << 20);

        Told last = told.get(told.size() - 1);
        assertEquals(LogFolder.lines(300, 400).length(), last.total());
        assertEquals(new Told(last.total(), last.total(), 100), last);
    }

    private static List<Told> scan(LogFolder logs, long partBytes) {
        List<Told> told = new ArrayList<>();
        new RequestScanner(2, DecompressionLimit.USUAL, partBytes)
                .scan(
                        logs.source(),
                        logs::known,
                        ScanWindow.ALL,
                        EndpointRules.DEFAULT,
                        (bytes, total, lines) -> told.add(new Told(bytes, total, lines)));
        return told;
    }

    private static void assertRising(List<Told> told) {
        for (int i = 1; i < told.size(); i++) {
            assertTrue(told.get(i).bytes() >= told.get(i - 1).bytes());
            assertTrue(told.get(i).lines() >= told.get(i - 1).lines());
            assertTrue(told.get(i).bytes() <= told.get(i).total());
        }
    }
}
