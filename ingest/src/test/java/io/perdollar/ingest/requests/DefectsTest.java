package io.perdollar.ingest.requests;

import static io.perdollar.ingest.requests.LogFolder.gzip;
import static io.perdollar.ingest.requests.LogFolder.line;
import static io.perdollar.ingest.requests.LogFolder.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.ingest.requests.SeenFile.State;
import io.perdollar.ingest.requests.files.DecompressionLimit;
import io.perdollar.ingest.requests.format.RejectReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each defect costs at most its own line. Fixtures are named by their defect. */
class DefectsTest {

    private static final String FILE = "vm/access.log.1";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private SourceScan scan(String text) throws IOException {
        return scan(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private SourceScan scan(byte[] bytes) throws IOException {
        LogFolder logs = new LogFolder(folder);
        logs.write(FILE, bytes);
        return logs.scan();
    }

    private static ContentRead only(SourceScan scan) {
        return scan.streams().get(0).contents().get(0);
    }

    @Test
    void nulBytesInsideALine() throws IOException {
        SourceScan scan = scan(line(0) + "10.0.0.1 [01/Nov/2026:00:01:00 +0000] \"POST /gen\0\0\0" + "\n" + line(2));

        assertEquals(2, scan.counts().served());
        assertEquals(Map.of(RejectReason.FORMAT, 1L), scan.counts().rejected());
        RejectedLine rejected = only(scan).rejected().get(0);
        assertEquals(2, rejected.lineNumber());
        assertEquals(line(0).length(), rejected.offset());
        assertEquals("\"\" \" after $request", rejected.expected());
        assertTrue(rejected.excerpt().endsWith("POST /gen\\x00\\x00\\x00"), rejected.excerpt());
    }

    @Test
    void holeOfNulsBeforeTheFirstLine() throws IOException {
        byte[] text = lines(0, 3).getBytes(StandardCharsets.ISO_8859_1);
        byte[] holed = new byte[3_000_000 + text.length];
        System.arraycopy(text, 0, holed, 3_000_000, text.length);

        SourceScan scan = scan(holed);

        assertEquals(3, scan.counts().served());
        assertEquals(0, scan.counts().rejectedLines());
        assertEquals(holed.length, only(scan).toByte());
    }

    @Test
    void tlsHandshakeInTheRequestLine() throws IOException {
        SourceScan scan = scan(line(0)
                + "10.0.0.1 [01/Nov/2026:00:01:00 +0000] \"\\x16\\x03\\x01\\x02\\x00\" 400 157 0.000\n"
                + "10.0.0.1 [01/Nov/2026:00:01:00 +0000] \"\\x16\\x03\" 200 157 0.000\n"
                + "10.0.0.1 [01/Nov/2026:00:01:00 +0000] \"\" 400 0 0.000\n"
                + "10.0.0.1 [01/Nov/2026:00:01:00 +0000] \"-\" 408 0 0.000\n");

        assertEquals(1, scan.counts().served());
        assertEquals(4, scan.counts().ignored());
    }

    @Test
    void rawTlsHandshakeAsALine() throws IOException {
        SourceScan scan = scan(line(0) + "\u0016\u0003\u0001\u0002\u0000\u00fc\u0003\n" + line(1));

        assertEquals(2, scan.counts().served());
        assertEquals(
                "\\x16\\x03\\x01\\x02\\x00\\xFC\\x03",
                only(scan).rejected().get(0).excerpt());
    }

    @Test
    void missingQuoteDoesNotSwallowTheNextLine() throws IOException {
        SourceScan scan =
                scan("10.0.0.1 [01/Nov/2026:00:00:00 +0000] \"POST /generate HTTP/1.1 200 0 1.0\n" + lines(1, 4));

        assertEquals(3, scan.counts().served());
        assertEquals(1, scan.counts().rejectedLines());
        assertEquals(40, only(scan).rejected().get(0).column());
    }

    @Test
    void lineOfMoreThanAMebibyte() throws IOException {
        String tooLong = "x".repeat(1_500_000) + "\n";
        SourceScan scan = scan(line(0) + tooLong + line(1));

        assertEquals(2, scan.counts().served());
        assertEquals(Map.of(RejectReason.TOO_LONG, 1L), scan.counts().rejected());
        assertEquals(2, only(scan).rejected().get(0).lineNumber());
        assertEquals(line(0).length(), only(scan).rejected().get(0).offset());
    }

    @Test
    void longUriWithinTheLimitIsReadAsAnyOther() throws IOException {
        String uri = "/generate?" + "q".repeat(900_000);
        SourceScan scan =
                scan("10.0.0.1 [01/Nov/2026:00:00:00 +0000] \"POST " + uri + " HTTP/1.1\" 200 5 1.0\n" + line(1));

        assertEquals(2, scan.counts().served());
    }

    @Test
    void carriageReturnsBeforeLineFeeds() throws IOException {
        SourceScan scan = scan(lines(0, 5).replace("\n", "\r\n"));

        assertEquals(5, scan.counts().served());
        assertEquals(0, scan.counts().rejectedLines());
    }

    @Test
    void byteOrderMark() throws IOException {
        SourceScan scan = scan("\u00EF\u00BB\u00BF" + lines(0, 2));

        assertEquals(2, scan.counts().served());
    }

    @Test
    void emptyLines() throws IOException {
        SourceScan scan = scan("\n" + line(0) + "\r\n");

        assertEquals(1, scan.counts().served());
        assertEquals(Map.of(RejectReason.EMPTY, 2L), scan.counts().rejected());
    }

    @Test
    void impossibleTimeStatusAndNumber() throws IOException {
        SourceScan scan = scan(line(0).replace("01/Nov", "31/Nov")
                + line(0).replace("\" 200 ", "\" 2000 ")
                + line(0).replace(" 1.500", " 99999999.000")
                + line(0));

        assertEquals(1, scan.counts().served());
        assertEquals(
                Map.of(RejectReason.TIME, 1L, RejectReason.STATUS, 1L, RejectReason.NUMBER, 1L),
                scan.counts().rejected());
        assertEquals(
                "$request_time: seconds as 0.123, at most 31 days, or -",
                only(scan).rejected().get(2).expected());
    }

    @Test
    void gzipThatBreaksOffKeepsWhatWasRead() throws IOException {
        byte[] packed = gzip(lines(0, 1_000).getBytes(StandardCharsets.ISO_8859_1));
        LogFolder logs = new LogFolder(folder);
        logs.write("vm/access.log.2.gz", Arrays.copyOf(packed, packed.length * 2 / 3));

        SourceScan first = logs.scanAndKeep();

        long read = first.counts().served();
        assertTrue(read > 300 && read < 1_000, "read " + read);
        assertEquals(0, first.counts().rejectedLines());
        assertTrue(first.streams().get(0).notes().get(0).contains("the gzip data break off after"));

        logs.write("vm/access.log.2.gz", packed);
        assertEquals(1_000 - read, logs.scanAndKeep().counts().served());
    }

    @Test
    void gzipWithDamagedBytesKeepsWhatWasRead() throws IOException {
        byte[] packed = gzip(lines(0, 1_000).getBytes(StandardCharsets.ISO_8859_1));
        Arrays.fill(packed, packed.length / 2, packed.length / 2 + 40, (byte) 0xA5);
        LogFolder logs = new LogFolder(folder);
        logs.write("vm/access.log.2.gz", packed);

        SourceScan scan = logs.scan();

        assertTrue(scan.counts().served() > 100);
        assertTrue(scan.streams().get(0).notes().get(0).contains("the gzip data are damaged"));
    }

    @Test
    void gzipOfSeveralMembers() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int hour = 0; hour < 5; hour++) {
            members.write(gzip(lines(60 * hour, 60 * hour + 7).getBytes(StandardCharsets.ISO_8859_1)));
        }
        assertEquals(35, scan(members.toByteArray()).counts().served());
    }

    @Test
    void decompressionBombMeetsTheLimit() throws IOException {
        LogFolder logs = new LogFolder(folder);
        logs.limit = new DecompressionLimit(2_000_000, 500);
        logs.write(
                "vm/access.log.2.gz", gzip((line(0) + "x".repeat(20_000_000)).getBytes(StandardCharsets.ISO_8859_1)));

        SourceScan scan = logs.scan();

        assertEquals(1, scan.counts().served());
        String note = scan.streams().get(0).notes().get(0);
        assertTrue(note.contains("expected at most 2000000 bytes and 500 times its size; if it is a real log"), note);
    }

    @Test
    void aLimitThatTheUserRaisedLetsTheSameFilePass() throws IOException {
        LogFolder logs = new LogFolder(folder);
        logs.limit = DecompressionLimit.ofBytes(30_000_000);
        logs.write(
                "vm/access.log.2.gz", gzip((line(0) + "x".repeat(20_000_000)).getBytes(StandardCharsets.ISO_8859_1)));

        SourceScan scan = logs.scan();

        assertEquals(1, scan.counts().served());
        assertEquals(1, scan.counts().rejectedLines());
        assertEquals(List.of(), scan.streams().get(0).notes());
    }

    @Test
    void emptyFile() throws IOException {
        SourceScan scan = scan("");

        assertEquals(State.EMPTY, scan.streams().get(0).files().get(0).state());
        assertEquals(List.of(), scan.streams().get(0).contents());
    }

    @Test
    void folderInPlaceOfAFile() throws IOException {
        LogFolder logs = new LogFolder(folder);
        logs.write("vm/access.log", line(0));
        Files.createDirectories(folder.resolve("vm/access.log.d"));

        SourceScan scan = logs.scan();

        assertEquals(1, scan.counts().served());
        assertTrue(scan.streams().get(0).notes().get(0).contains("expected a log file, got a folder"));
    }

    @Test
    void otherPackingsAreNamed() throws IOException {
        LogFolder logs = new LogFolder(folder);
        logs.write("vm/access.log.3.zst", new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 1, 2, 3, 4});
        logs.write("vm/access.log.1", line(0));

        SourceScan scan = logs.scan();

        assertEquals(1, scan.counts().served());
        assertEquals(State.UNREADABLE, scan.streams().get(0).files().get(0).state());
        assertTrue(scan.streams().get(0).notes().get(0).contains("expected plain text or gzip, got zstd"));
    }

    @Test
    void fileThatVanishesIsNotedAndTheOthersAreRead() throws IOException {
        LogFolder logs = new LogFolder(folder);
        logs.write("vm/access.log.1", line(0));
        Files.createSymbolicLink(folder.resolve("vm/access.log.2"), folder.resolve("vm/gone"));

        SourceScan scan = logs.scan();

        assertEquals(1, scan.counts().served());
        assertTrue(scan.streams().get(0).notes().get(0).contains("access.log.2"), scan.toString());
    }

    @Test
    void fileIsReadToTheSizeSeenAtOpening() throws IOException {
        LogFolder logs = new LogFolder(folder);
        Path file = logs.write("vm/access.log", lines(0, 10));
        RequestSource source = logs.source();
        // While the first lines are reported, the server writes more.
        SourceScan scan = new RequestScanner(1, DecompressionLimit.USUAL, 200)
                .scan(source, KnownContents.NONE, ScanWindow.ALL, logs.rules, (bytes, total, lines) -> append(file));

        assertEquals(10, scan.counts().served());
        assertEquals(lines(0, 10).length(), only(scan).toByte());
    }

    private static void append(Path file) {
        try {
            Files.writeString(file, line(700), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void onlyTheFirstThousandRejectsAreKeptAndAllAreCounted() throws IOException {
        LogFolder logs = new LogFolder(folder);
        logs.partBytes = 1_000;
        logs.write(FILE, "garbage\n".repeat(5_000) + line(0));

        SourceScan scan = logs.scan();

        assertEquals(5_000, scan.counts().rejectedLines());
        List<RejectedLine> kept = only(scan).rejected();
        assertEquals(1_000, kept.size());
        assertEquals(1, kept.get(0).lineNumber());
        assertEquals(1_000, kept.get(999).lineNumber());
        assertEquals(999 * 8, kept.get(999).offset());
    }
}
