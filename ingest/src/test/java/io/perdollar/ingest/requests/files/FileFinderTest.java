package io.perdollar.ingest.requests.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileFinderTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }

    private List<StreamFiles> find(String pattern) {
        return FileFinder.find(FilePattern.parse(pattern), folder).streams();
    }

    private static List<String> names(StreamFiles stream) {
        return stream.files().stream().map(LogFile::name).toList();
    }

    @Test
    void ordersRotatedFilesOldestFirst() throws IOException {
        for (String name : List.of(
                "access.log",
                "access.log.1",
                "access.log.10.gz",
                "access.log.2.gz",
                "access.log-20261101.gz",
                "access.log-20261102",
                "access.log-2026110215.gz")) {
            write("logs/vm/" + name, "x");
        }

        assertEquals(
                List.of(
                        "access.log-20261101.gz",
                        "access.log-20261102",
                        "access.log-2026110215.gz",
                        "access.log.10.gz",
                        "access.log.2.gz",
                        "access.log.1",
                        "access.log"),
                names(find("logs/{instance}/access.log*").get(0)));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "access.log, access.log, null, null, true",
                "access.log.1, access.log, 1, null, false",
                "access.log.2.gz, access.log, 2, null, false",
                "access.log-20261101, access.log, null, 20261101, false",
                "access.log-2026-11-01-15.gz, access.log, null, 2026110115, false",
                "access.log.gz, access.log, null, null, false",
                "llm-8b.log, llm-8b.log, null, null, true"
            })
    void readsThePlaceInTheRotationFromTheName(String name, String base, Integer number, String date, boolean live) {
        Rotation rotation = Rotation.of(name);

        assertEquals(base, rotation.base());
        assertEquals(number, rotation.number());
        assertEquals(date, rotation.date());
        assertEquals(live, rotation.live());
    }

    @Test
    void readsPlaceholdersAnywhereInThePath() throws IOException {
        write("p1/zone-a/vm-1.access.log", "x");
        write("p1/zone-b/vm-2.access.log", "x");
        write("p1/zone-b/other.txt", "x");

        List<StreamFiles> streams = find("{project}/zone-{zone}/{instance}.access.log*");

        assertEquals(
                List.of(
                        Map.of(Placeholder.PROJECT, "p1", Placeholder.ZONE, "a", Placeholder.INSTANCE, "vm-1"),
                        Map.of(Placeholder.PROJECT, "p1", Placeholder.ZONE, "b", Placeholder.INSTANCE, "vm-2")),
                streams.stream().map(StreamFiles::placeholders).toList());
    }

    @Test
    void doubleStarStandsForAnyNumberOfFolders() throws IOException {
        write("a/access.log", "x");
        write("a/b/c/access.log", "x");
        write("a/.hidden/access.log", "x");

        assertEquals(2, find("**/access.log").get(0).files().size());
    }

    @Test
    void linksThatLoopEnd() throws IOException {
        write("a/access.log", "x");
        Files.createSymbolicLink(folder.resolve("a/loop"), folder.resolve("a"));

        assertEquals(1, find("**/access.log").get(0).files().size());
    }

    @Test
    void saysWhenALinkLeadsOutOfTheBase(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("access.log"), "x");
        Files.createDirectories(folder.resolve("logs"));
        Files.createSymbolicLink(folder.resolve("logs/vm"), elsewhere);

        StreamFiles stream = find("logs/{instance}/access.log").get(0);

        assertEquals(1, stream.files().size());
        assertTrue(
                stream.notes().get(0).contains("lies outside of"),
                stream.notes().toString());
    }

    @Test
    void aFolderWithOnlyAMarkerIsAStream() throws IOException {
        write("logs/quiet/.collected", "2026-11-01T04:00:00Z\n2026-11-02T13:00:00+09:00\n");

        StreamFiles stream = find("logs/{instance}/access.log*").get(0);

        assertEquals(Map.of(Placeholder.INSTANCE, "quiet"), stream.placeholders());
        assertEquals(
                List.of(Instant.parse("2026-11-01T04:00:00Z"), Instant.parse("2026-11-02T04:00:00Z")),
                stream.collected());
        assertEquals(List.of(), stream.files());
    }

    @Test
    void namesABadLineOfAMarkerAndKeepsTheOthers() throws IOException {
        write("logs/vm/.collected", "2026-11-01T04:00:00Z\nyesterday\n2026-11-02T04:00:00Z\n2026-11-0");

        StreamFiles stream = find("logs/{instance}/access.log*").get(0);

        assertEquals(2, stream.collected().size());
        assertEquals(1, stream.notes().size());
        assertTrue(
                stream.notes().get(0).contains(".collected:2: expected an instant such as"),
                stream.notes().get(0));
    }

    @Test
    void refusesAnUnknownPlaceholder() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> FilePattern.parse("logs/{host}/access.log"));

        assertTrue(String.valueOf(refusal.getMessage()).contains("got \"host\""));
    }
}
