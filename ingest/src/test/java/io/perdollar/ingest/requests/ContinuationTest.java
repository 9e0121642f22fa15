package io.perdollar.ingest.requests;

import static io.perdollar.ingest.requests.LogFolder.line;
import static io.perdollar.ingest.requests.LogFolder.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perdollar.ingest.requests.SeenFile.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading in pieces, under changing names, gives what reading once gives (equations §12). */
class ContinuationTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static List<State> states(SourceScan scan) {
        return scan.streams().get(0).files().stream().map(SeenFile::state).toList();
    }

    private static List<String> knownIds(SourceScan scan) {
        return scan.streams().get(0).files().stream()
                .map(SeenFile::known)
                .filter(Objects::nonNull)
                .map(KnownContent::id)
                .toList();
    }

    @Test
    void readsOnWhereTheLastRunStopped() throws IOException {
        LogFolder logs = new LogFolder(folder);
        logs.write("vm/access.log", lines(0, 5));
        assertEquals(5, logs.scanAndKeep().counts().served());

        logs.write("vm/access.log", lines(0, 8));
        SourceScan second = logs.scanAndKeep();

        assertEquals(3, second.counts().served());
        ContentRead read = second.streams().get(0).contents().get(0);
        assertEquals(lines(0, 5).length(), read.fromByte());
        assertEquals(5, read.linesBefore());
    }

    @Test
    void recognisesAContentUnderEveryNameOfItsRotation() throws IOException {
        LogFolder logs = new LogFolder(folder);
        logs.write("vm/access.log", lines(0, 300));
        logs.scanAndKeep();
        logs.write("vm/access.log", lines(0, 310));
        logs.rename("vm/access.log", "vm/access.log.1");
        logs.write("vm/access.log", lines(310, 320));
        assertEquals(20, logs.scanAndKeep().counts().served());

        logs.pack("vm/access.log.1", "vm/access.log.2.gz");
        logs.rename("vm/access.log", "vm/access.log.1");
        SourceScan third = logs.scanAndKeep();

        assertEquals(0, third.counts().lines());
        assertEquals(List.of(State.UNCHANGED, State.UNCHANGED), states(third));
        assertEquals(320, logs.counts().served());
    }

    @Test
    void recognisesAContentThatWasShorterThanAHead() throws IOException {
        LogFolder logs = new LogFolder(folder);
        logs.write("vm/access.log", line(0));
        logs.scanAndKeep();
        logs.write("vm/access.log.1", lines(0, 500));
        Files.delete(folder.resolve("vm/access.log"));

        SourceScan second = logs.scanAndKeep();

        assertEquals(499, second.counts().served());
        assertEquals(4096, second.streams().get(0).contents().get(0).headLength());
    }

    @Test
    void leavesATornLastLineOfTheLiveFileForTheNextRun() throws IOException {
        LogFolder logs = new LogFolder(folder);
        String torn = line(1).substring(0, 30);
        logs.write("vm/access.log", line(0) + torn);
        SourceScan first = logs.scanAndKeep();
        assertEquals(1, first.counts().lines());

        logs.write("vm/access.log", lines(0, 2));
        SourceScan second = logs.scanAndKeep();

        assertEquals(1, second.counts().served());
        assertEquals(0, second.counts().rejectedLines());
    }

    @Test
    void keepsNothingOfALiveFileThatHoldsOnlyATornLine() throws IOException {
        LogFolder logs = new LogFolder(folder);
        logs.write("vm/access.log", line(0).substring(0, 30));

        SourceScan scan = logs.scanAndKeep();

        assertEquals(List.of(State.EMPTY), states(scan));
        assertEquals(List.of(), scan.streams().get(0).contents());
    }

    @Test
    void takesATornLastLineOfARotatedFile() throws IOException {
        LogFolder logs = new LogFolder(folder);
        logs.write("vm/access.log.1", lines(0, 2).stripTrailing());
        logs.write(
                "vm/access.log.2.gz",
                LogFolder.gzip((line(5) + line(6).substring(0, 30)).getBytes(StandardCharsets.ISO_8859_1)));
        logs.write("vm/access.log-20261101", line(7) + "torn");

        SourceScan scan = logs.scanAndKeep();

        assertEquals(4, scan.counts().served());
        assertEquals(2, scan.counts().rejectedLines());
    }

    @Test
    void readsOneContentOnceThoughTwoFilesHoldIt() throws IOException {
        LogFolder logs = new LogFolder(folder);
        // Copy-truncate between its two steps: the copy already lacks the newest line.
        logs.write("vm/access.log", lines(0, 200));
        logs.write("vm/access.log.1", lines(0, 199));
        logs.write("vm/access.log.2.gz", LogFolder.gzip(lines(0, 150).getBytes(StandardCharsets.ISO_8859_1)));

        SourceScan scan = logs.scanAndKeep();

        assertEquals(200, scan.counts().served());
        assertEquals(1, scan.streams().get(0).contents().size());
        assertEquals(List.of(State.READ, State.READ, State.READ), states(scan));
    }

    @Test
    void readsAFileAnewAfterCopyTruncate() throws IOException {
        LogFolder logs = new LogFolder(folder);
        logs.write("vm/access.log", lines(0, 100));
        logs.scanAndKeep();
        logs.write("vm/access.log.1", lines(0, 110));
        logs.write("vm/access.log", lines(110, 120));

        assertEquals(20, logs.scanAndKeep().counts().served());
        assertEquals(120, logs.counts().served());
    }

    /** Listed and recognised, then rotated on before it is read: its name leads to the next one. */
    @Test
    void aPackedFileThatWasRotatedBeforeItIsReadCountsOnce() throws IOException {
        LogFolder logs = new LogFolder(folder);
        logs.write("a/access.log", lines(0, 400));
        logs.write("vm/access.log.2.gz", LogFolder.gzip(lines(0, 150).getBytes(StandardCharsets.ISO_8859_1)));
        logs.write("vm/access.log.1", lines(150, 250));
        Runnable rotation = once(() -> {
            logs.rename("vm/access.log.2.gz", "vm/access.log.3.gz");
            logs.pack("vm/access.log.1", "vm/access.log.2.gz");
        });

        SourceScan first = logs.scanAndKeep(rotation);

        assertEquals(
                1,
                first.streams().get(1).notes().size() / 2,
                first.streams().get(1).notes().toString());
        logs.scanAndKeep();
        logs.scanAndKeep();
        assertEquals(650, logs.counts().served());
    }

    @Test
    void aFileThatIsTruncatedWhileItIsReadCountsOnce() throws IOException {
        for (long partBytes : new long[] {500, 8 << 20}) {
            Path base = Files.createDirectories(folder.resolve("parts-of-" + partBytes));
            LogFolder logs = new LogFolder(base);
            logs.partBytes = partBytes;
            logs.write("vm/access.log", lines(0, 700));
            Runnable copyTruncate = once(() -> {
                Files.copy(base.resolve("vm/access.log"), base.resolve("vm/access.log.1"));
                Files.writeString(base.resolve("vm/access.log"), lines(700, 1_440));
            });
            logs.scanAndKeep(copyTruncate);
            logs.scanAndKeep();
            assertEquals(1_440, logs.counts().served(), "in parts of " + partBytes);
        }
    }

    private interface Change {
        void make() throws IOException;
    }

    private static Runnable once(Change change) {
        AtomicBoolean made = new AtomicBoolean();
        return () -> {
            if (made.compareAndSet(false, true)) {
                try {
                    change.make();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    @Test
    void skipsWithoutOpeningWhatIsKnownAndOlderThanTheWindow() throws IOException {
        LogFolder logs = new LogFolder(folder);
        logs.write("vm/access.log.2", lines(0, 10));
        logs.scanAndKeep();
        logs.rename("vm/access.log.2", "vm/access.log.3");
        logs.write("vm/access.log.2", lines(20, 30));
        logs.window = new ScanWindow(Instant.parse("2026-12-01T00:00:00Z"));

        SourceScan scan = logs.scanAndKeep();

        assertEquals(List.of(State.SKIPPED, State.READ), states(scan));
        assertEquals(List.of("content 0"), knownIds(scan));
        assertEquals(10, scan.counts().served());
    }

    @Property(tries = 40)
    void readingInPiecesUnderAnyNameEqualsReadingOnce(
            @ForAll @IntRange(min = 1, max = 400) int total,
            @ForAll long seed,
            @ForAll @IntRange(min = 60, max = 5_000) int part)
            throws IOException {
        Path root = Files.createTempDirectory("continuation");
        try {
            Random random = new Random(seed);
            LogFolder once = new LogFolder(root.resolve("once"));
            once.write("vm/access.log.1", lines(0, total));
            once.scanAndKeep();

            LogFolder pieces = new LogFolder(root.resolve("pieces"));
            pieces.partBytes = part;
            rotateAndScan(pieces, total, random);

            assertEquals(total, pieces.counts().served());
            assertEquals(once.ledger(), pieces.ledger());
        } finally {
            deleteAll(root);
        }
    }

    /** One content after the other, each read in pieces while it is live and while it is renamed, packed or cut. */
    private static void rotateAndScan(LogFolder logs, int total, Random random) throws IOException {
        int start = 0;
        int generation = 0;
        while (start < total) {
            int end = Math.min(total, start + 1 + random.nextInt(150));
            for (int until = start; until < end; ) {
                until = Math.min(end, until + 1 + random.nextInt(60));
                String torn = until < end && random.nextBoolean() ? line(until).substring(0, 20) : "";
                logs.write("vm/access.log", lines(start, until) + torn);
                if (random.nextInt(3) > 0) {
                    logs.scanAndKeep();
                }
            }
            logs.write("vm/access.log", lines(start, end));
            String rotated = "vm/access.log-2026110%d".formatted(++generation % 10) + "%02d".formatted(generation);
            if (random.nextBoolean()) {
                logs.write(rotated, lines(start, end));
                Files.delete(logs.base().resolve("vm/access.log"));
            } else {
                logs.rename("vm/access.log", rotated);
            }
            if (random.nextBoolean()) {
                logs.scanAndKeep();
            }
            if (random.nextBoolean()) {
                logs.pack(rotated, rotated + ".gz");
            }
            if (random.nextBoolean()) {
                logs.scanAndKeep();
            }
            start = end;
        }
        logs.scanAndKeep();
    }

    private static void deleteAll(Path root) throws IOException {
        try (var paths = Files.walk(root)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
