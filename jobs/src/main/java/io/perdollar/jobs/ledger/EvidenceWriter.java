package io.perdollar.jobs.ledger;

import io.perdollar.analysis.activity.DayActivity;
import io.perdollar.analysis.activity.DayActivityCodec;
import io.perdollar.analysis.activity.HourActivity;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes one reading of one stream, inside a transaction of the caller. */
final class EvidenceWriter {
    private static final int PATH_LENGTH = 4_000;
    private static final int DETAIL_LENGTH = 200;
    private static final int EXCERPT_LENGTH = 4_000;
    private static final int METHOD_AND_PATH_LENGTH = 500;

    private final JdbcTemplate jdbc;
    private final StreamReading reading;
    private final Instant now;
    private final long streamId;
    private final Subjects subjects;

    /** 0 until something is new. */
    private long readingId;

    EvidenceWriter(JdbcTemplate jdbc, StreamReading reading, Instant now) {
        this.jdbc = jdbc;
        this.reading = reading;
        this.now = now;
        this.streamId = streamId();
        this.subjects = new Subjects(jdbc);
    }

    void write() {
        writeCoverage();
        writeSpeaksOf();
        reading.contents().forEach(this::writeContent);
    }

    private long streamId() {
        List<Long> known = jdbc.queryForList(
                "SELECT id FROM log_stream WHERE source = ? AND stream = ?",
                Long.class,
                reading.source(),
                reading.stream());
        return known.isEmpty()
                ? Sql.insert(
                        jdbc,
                        "INSERT INTO log_stream (source, stream) VALUES (?, ?)",
                        reading.source(),
                        reading.stream())
                : known.get(0);
    }

    private long readingId() {
        if (readingId == 0) {
            readingId = Sql.insert(
                    jdbc, "INSERT INTO log_reading (stream_id, recorded_at) VALUES (?, ?)", streamId, Sql.instant(now));
        }
        return readingId;
    }

    private void writeCoverage() {
        Intervals known = Intervals.of(jdbc.query(
                "SELECT covered_from, covered_to FROM coverage WHERE stream_id = ?",
                (row, number) -> Interval.of(Sql.instant(row, "covered_from"), Sql.instant(row, "covered_to")),
                streamId));
        for (Interval added : reading.coverage().subtract(known).list()) {
            jdbc.update(
                    "INSERT INTO coverage (stream_id, reading_id, covered_from, covered_to) VALUES (?, ?, ?, ?)",
                    streamId,
                    readingId(),
                    Sql.instant(added.from()),
                    Sql.instant(added.to()));
        }
    }

    private void writeSpeaksOf() {
        Set<Long> known = new HashSet<>(jdbc.queryForList(
                "SELECT subject_id FROM stream_subject WHERE stream_id = ? AND ended_reading IS NULL",
                Long.class,
                streamId));
        Set<Long> spokenOf = new HashSet<>();
        reading.speaksOf().forEach(subject -> spokenOf.add(subjects.id(subject)));
        for (long subject : spokenOf) {
            if (!known.remove(subject)) {
                jdbc.update(
                        "INSERT INTO stream_subject (stream_id, subject_id, from_reading) VALUES (?, ?, ?)",
                        streamId,
                        subject,
                        readingId());
            }
        }
        for (long subject : known) {
            jdbc.update("""
                    UPDATE stream_subject SET ended_reading = ?
                    WHERE stream_id = ? AND subject_id = ? AND ended_reading IS NULL
                    """, readingId(), streamId, subject);
        }
    }

    private void writeContent(ContentReading part) {
        long contentId = contentId(part);
        if (part.addsNothing()) {
            return;
        }
        jdbc.update(
                """
                INSERT INTO log_part (reading_id, content_id, path, bytes_to, first_line_at, last_line_at, line_count)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                readingId(),
                contentId,
                Sql.clipped(part.content().path(), PATH_LENGTH),
                part.content().bytesRead(),
                Sql.instantOrNull(part.firstLineAt()),
                Sql.instantOrNull(part.lastLineAt()),
                lines(part.counts()));
        writeCounts(part, contentId);
        writeRejects(part, contentId);
        writeUnrecognised(part, contentId);
        writeActivity(part, contentId);
        for (long replaced : part.replaces()) {
            jdbc.update(
                    "UPDATE log_content SET ended_reading = ? WHERE id = ? AND stream_id = ? AND ended_reading IS NULL",
                    readingId(),
                    replaced,
                    streamId);
        }
    }

    /** Every line once: an unmapped one is counted under its own kind too. */
    private static long lines(List<LogLineCount> counts) {
        return counts.stream()
                .filter(count -> count.kind() != LogLineCount.Kind.UNMAPPED)
                .mapToLong(LogLineCount::lines)
                .sum();
    }

    private long contentId(ContentReading part) {
        LogContent content = part.content();
        if (part.continues().isEmpty()) {
            requireStart(part, 0);
            return Sql.insert(jdbc, """
                    INSERT INTO log_content (head_length, head_hash, bytes_read, path, file_size, modified_at,
                        first_line_at, last_line_at, stream_id, settings) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, columns(content, streamId, content.settings()));
        }
        long id = part.continues().getAsLong();
        List<Long> known = jdbc.queryForList("""
                SELECT bytes_read FROM log_content
                WHERE id = ? AND stream_id = ? AND settings = ? AND ended_reading IS NULL
                """, Long.class, id, streamId, content.settings());
        if (known.isEmpty()) {
            throw new IllegalStateException("expected a content of " + reading.source() + " " + reading.stream()
                    + " in force, got number " + id + " for " + content.path());
        }
        requireStart(part, known.get(0));
        jdbc.update("""
                UPDATE log_content SET head_length = ?, head_hash = ?, bytes_read = ?, path = ?, file_size = ?,
                    modified_at = ?, first_line_at = ?, last_line_at = ? WHERE id = ?
                """, columns(content, id));
        return id;
    }

    private static void requireStart(ContentReading part, long known) {
        if (part.bytesFrom() != known) {
            throw new IllegalStateException(
                    "expected reading of " + part.content().path() + " to begin at byte " + known
                            + " where the ledger's knowledge ends, got " + part.bytesFrom());
        }
    }

    private static Object[] columns(LogContent content, Object... more) {
        List<@Nullable Object> columns = new ArrayList<>();
        columns.add(content.headLength());
        columns.add(content.headHash());
        columns.add(content.bytesRead());
        columns.add(Sql.clipped(content.path(), PATH_LENGTH));
        columns.add(content.fileSize());
        columns.add(Sql.instant(content.modifiedAt()));
        columns.add(Sql.instantOrNull(content.firstLineAt()));
        columns.add(Sql.instantOrNull(content.lastLineAt()));
        columns.addAll(List.of(more));
        return columns.toArray();
    }

    private void writeCounts(ContentReading part, long contentId) {
        // Details that were clipped to the same text are counted together.
        Map<LogLineCount.Kind, Map<String, Long>> lines = new TreeMap<>();
        part.counts()
                .forEach(count -> lines.computeIfAbsent(count.kind(), kind -> new TreeMap<>())
                        .merge(Sql.clipped(count.detail(), DETAIL_LENGTH), count.lines(), Math::addExact));
        List<Object[]> rows = new ArrayList<>();
        lines.forEach((kind, byDetail) -> byDetail.forEach(
                (detail, count) -> rows.add(new Object[] {readingId(), contentId, kind.name(), detail, count})));
        jdbc.batchUpdate(
                "INSERT INTO log_line_count (reading_id, content_id, kind, detail, lines) VALUES (?, ?, ?, ?, ?)",
                rows);
    }

    private void writeRejects(ContentReading part, long contentId) {
        jdbc.batchUpdate(
                """
                INSERT INTO log_reject (reading_id, content_id, reason, line_number, excerpt) VALUES (?, ?, ?, ?, ?)
                """,
                part.rejects().stream()
                        .map(reject -> new Object[] {
                            readingId(),
                            contentId,
                            Sql.clipped(reject.reason(), DETAIL_LENGTH),
                            reject.lineNumber(),
                            Sql.clipped(reject.excerpt(), EXCERPT_LENGTH)
                        })
                        .toList());
    }

    private void writeUnrecognised(ContentReading part, long contentId) {
        List<Object[]> rows = new ArrayList<>();
        part.unrecognised().forEach((subject, paths) -> {
            Map<String, Long> lines = new TreeMap<>();
            paths.forEach(
                    (path, count) -> lines.merge(Sql.clipped(path, METHOD_AND_PATH_LENGTH), count, Math::addExact));
            long subjectId = subjects.id(subject);
            lines.forEach((path, count) -> rows.add(new Object[] {readingId(), contentId, subjectId, path, count}));
        });
        jdbc.batchUpdate("""
                INSERT INTO unrecognised_path (reading_id, content_id, subject_id, method_and_path, lines)
                VALUES (?, ?, ?, ?, ?)
                """, rows);
    }

    private void writeActivity(ContentReading part, long contentId) {
        List<Object[]> rows = new ArrayList<>();
        part.activity().forEach((subject, days) -> {
            long subjectId = subjects.id(subject);
            for (DayActivity day : days) {
                HourActivity total = day.total();
                rows.add(new Object[] {
                    subjectId,
                    day.day(),
                    readingId(),
                    contentId,
                    total.served(),
                    total.failed(),
                    total.ignored(),
                    total.unrecognised(),
                    DayActivityCodec.write(day)
                });
            }
        });
        jdbc.batchUpdate("""
                INSERT INTO evidence (subject_id, usage_day, reading_id, content_id, served, failed, ignored,
                    unrecognised, activity) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows);
    }
}
