package io.perdollar.ingest.requests;

import io.perdollar.analysis.activity.DayActivity;
import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.analysis.measure.Subject;
import io.perdollar.ingest.requests.files.DecompressionLimit;
import io.perdollar.ingest.requests.files.FilePattern;
import io.perdollar.ingest.requests.format.LogFormat;
import io.perdollar.ingest.requests.scan.InstanceMapping;
import io.perdollar.ingest.requests.scan.LineCounts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** A folder of logs for tests, with a ledger that remembers what was read as the job's does. */
final class LogFolder {

    static final String FORMAT = "$remote_addr [$time_local] \"$request\" $status $body_bytes_sent $request_time";

    private final Path base;
    private final Map<String, List<KnownContent>> known = new HashMap<>();
    private final Map<Subject, Map<LocalDate, DayActivity>> ledger = new HashMap<>();
    private LineCounts counts = LineCounts.NONE;
    private Instant clock = Instant.parse("2026-11-10T00:00:00Z");

    String pattern = "{instance}/access.log*";
    String format = FORMAT;
    TokenFields tokens = TokenFields.NONE;
    InstanceMapping mapping = new InstanceMapping.ByPath();
    EndpointRules rules = EndpointRules.DEFAULT;
    int threads = 2;
    long partBytes = 8L << 20;
    DecompressionLimit limit = DecompressionLimit.USUAL;
    ScanWindow window = ScanWindow.ALL;

    LogFolder(Path base) {
        this.base = base;
    }

    /** A served request, a minute after the one before. */
    static String line(int minute) {
        return "10.0.0.1 [01/Nov/2026:%02d:%02d:00 +0000] \"POST /generate HTTP/1.1\" 200 %d 1.500\n"
                .formatted(minute / 60, minute % 60, minute);
    }

    /** Served requests of the minutes {@code [from, to)}. */
    static String lines(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int minute = from; minute < to; minute++) {
            lines.append(line(minute));
        }
        return lines.toString();
    }

    Path write(String file, String text) throws IOException {
        return write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Each file is a minute younger than the one before. */
    Path write(String file, byte[] bytes) throws IOException {
        Path path = base.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
        clock = clock.plusSeconds(60);
        Files.setLastModifiedTime(path, FileTime.from(clock));
        return path;
    }

    /** As logrotate does: the time of the file stays. */
    void rename(String from, String to) throws IOException {
        Files.move(base.resolve(from), base.resolve(to));
    }

    void pack(String from, String to) throws IOException {
        Path source = base.resolve(from);
        FileTime time = Files.getLastModifiedTime(source);
        Files.write(base.resolve(to), gzip(Files.readAllBytes(source)));
        Files.setLastModifiedTime(base.resolve(to), time);
        Files.delete(source);
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    RequestSource source() {
        return new RequestSource(
                "llm", FilePattern.parse(pattern), base, LogFormat.parse(format), tokens, mapping, false, true);
    }

    /** What scans kept of a stream. */
    List<KnownContent> known(String stream) {
        return known.getOrDefault(stream, List.of());
    }

    SourceScan scan() {
        return new RequestScanner(threads, limit, partBytes)
                .scan(source(), this::known, window, rules, ScanProgress.NONE);
    }

    /** Scans and keeps what was read, so that the next scan goes on from there. */
    SourceScan scanAndKeep() {
        return keep(scan());
    }

    /** The same with one thread, while something happens each time that a part was read. */
    SourceScan scanAndKeep(Runnable meanwhile) {
        return keep(new RequestScanner(1, limit, partBytes)
                .scan(source(), this::known, window, rules, (bytes, total, lines) -> meanwhile.run()));
    }

    private SourceScan keep(SourceScan scan) {
        for (StreamScan stream : scan.streams()) {
            List<KnownContent> contents = known.computeIfAbsent(stream.stream(), name -> new ArrayList<>());
            for (ContentRead read : stream.contents()) {
                keep(contents, read);
            }
        }
        counts = counts.plus(scan.counts());
        return scan;
    }

    private void keep(List<KnownContent> contents, ContentRead read) {
        KnownContent before = read.known();
        String id = before == null ? "content " + contents.size() : before.id();
        contents.removeIf(content -> content.id().equals(id));
        contents.add(new KnownContent(
                id,
                read.headLength(),
                read.headHash(),
                read.toByte(),
                read.linesBefore() + read.counts().lines(),
                read.fileSize(),
                read.modified()));
        read.subjects()
                .forEach(activity -> activity.days()
                        .forEach(day -> ledger.computeIfAbsent(activity.subject(), subject -> new TreeMap<>())
                                .merge(day.day(), day, DayActivity::merge)));
    }

    /** Everything that all scans kept, by subject and day. */
    Map<Subject, Map<LocalDate, DayActivity>> ledger() {
        return ledger;
    }

    /** All lines of all scans that were kept. */
    LineCounts counts() {
        return counts;
    }

    Path base() {
        return base;
    }
}
