package io.perdollar.ingest.requests.scan;

import java.util.HashMap;
import java.util.Map;

/** How often each unrecognised method and path came, up to a number of different ones; further ones only as a sum. */
final class UnrecognisedCounts {

    static final int MOST = 20_000;

    private final Map<String, Long> counts = new HashMap<>();
    private long others;

    /** Adds lines of one path, from any thread. */
    synchronized void add(String methodAndPath, long lines) {
        Long before = counts.get(methodAndPath);
        if (before == null && counts.size() >= MOST) {
            others += lines;
        } else {
            counts.put(methodAndPath, (before == null ? 0 : before) + lines);
        }
    }

    synchronized Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    /** Lines on paths that came after the table was full. */
    synchronized long others() {
        return others;
    }
}
