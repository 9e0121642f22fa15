package io.perdollar.jobs.ledger;

import io.perdollar.analysis.activity.DayActivity;
import io.perdollar.analysis.activity.DayActivityCodec;
import io.perdollar.analysis.measure.StreamEvidence;
import io.perdollar.analysis.measure.Subject;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Merges what all readings up to a generation say of some days. */
final class EvidenceReader {
    /**
     * A shared stream speaks of whom a line of the last so many days named (equations §9). Counted back from the last day
     * in stretches of that length, so that the window and the one before it are each judged as of their own end.
     */
    private static final int NAMED_DAYS = 28;

    private static final Comparator<Subject> BY_NAME = Comparator.comparing(Subject::name)
            .thenComparing(Subject::kind)
            .thenComparing(Subject::project, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
            .thenComparing(Subject::zone, Comparator.nullsFirst(Comparator.<String>naturalOrder()));

    private final JdbcTemplate jdbc;
    private final LocalDate from;
    private final LocalDate to;
    private final long asOf;

    /** Of the sources in force, by source and stream. */
    private final List<LogStream> streams;

    private final Subjects subjects;
    private final Map<Long, Collection<Interval>> coverage = new HashMap<>();
    /** Stream → the subjects that it speaks of by its path or mapping. */
    private final Map<Long, Set<Long>> declared = new HashMap<>();
    /** Subject → stream → when lines of it speak of the subject. */
    private final Map<Long, Map<Long, List<Interval>>> named = new HashMap<>();

    private record LogStream(long id, String source, String stream, boolean counts) {}

    EvidenceReader(JdbcTemplate jdbc, LocalDate from, LocalDate to, long asOf, Map<String, Boolean> counts) {
        this.jdbc = jdbc;
        this.from = from;
        this.to = to;
        this.asOf = asOf;
        this.subjects = Subjects.all(jdbc);
        this.streams = jdbc
                .query(
                        "SELECT id, source, stream FROM log_stream ORDER BY source, stream",
                        (row, number) -> new LogStream(
                                row.getLong("id"),
                                row.getString("source"),
                                row.getString("stream"),
                                counts.getOrDefault(row.getString("source"), false)))
                .stream()
                .filter(stream -> counts.containsKey(stream.source()))
                .toList();
    }

    void forEachSubject(BiConsumer<Subject, List<StreamEvidence>> consumer) {
        readCoverage();
        readDeclared();
        readNamed();
        SortedMap<Subject, Long> order = new TreeMap<>(BY_NAME);
        named.keySet().forEach(id -> order.put(subjects.subject(id), id));
        declared.values().forEach(ids -> ids.forEach(id -> order.put(subjects.subject(id), id)));
        order.forEach((subject, id) -> {
            List<StreamEvidence> evidence = evidence(subject, id);
            if (!evidence.isEmpty()) {
                consumer.accept(subject, evidence);
            }
        });
    }

    private List<StreamEvidence> evidence(Subject subject, long subjectId) {
        Map<Long, SortedMap<LocalDate, DayActivity>> days = days(subjectId);
        Map<Long, List<Interval>> namedBy = named.getOrDefault(subjectId, Map.of());
        List<StreamEvidence> evidence = new ArrayList<>();
        for (LogStream stream : streams) {
            boolean speaksOf = declared.getOrDefault(stream.id(), Set.of()).contains(subjectId);
            List<Interval> namedAt = namedBy.getOrDefault(stream.id(), List.of());
            if (speaksOf || !namedAt.isEmpty()) {
                Intervals covered = Intervals.of(coverage.getOrDefault(stream.id(), List.of()));
                evidence.add(new StreamEvidence(
                        stream.source(),
                        stream.stream(),
                        subject,
                        stream.counts(),
                        (speaksOf ? covered : covered.intersect(Intervals.of(namedAt))).clip(span(from, to)),
                        List.copyOf(
                                days.getOrDefault(stream.id(), new TreeMap<>()).values())));
            }
        }
        return evidence;
    }

    private Map<Long, SortedMap<LocalDate, DayActivity>> days(long subjectId) {
        Map<Long, SortedMap<LocalDate, DayActivity>> days = new HashMap<>();
        RowCallbackHandler each = row -> days.computeIfAbsent(row.getLong("stream_id"), id -> new TreeMap<>())
                .merge(Sql.day(row, "usage_day"), DayActivityCodec.read(row.getBytes("activity")), DayActivity::merge);
        jdbc.query("""
                SELECT c.stream_id, e.usage_day, e.activity FROM evidence e JOIN log_content c ON c.id = e.content_id
                WHERE e.subject_id = ? AND e.usage_day BETWEEN ? AND ? AND e.activity IS NOT NULL
                    AND e.reading_id <= ? AND (c.ended_reading IS NULL OR c.ended_reading > ?)
                ORDER BY e.usage_day, e.reading_id, e.content_id
                """, each, subjectId, from, to, asOf, asOf);
        return days;
    }

    private void readCoverage() {
        Interval span = span(from, to);
        RowCallbackHandler each = row -> coverage.computeIfAbsent(row.getLong("stream_id"), id -> new ArrayList<>())
                .add(Interval.of(Sql.instant(row, "covered_from"), Sql.instant(row, "covered_to")));
        jdbc.query("""
                SELECT stream_id, covered_from, covered_to FROM coverage
                WHERE reading_id <= ? AND covered_to > ? AND covered_from < ?
                """, each, asOf, Sql.instant(span.from()), Sql.instant(span.to()));
    }

    private void readDeclared() {
        RowCallbackHandler each = row -> declared.computeIfAbsent(row.getLong("stream_id"), id -> new HashSet<>())
                .add(row.getLong("subject_id"));
        jdbc.query("""
                SELECT stream_id, subject_id FROM stream_subject
                WHERE from_reading <= ? AND (ended_reading IS NULL OR ended_reading > ?)
                """, each, asOf, asOf);
    }

    private void readNamed() {
        RowCallbackHandler each = row -> {
            Interval stretch = stretch(Sql.day(row, "usage_day"));
            if (stretch.overlap(span(from, to)) > 0) {
                named.computeIfAbsent(row.getLong("subject_id"), id -> new HashMap<>())
                        .computeIfAbsent(row.getLong("stream_id"), id -> new ArrayList<>())
                        .add(stretch);
            }
        };
        jdbc.query("""
                SELECT DISTINCT e.subject_id, c.stream_id, e.usage_day
                FROM evidence e JOIN log_content c ON c.id = e.content_id
                WHERE e.usage_day BETWEEN ? AND ?
                    AND e.reading_id <= ? AND (c.ended_reading IS NULL OR c.ended_reading > ?)
                """, each, from.minusDays(NAMED_DAYS - 1), to, asOf, asOf);
    }

    /** The stretch of days in which a day lies. */
    private Interval stretch(LocalDate day) {
        LocalDate last = to.minusDays(ChronoUnit.DAYS.between(day, to) / NAMED_DAYS * NAMED_DAYS);
        return span(last.minusDays(NAMED_DAYS - 1), last);
    }

    /** Whole UTC days. */
    private static Interval span(LocalDate from, LocalDate to) {
        return Interval.of(
                from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
