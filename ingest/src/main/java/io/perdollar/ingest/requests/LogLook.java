package io.perdollar.ingest.requests;

import io.perdollar.ingest.requests.files.DecompressionLimit;
import io.perdollar.ingest.requests.files.OpenedLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Some lines of a log file, for a look at it. */
final class LogLook {
    private static final int PLACES = 8;

    private LogLook() {}

    /**
     * The first lines.
     *
     * @param bytes no more than so many are unpacked
     * @param lines no more than so many are given
     * @return without line ends; a single line without one counts, the torn end of several does not
     */
    static List<byte[]> first(Path file, int bytes, int lines) throws IOException {
        try (OpenedLog log = OpenedLog.open(file, DecompressionLimit.USUAL)) {
            return chunk(log, 0, bytes, lines);
        }
    }

    /** Lines of the beginning, and of a plain file that is longer than that also from places spread over it. */
    static List<byte[]> spread(Path file, int bytes, int lines) throws IOException {
        try (OpenedLog log = OpenedLog.open(file, DecompressionLimit.USUAL)) {
            if (log.packed() || log.end() <= bytes) {
                return chunk(log, 0, bytes, lines);
            }
            List<byte[]> found = new ArrayList<>(chunk(log, 0, bytes / PLACES, lines / PLACES));
            for (int i = 1; i < PLACES; i++) {
                List<byte[]> there = chunk(log, log.end() / PLACES * i, bytes / PLACES, lines / PLACES);
                // The first one began before.
                found.addAll(there.subList(Math.min(1, there.size()), there.size()));
            }
            return found;
        }
    }

    private static List<byte[]> chunk(OpenedLog log, long from, int bytes, int lines) throws IOException {
        byte[] b = new byte[bytes];
        int length = 0;
        while (length < bytes) {
            int count = log.source().read(from + length, b, length, bytes - length);
            if (count < 0) {
                break;
            }
            length += count;
        }
        List<byte[]> found = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < length && found.size() < lines; at++) {
            if (b[at] == '\n') {
                found.add(Arrays.copyOfRange(b, start, at));
                start = at + 1;
            }
        }
        if (found.isEmpty() && length > 0) {
            found.add(Arrays.copyOf(b, length));
        }
        return found;
    }
}
