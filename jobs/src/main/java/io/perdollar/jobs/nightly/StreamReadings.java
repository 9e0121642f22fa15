package io.perdollar.jobs.nightly;

import io.perdollar.analysis.activity.DayActivity;
import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.analysis.coverage.ListedFile;
import io.perdollar.analysis.coverage.StreamCoverage;
import io.perdollar.analysis.measure.Subject;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import io.perdollar.analysis.time.Micros;
import io.perdollar.ingest.requests.ContentRead;
import io.perdollar.ingest.requests.KnownContent;
import io.perdollar.ingest.requests.RequestSource;
import io.perdollar.ingest.requests.SeenFile;
import io.perdollar.ingest.requests.StreamScan;
import io.perdollar.ingest.requests.scan.InstanceMapping;
import io.perdollar.jobs.ledger.ContentReading;
import io.perdollar.jobs.ledger.Evidence;
import io.perdollar.jobs.ledger.LogContent;
import io.perdollar.jobs.ledger.LogLineCount;
import io.perdollar.jobs.ledger.LogLineCount.Kind;
import io.perdollar.jobs.ledger.LogReject;
import io.perdollar.jobs.ledger.StreamReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Between the scanner and the ledger, for one source: what is known of its contents, and what a scan adds to it. A content
 * that was read under other settings is read again from its beginning and takes the place of what it said then.
 */
final class StreamReadings {
    private final Evidence evidence;
    private final RequestSource source;
    private final String settings;
    private final Map<String, Map<Long, io.perdollar.jobs.ledger.KnownContent>> known = new HashMap<>();

    StreamReadings(Evidence evidence, RequestSource source, EndpointRules rules) {
        this.evidence = evidence;
        this.source = source;
        this.settings = SourceSettings.hash(source, rules);
    }

    /** What the scanner must know of a stream's contents. */
    List<KnownContent> known(String stream) {
        Map<Long, io.perdollar.jobs.ledger.KnownContent> contents = new HashMap<>();
        evidence.known(source.name(), stream).forEach(content -> contents.put(content.id(), content));
        known.put(stream, contents);
        return contents.values().stream().map(this::forScanner).toList();
    }

    private KnownContent forScanner(io.perdollar.jobs.ledger.KnownContent known) {
        LogContent content = known.content();
        boolean same = content.settings().equals(settings);
        return new KnownContent(
                Long.toString(known.id()),
                content.headLength(),
                content.headHash(),
                same ? content.bytesRead() : 0,
                same ? known.linesRead() : 0,
                same ? content.fileSize() : -1,
                content.modifiedAt());
    }

    /** What a scan of a stream adds to the ledger. */
    StreamReading of(StreamScan scan) {
        List<ContentReading> contents =
                scan.contents().stream().map(read -> content(scan, read)).toList();
        return new StreamReading(source.name(), scan.stream(), speaksOf(scan), coverage(scan), contents);
    }

    private Set<Subject> speaksOf(StreamScan scan) {
        if (source.mapping() instanceof InstanceMapping.ByField field) {
            return new HashSet<>(field.subjects().values());
        }
        return Set.of(
                source.mapping() instanceof InstanceMapping.Fixed fixed
                        ? fixed.subject()
                        : RequestSource.subject(scan.placeholders()));
    }

    private Intervals coverage(StreamScan scan) {
        List<ListedFile> listing = new ArrayList<>();
        Long first = null;
        for (SeenFile seen : scan.files()) {
            Interval lines = lines(scan.stream(), seen);
            listing.add(new ListedFile(seen.file().name(), lines));
            first = lines == null ? first : earlier(first, lines.from());
        }
        for (io.perdollar.jobs.ledger.KnownContent content :
                contents(scan.stream()).values()) {
            Instant line = content.content().firstLineAt();
            first = line == null ? first : earlier(first, Micros.of(line));
        }
        List<Long> collected = scan.collected().stream().map(Micros::of).toList();
        return StreamCoverage.runs(listing).union(StreamCoverage.collected(first, collected));
    }

    private static Long earlier(@Nullable Long a, long b) {
        return a == null ? b : Math.min(a, b);
    }

    /** From the first to the last line of a file, those that earlier runs read too. */
    private @Nullable Interval lines(String stream, SeenFile seen) {
        Interval now = seen.read() == null ? null : seen.read().lines();
        return Interval.hullOf(now, before(stream, seen.known()));
    }

    private @Nullable Interval before(String stream, @Nullable KnownContent content) {
        io.perdollar.jobs.ledger.KnownContent stored =
                content == null ? null : contents(stream).get(Long.valueOf(content.id()));
        Instant first = stored == null ? null : stored.content().firstLineAt();
        Instant last = stored == null ? null : stored.content().lastLineAt();
        return first == null || last == null ? null : Interval.of(first, last);
    }

    private Map<Long, io.perdollar.jobs.ledger.KnownContent> contents(String stream) {
        return known.getOrDefault(stream, Map.of());
    }

    private ContentReading content(StreamScan scan, ContentRead read) {
        io.perdollar.jobs.ledger.KnownContent before = read.known() == null
                ? null
                : contents(scan.stream()).get(Long.valueOf(read.known().id()));
        boolean goesOn = before != null && before.content().settings().equals(settings);
        List<Long> known = before == null ? List.of() : List.of(before.id());
        Interval all = goesOn ? Interval.hullOf(read.lines(), before(scan.stream(), read.known())) : read.lines();
        return new ContentReading(
                goesOn ? OptionalLong.of(known.get(0)) : OptionalLong.empty(),
                read.fromByte(),
                goesOn ? List.of() : known,
                new LogContent(
                        settings,
                        read.headLength(),
                        read.headHash(),
                        read.toByte(),
                        read.path().toString(),
                        read.fileSize(),
                        read.modified(),
                        all == null ? null : Micros.instant(all.from()),
                        all == null ? null : Micros.instant(all.to())),
                read.lines() == null ? null : Micros.instant(read.lines().from()),
                read.lines() == null ? null : Micros.instant(read.lines().to()),
                counts(read),
                read.rejected().stream()
                        .map(line ->
                                new LogReject(line.file(), line.reason().words(), line.lineNumber(), line.excerpt()))
                        .toList(),
                unrecognised(read),
                activity(read));
    }

    private static List<LogLineCount> counts(ContentRead read) {
        List<LogLineCount> counts = new ArrayList<>();
        counts.add(new LogLineCount(Kind.SERVED, "", read.counts().served()));
        counts.add(new LogLineCount(Kind.FAILED, "", read.counts().failed()));
        counts.add(new LogLineCount(Kind.IGNORED, "", read.counts().ignored()));
        counts.add(new LogLineCount(Kind.UNRECOGNISED, "", read.counts().unrecognised()));
        read.counts()
                .rejected()
                .forEach((reason, lines) -> counts.add(new LogLineCount(Kind.REJECTED, reason.words(), lines)));
        read.unmapped().forEach(lines -> counts.add(new LogLineCount(Kind.UNMAPPED, lines.value(), lines.lines())));
        return counts.stream().filter(count -> count.lines() > 0).toList();
    }

    private static Map<Subject, Map<String, Long>> unrecognised(ContentRead read) {
        Map<Subject, Map<String, Long>> paths = new HashMap<>();
        read.unrecognised()
                .forEach(path -> paths.computeIfAbsent(path.subject(), subject -> new HashMap<>())
                        .merge(path.endpoint(), path.lines(), Long::sum));
        return paths;
    }

    private static Map<Subject, List<DayActivity>> activity(ContentRead read) {
        Map<Subject, List<DayActivity>> days = new HashMap<>();
        read.subjects()
                .forEach(subject -> days.merge(
                        subject.subject(),
                        subject.days(),
                        (a, b) -> Stream.concat(a.stream(), b.stream()).toList()));
        return days;
    }
}
