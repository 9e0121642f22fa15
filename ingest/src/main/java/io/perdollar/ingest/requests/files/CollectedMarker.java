package io.perdollar.ingest.requests.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code .collected} file of a log folder: one RFC 3339 instant per line, appended after each successful copy and taken
 * before it began (equations §9). A last line without line feed is still being written and waits for the next run.
 *
 * @param instants in the order of the file
 * @param badLines what cannot be read, with place and remedy
 */
record CollectedMarker(List<Instant> instants, List<String> badLines) {

    static final String NAME = ".collected";

    CollectedMarker {
        instants = List.copyOf(instants);
        badLines = List.copyOf(badLines);
    }

    /** Reads the marker of a folder; without one there is no instant. */
    static CollectedMarker of(Path folder) {
        Path file = folder.resolve(NAME);
        List<Instant> instants = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return new CollectedMarker(instants, bad);
        } catch (IOException e) {
            bad.add(file + ": expected one instant per line, got " + e + "; the marker is left out");
            return new CollectedMarker(instants, bad);
        }
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            boolean torn = i == lines.length - 1;
            if (!line.isEmpty()) {
                try {
                    instants.add(OffsetDateTime.parse(line.replace(' ', 'T')).toInstant());
                } catch (DateTimeException e) {
                    if (!torn) {
                        bad.add(file + ":" + (i + 1) + ": expected an instant such as 2026-11-15T04:00:00Z, got \""
                                + shown(line) + "\"; the line is left out, write it with date -u +%FT%TZ");
                    }
                }
            }
        }
        return new CollectedMarker(instants, bad);
    }

    private static String shown(String line) {
        return line.substring(0, Math.min(40, line.length())).replaceAll("[^ -~]", "?");
    }
}
