package io.perdollar.ingest.requests.scan;

import io.perdollar.ingest.requests.files.ByteSource;
import java.io.IOException;
import java.util.Arrays;

/**
 * Feeds the lines of one part of a content to a scanner. A line belongs to the part in which its first byte lies, so the
 * parts of a content together see each line once, wherever it is cut. One per thread; keeps its buffer.
 */
final class UnitReader {

    /** A line longer than this is rejected without being held in memory. */
    static final int LONGEST_LINE = 1 << 20;

    /** {@link #read} took no line. */
    static final long NOTHING = -1;

    /** Fits the second-level cache, so that the copy out of the kernel is read again while it is warm. */
    private static final int CHUNK = 1 << 19;

    private final LineScanner scanner;
    private final Line line = new Line();

    private byte[] buffer = new byte[CHUNK];
    /** Place in the content of the buffer's first byte. */
    private long base;
    /** Bytes in the buffer. */
    private int filled;
    /** Start of the first line that was not scanned yet. */
    private int start;
    /** The line under way is too long to be kept; only its end is sought. */
    private boolean skipping;

    private long skippedFrom;
    private String skippedExcerpt = "";
    /** The line under way began with a hole of NULs, as copy-truncate leaves it; they are no part of the line. */
    private boolean behindHole;

    private Listener listener = (position, lines) -> {};

    /** Hears how far a part is. */
    interface Listener {
        /**
         * Lines were scanned.
         *
         * @param position behind the last of them
         * @param lines of the part so far
         */
        void scanned(long position, long lines);
    }

    UnitReader(LineScanner scanner) {
        this.scanner = scanner;
    }

    /** Who hears of the parts that are read from now on. */
    void tell(Listener newListener) {
        listener = newListener;
    }

    /**
     * Which part to read.
     *
     * @param number of the part in its content, from 0
     * @param from first byte of the part
     * @param to end of the part, exclusive
     * @param lineStart whether a line starts at {@code from} for certain; otherwise one that began before is passed over
     * @param end of what may be read of the content
     * @param takeTornLine whether a last line without line feed counts
     */
    record Part(int number, long from, long to, boolean lineStart, long end, boolean takeTornLine) {}

    /**
     * Reads a part.
     *
     * @return the place behind the last line that was taken, or {@link #NOTHING}
     */
    long read(ByteSource source, Part part, Tally tally) throws IOException {
        boolean passing = !part.lineStart();
        // The byte before tells whether a line starts at the part's first byte.
        base = passing ? part.from() - 1 : part.from();
        filled = 0;
        start = 0;
        skipping = false;
        behindHole = false;
        tally.startUnit(part.number());
        long taken = NOTHING;
        boolean atEnd = false;
        while (!atEnd) {
            int room = (int) Math.min(room(), part.end() - (base + filled));
            int count = room == 0 ? -1 : source.read(base + filled, buffer, filled, room);
            atEnd = count < 0;
            filled += Math.max(0, count);
            if (base == 0 && start == 0 && !passing) {
                skipByteOrderMark();
            }
            if (passing) {
                int newline = Swar.newline(buffer, start, filled);
                if (newline < 0) {
                    dropAll();
                    continue;
                }
                passing = false;
                start = newline + 1;
                if (base + start >= part.to()) {
                    return taken;
                }
            }
            int end = endOfLines(part.to());
            if (end > start) {
                taken = scan(end, tally);
            }
            if (!skipping && !behindHole && base + start >= part.to()) {
                return taken;
            }
            if (atEnd && part.takeTornLine() && source.endsWhole() && (filled > start || skipping)) {
                buffer[filled++] = '\n';
                return scan(filled, tally) - 1;
            }
            keepRest();
        }
        return taken;
    }

    /** Behind the last line feed of those lines that start before {@code to}; the start if there is none. */
    private int endOfLines(long to) {
        long lastStart = to - base;
        if (lastStart <= filled) {
            int newline = Swar.newline(buffer, Math.max(start, (int) Math.max(lastStart, 1) - 1), filled);
            return newline < 0 ? start : newline + 1;
        }
        for (int at = filled; at > start; at--) {
            if (buffer[at - 1] == '\n') {
                return at;
            }
        }
        return start;
    }

    private long scan(int end, Tally tally) {
        int from = start;
        if (skipping) {
            from = Swar.newline(buffer, from, end) + 1;
            tally.rejectLong(skippedFrom, skippedExcerpt);
            skipping = false;
        }
        line.startBuffer();
        tally.startBuffer(base, line);
        if (end - from > LONGEST_LINE) {
            from = scanUpToLastLong(from, end, tally);
        }
        if (end > from) {
            scanner.scan(buffer, from, end, line, tally);
        }
        behindHole = false;
        start = end;
        listener.scanned(base + end, tally.unitLines());
        return base + end;
    }

    /** Scans all lines before the last one that is too long, and rejects those; gives the place behind it. */
    private int scanUpToLastLong(int from, int end, Tally tally) {
        int scanned = from;
        for (int at = from; at < end; ) {
            int next = Swar.newline(buffer, at) + 1;
            if (next - 1 - at > LONGEST_LINE) {
                if (at > scanned) {
                    scanner.scan(buffer, scanned, at, line, tally);
                }
                tally.rejectLong(base + at, Excerpt.of(buffer, at, next - 1));
                scanned = next;
            }
            at = next;
        }
        return scanned;
    }

    /** Moves the line that is not complete to the front, or gives it up. */
    private void keepRest() {
        int rest = filled - start;
        if (!skipping && rest > 0 && allZero()) {
            behindHole = true;
            dropAll();
        } else if (!skipping && rest > LONGEST_LINE) {
            skipping = true;
            skippedFrom = base + start;
            skippedExcerpt = Excerpt.of(buffer, start, filled);
            dropAll();
        } else if (skipping) {
            dropAll();
        } else {
            System.arraycopy(buffer, start, buffer, 0, rest);
            base += start;
            filled = rest;
            start = 0;
        }
    }

    private void dropAll() {
        base += filled;
        filled = 0;
        start = 0;
    }

    private boolean allZero() {
        for (int at = start; at < filled; at++) {
            if (buffer[at] != 0) {
                return false;
            }
        }
        return true;
    }

    /** How much fits behind what the buffer holds, one line feed and the slack; a buffer that is half full grows. */
    private int room() {
        if (filled > buffer.length / 2) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        return buffer.length - filled - 1 - Swar.SLACK;
    }

    private void skipByteOrderMark() {
        if (filled >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            start = 3;
        }
    }
}
