package io.perdollar.sampledata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFleetTest {
    @TempDir
    Path folder;

    @Test
    void sameOptionsGiveTheSameBytes() throws IOException {
        SampleOptions options = SampleOptions.defaults(folder.resolve("a")).withDays(9);
        SampleFleet.write(options, ProgressListener.SILENT);
        SampleFleet.write(SampleOptions.defaults(folder.resolve("b")).withDays(9), ProgressListener.SILENT);
        assertEquals(hashes(folder.resolve("a")), hashes(folder.resolve("b")));
    }

    @Test
    void anotherSeedMovesTheTrafficAndAnotherEndMovesTheDays() throws IOException {
        SampleOptions options = SampleOptions.defaults(folder.resolve("a")).withDays(2);
        SampleFleet.write(options, ProgressListener.SILENT);
        SortedMap<String, String> first = hashes(folder.resolve("a"));
        SampleFleet.write(options.withSeed(2), ProgressListener.SILENT);
        String log = "logs/chat-l4/access_tokens.log.1";
        assertNotEquals(first.get(log), hashes(folder.resolve("a")).get(log));
        SampleFleet.write(options.withEnd(LocalDate.of(2026, 3, 31)), ProgressListener.SILENT);
        assertTrue(Files.exists(folder.resolve("a/billing/2026-03-31.json.gz")));
        assertTrue(Files.notExists(folder.resolve("a/billing/2026-11-15.json.gz")));
    }

    @Test
    void withoutLogsThereIsNoLogFolderAndTheConfigurationNamesNone() throws IOException {
        SampleFleet.write(SampleOptions.defaults(folder).withDays(2).withoutLogs(), ProgressListener.SILENT);
        assertTrue(Files.notExists(folder.resolve("logs")));
        assertTrue(!Files.readString(folder.resolve("perdollar.yaml")).contains("requests:"));
    }

    @Test
    void scaleCopiesEveryServiceUnderNamesOfItsOwn() throws IOException {
        SampleFleet.write(SampleOptions.defaults(folder).withDays(1).withScale(2), ProgressListener.SILENT);
        assertTrue(Files.isDirectory(folder.resolve("logs/chat-l4")));
        assertTrue(Files.isDirectory(folder.resolve("logs/chat-l4-c2")));
    }

    @Test
    void progressEndsWithEveryFileDone() throws IOException {
        List<int[]> calls = new ArrayList<>();
        SampleFleet.write(
                SampleOptions.defaults(folder).withDays(2), (bytes, done, total) -> calls.add(new int[] {done, total}));
        int[] last = calls.get(calls.size() - 1);
        assertEquals(last[1], last[0]);
        assertEquals(last[1], calls.size());
    }

    @Test
    void aFolderWithSomebodyElsesFilesIsLeftAlone() throws IOException {
        Path theirs = Files.createDirectories(folder.resolve("logs")).resolve("mine.log");
        Files.writeString(theirs, "mine");
        SampleOptions options = SampleOptions.defaults(folder).withDays(1);
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> SampleFleet.write(options, ProgressListener.SILENT));
        assertTrue(String.valueOf(refused.getMessage()).contains("logs"));
        assertEquals("mine", Files.readString(theirs));
    }

    private static SortedMap<String, String> hashes(Path root) throws IOException {
        SortedMap<String, String> hashes = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> paths = Files.walk(root)) {
            files = paths.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            hashes.put(root.relativize(file).toString(), hash(Files.readAllBytes(file)));
        }
        return hashes;
    }

    private static String hash(byte[] content) {
        try {
            return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(content)).toString(16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
