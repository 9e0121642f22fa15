package io.perdollar.jobs.nightly;

import io.perdollar.analysis.activity.DayActivity;
import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.analysis.measure.Subject;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import io.perdollar.analysis.time.Micros;
import io.perdollar.ingest.bigquery.requests.DayRange;
import io.perdollar.ingest.bigquery.requests.LogSource;
import io.perdollar.ingest.bigquery.requests.StreamDay;
import io.perdollar.ingest.bigquery.requests.TableScan;
import io.perdollar.ingest.requests.scan.LineCounts;
import io.perdollar.jobs.ledger.ContentReading;
import io.perdollar.jobs.ledger.Evidence;
import io.perdollar.jobs.ledger.KnownContent;
import io.perdollar.jobs.ledger.LogContent;
import io.perdollar.jobs.ledger.LogLineCount;
import io.perdollar.jobs.ledger.LogLineCount.Kind;
import io.perdollar.jobs.ledger.StreamReading;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Between a log table and the ledger, for one source. The rows of one UTC day of one stream are a content: read again they
 * take the place of what was read before, unless there are fewer now, because rows expire (equations §12: what was busy
 * stays busy).
 */
final class TableReadings {
    private final Evidence evidence;
    private final LogSource source;
    private final String settings;
    private final Instant now;
    private final List<String> notes = new ArrayList<>();

    TableReadings(Evidence evidence, LogSource source, EndpointRules rules, Instant now) {
        this.evidence = evidence;
        this.source = source;
        this.settings = SourceSettings.hash(source, rules);
        this.now = now;
    }

    /**
     * The wanted days that were not read under these settings, or not late enough to be whole.
     *
     * @param restateDays a day counts as whole when it was read so many days after its end
     */
    List<DayRange> missing(DayRange wanted, int restateDays) {
        Map<LocalDate, KnownContent> known = known(StreamDay.SHARED);
        List<DayRange> ranges = new ArrayList<>();
        LocalDate from = null;
        for (LocalDate day = wanted.from(); !day.isAfter(wanted.to()); day = day.plusDays(1)) {
            boolean whole = isWhole(known.get(day), day, restateDays);
            if (whole && from != null) {
                ranges.add(new DayRange(from, day.minusDays(1)));
                from = null;
            } else if (!whole && from == null) {
                from = day;
            }
        }
        if (from != null) {
            ranges.add(new DayRange(from, wanted.to()));
        }
        return ranges;
    }

    private boolean isWhole(@Nullable KnownContent content, LocalDate day, int restateDays) {
        Instant whole =
                day.plusDays(1L + restateDays).atStartOfDay(ZoneOffset.UTC).toInstant();
        return content != null
                && content.content().settings().equals(settings)
                && !content.content().modifiedAt().isBefore(whole);
    }

    /** What a scan adds to the ledger, stream by stream. */
    List<StreamReading> of(TableScan scan) {
        SortedMap<String, List<StreamDay>> streams = new TreeMap<>();
        Set<LocalDate> read = new HashSet<>();
        for (StreamDay day : scan.days()) {
            streams.computeIfAbsent(day.stream(), stream -> new ArrayList<>()).add(day);
            read.add(day.day());
        }
        Map<String, Map<LocalDate, KnownContent>> known = new HashMap<>();
        for (String stream : evidence.streams(source.name())) {
            known.put(stream, known(stream));
        }
        known.forEach((stream, contents) -> addOutdated(stream, contents, read, streams));
        List<StreamReading> readings = new ArrayList<>();
        streams.forEach((stream, days) -> readings.add(reading(stream, days, known.getOrDefault(stream, Map.of()))));
        return readings;
    }

    /** What to tell people about the last scan. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Under other settings rows belonged to other streams: there they must not be counted too. */
    private void addOutdated(
            String stream,
            Map<LocalDate, KnownContent> known,
            Set<LocalDate> read,
            SortedMap<String, List<StreamDay>> streams) {
        List<StreamDay> days = streams.getOrDefault(stream, List.of());
        known.forEach((day, content) -> {
            boolean again = days.stream().anyMatch(now -> now.day().equals(day));
            if (read.contains(day) && !again && !content.content().settings().equals(settings)) {
                streams.computeIfAbsent(stream, key -> new ArrayList<>())
                        .add(new StreamDay(day, stream, null, LineCounts.NONE, List.of(), List.of(), List.of()));
            }
        });
    }

    private Map<LocalDate, KnownContent> known(String stream) {
        Map<LocalDate, KnownContent> byDay = new HashMap<>();
        for (KnownContent content : evidence.known(source.name(), stream)) {
            String path = content.content().path();
            byDay.put(LocalDate.parse(path.substring(path.lastIndexOf(' ') + 1)), content);
        }
        return byDay;
    }

    private StreamReading reading(String stream, List<StreamDay> days, Map<LocalDate, KnownContent> known) {
        List<ContentReading> contents = new ArrayList<>();
        Interval lines = null;
        for (KnownContent content : known.values()) {
            lines = Interval.hullOf(lines, lines(content.content()));
        }
        for (StreamDay day : days) {
            KnownContent before = known.get(day.day());
            if (before != null && before.content().settings().equals(settings)) {
                if (day.counts().lines() < before.linesRead()) {
                    notes.add("requests." + source.name() + ": " + stream + " had " + before.linesRead() + " rows on "
                            + day.day() + " and has " + day.counts().lines()
                            + " now; rows expire, so the earlier reading stays");
                    contents.add(unchanged(before));
                    continue;
                }
                if (before.content().headHash().equals(day.hash())) {
                    contents.add(unchanged(before));
                    continue;
                }
            }
            contents.add(content(day, before));
            lines = Interval.hullOf(lines, day.lines());
        }
        return new StreamReading(
                source.name(),
                stream,
                speaksOf(stream),
                lines == null ? Intervals.EMPTY : Intervals.of(lines),
                contents);
    }

    private Set<Subject> speaksOf(String stream) {
        return source.owner()
                .kind()
                .filter(kind -> !stream.equals(StreamDay.SHARED))
                .map(kind -> Set.of(new Subject(kind, stream.substring(stream.indexOf('=') + 1), null, null)))
                .orElseGet(() -> source.owner().known());
    }

    /** Nothing but that it was looked at now. */
    private ContentReading unchanged(KnownContent before) {
        LogContent content = before.content();
        return new ContentReading(
                OptionalLong.of(before.id()),
                content.bytesRead(),
                List.of(),
                new LogContent(
                        settings,
                        content.headLength(),
                        content.headHash(),
                        content.bytesRead(),
                        content.path(),
                        content.fileSize(),
                        now,
                        content.firstLineAt(),
                        content.lastLineAt()),
                null,
                null,
                List.of(),
                List.of(),
                Map.of(),
                Map.of());
    }

    private ContentReading content(StreamDay day, @Nullable KnownContent before) {
        Instant first = day.lines() == null ? null : Micros.instant(day.lines().from());
        Instant last = day.lines() == null ? null : Micros.instant(day.lines().to());
        long rows = day.counts().lines();
        Map<Subject, Map<String, Long>> paths = new HashMap<>();
        day.unrecognised()
                .forEach(path -> paths.computeIfAbsent(path.subject(), subject -> new HashMap<>())
                        .merge(path.endpoint(), path.lines(), Long::sum));
        Map<Subject, List<DayActivity>> activity = new HashMap<>();
        day.subjects().forEach(subject -> activity.put(subject.subject(), subject.days()));
        return new ContentReading(
                OptionalLong.empty(),
                0,
                before == null ? List.of() : List.of(before.id()),
                new LogContent(
                        settings,
                        0,
                        day.hash(),
                        rows,
                        (source.table() == null
                                        ? "sql of " + source.name()
                                        : source.table().toString()) + " " + day.day(),
                        rows,
                        now.truncatedTo(ChronoUnit.MICROS),
                        first,
                        last),
                first,
                last,
                counts(day),
                List.of(),
                paths,
                activity);
    }

    private static List<LogLineCount> counts(StreamDay day) {
        List<LogLineCount> counts = new ArrayList<>();
        counts.add(new LogLineCount(Kind.SERVED, "", day.counts().served()));
        counts.add(new LogLineCount(Kind.FAILED, "", day.counts().failed()));
        counts.add(new LogLineCount(Kind.IGNORED, "", day.counts().ignored()));
        counts.add(new LogLineCount(Kind.UNRECOGNISED, "", day.counts().unrecognised()));
        day.counts()
                .rejected()
                .forEach((reason, rows) -> counts.add(new LogLineCount(Kind.REJECTED, reason.words(), rows)));
        day.unmapped().forEach(rows -> counts.add(new LogLineCount(Kind.UNMAPPED, rows.value(), rows.lines())));
        return counts.stream().filter(count -> count.lines() > 0).toList();
    }

    private @Nullable Interval lines(LogContent content) {
        Instant first = content.firstLineAt();
        Instant last = content.lastLineAt();
        return first == null || last == null || !content.settings().equals(settings) ? null : Interval.of(first, last);
    }
}
