package io.perdollar.sampledata.log;

import io.perdollar.sampledata.log.Coverage.Stretch;
import io.perdollar.sampledata.log.Rotation.LogFile;
import io.perdollar.sampledata.text.ByteText;
import io.perdollar.sampledata.text.GzipFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The files of one log under one name of its VM: lines go to the file of their time, and what they cover is noted while
 * they are written. For one thread.
 */
final class LogFiles implements AutoCloseable {
    private static final long HOUR_MILLIS = 3_600_000L;
    private static final long DAY_MILLIS = 86_400_000L;
    private static final long MIDNIGHT_MILLIS = 15 * HOUR_MILLIS;

    /** Between midnight in the report's zone and the copying of the logs. */
    static final long AFTER_MIDNIGHT_MILLIS = 600_000L;

    private static final int FLUSH = 1 << 16;
    private static final byte[] GARBAGE =
            "2026/11/03 04:05:06 [warn] 31#31: *1042 an upstream response is buffered to a temporary file\n"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final int TORN_AT = 60;

    private final LogStream stream;
    private final Path folder;
    private final Iterator<LogFile> files;
    private final LineTime time;
    private final ByteText text = new ByteText();
    private final List<Stretch> runs = new ArrayList<>();
    private final List<Long> rejectedHours = new ArrayList<>();
    private final Markers markers;
    private LogFile file;
    private @Nullable OutputStream out;
    private @Nullable LogLine lastLine;
    private long runStart = Long.MAX_VALUE;
    private long runEnd = Long.MIN_VALUE;
    private boolean garbageWritten;
    private long bytes;

    /**
     * When a folder was copied.
     *
     * @param first instant of the first copy, milliseconds since 1970
     * @param last instant of the last copy
     */
    record Markers(long first, long last) {}

    /**
     * @param folder {@code logs/<name>}
     * @param from first millisecond of this name
     * @param to first millisecond after it
     * @param markers of the folder, where the stream has them
     */
    LogFiles(LogStream stream, Path folder, long from, long to, Markers markers) throws IOException {
        this.stream = stream;
        this.folder = folder;
        this.markers = markers;
        time = new LineTime(stream.zone());
        files = stream.rotation().files(stream.format().fileName(), from, to).iterator();
        Files.createDirectories(folder);
        file = files.next();
        if (stream.markers()) {
            writeMarkers();
        }
    }

    /** Writes one line; lines come in order of completion. Returns whether anybody will ever read it. */
    boolean write(LogLine line) throws IOException {
        while (line.completion() >= file.to()) {
            next();
        }
        if (file.lost()) {
            return false;
        }
        runStart = Math.min(runStart, line.completion());
        runEnd = Math.max(runEnd, line.completion());
        long garbageHour = stream.oddities().garbageHour();
        if (garbageHour > 0 && !garbageWritten && line.completion() >= garbageHour * HOUR_MILLIS) {
            text.add(GARBAGE);
            garbageWritten = true;
            rejectedHours.add(line.completion() / HOUR_MILLIS);
        }
        stream.format().write(line, time, text);
        lastLine = line;
        if (text.length() > FLUSH) {
            drain();
        }
        return true;
    }

    /** What this log covers; complete once it is closed. */
    List<Stretch> runs() {
        return runs;
    }

    List<Long> rejectedHours() {
        return rejectedHours;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        while (files.hasNext()) {
            next();
        }
        // The rest of this line is still to come, so nobody counts it.
        tear();
        drain();
        if (out == null) {
            // The newest log exists even where nobody has called yet.
            Files.createFile(folder.resolve(file.name()));
        } else {
            out.close();
        }
        endRun();
        if (stream.markers()) {
            long start = runs.isEmpty()
                    ? markers.first()
                    : Math.min(markers.first(), runs.get(0).from());
            runs.clear();
            runs.add(new Stretch(start, markers.last()));
        }
    }

    private void next() throws IOException {
        if (tear()) {
            rejectedHours.add(Objects.requireNonNull(lastLine).completion() / HOUR_MILLIS);
        }
        drain();
        if (out != null) {
            out.close();
            out = null;
        }
        file = files.next();
        if (file.lost()) {
            endRun();
        }
    }

    /** Ends a file with a part of a line, where one is to be torn. */
    private boolean tear() {
        LogLine line = lastLine;
        if (file.number() != stream.oddities().tornFile() || line == null || line.completion() < file.from()) {
            return false;
        }
        int before = text.length();
        stream.format().write(line, time, text);
        text.truncate(before + TORN_AT);
        return true;
    }

    private void endRun() {
        if (runEnd >= runStart) {
            runs.add(new Stretch(runStart, runEnd));
        }
        runStart = Long.MAX_VALUE;
        runEnd = Long.MIN_VALUE;
    }

    private void drain() throws IOException {
        if (text.length() == 0) {
            return;
        }
        if (out == null) {
            out = GzipFile.create(folder.resolve(file.name()));
        }
        bytes += text.length();
        text.drainTo(out);
    }

    /** Daily at ten past midnight in the report's zone, and at both ends. */
    private void writeMarkers() throws IOException {
        StringBuilder instants = new StringBuilder();
        instants.append(Instant.ofEpochMilli(markers.first())).append('\n');
        long daily = Math.floorDiv(markers.first(), DAY_MILLIS) * DAY_MILLIS + MIDNIGHT_MILLIS + AFTER_MIDNIGHT_MILLIS;
        for (long instant = daily; instant < markers.last(); instant += DAY_MILLIS) {
            if (instant > markers.first()) {
                instants.append(Instant.ofEpochMilli(instant)).append('\n');
            }
        }
        instants.append(Instant.ofEpochMilli(markers.last())).append('\n');
        Files.writeString(folder.resolve(".collected"), instants);
    }
}
