package io.perdollar.jobs.ledger;

import io.perdollar.analysis.measure.StreamEvidence;
import io.perdollar.analysis.measure.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What was logged (equations §9, §12). Each reading of a stream adds rows and changes none; its number is a generation.
 * As of a generation the evidence is the sum of all readings up to it, without contents that one of them replaced, so a
 * report that names its generation finds the same again. Reading the same bytes twice is impossible: a reading must begin
 * where the ledger's knowledge of its content ends.
 */
public final class Evidence {
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    Evidence(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** The newest reading; 0 where nothing was read. Taken after the logs were read, it fixes what a run knows. */
    public long generation() {
        return Objects.requireNonNull(jdbc.queryForObject("SELECT COALESCE(MAX(id), 0) FROM log_reading", Long.class));
    }

    /** The contents of a stream that are in force, oldest first: where reading goes on. */
    public List<KnownContent> known(String source, String stream) {
        return jdbc.query(
                """
                SELECT c.*, (SELECT COALESCE(SUM(p.line_count), 0) FROM log_part p WHERE p.content_id = c.id) AS lines_read
                FROM log_content c JOIN log_stream s ON s.id = c.stream_id
                WHERE s.source = ? AND s.stream = ? AND c.ended_reading IS NULL ORDER BY c.id
                """,
                (row, number) -> new KnownContent(row.getLong("id"), content(row), row.getLong("lines_read")),
                source,
                stream);
    }

    /** Names of a source's streams that the ledger knows, sorted: also those whose files are gone. */
    public List<String> streams(String source) {
        return jdbc.queryForList(
                "SELECT stream FROM log_stream WHERE source = ? ORDER BY stream", String.class, source);
    }

    /**
     * Adds what a reading of one stream found, all of it or nothing. What tells nothing new writes nothing.
     *
     * @return the newest generation now
     * @throws IllegalStateException if a part does not begin where the ledger's knowledge of its content ends
     */
    public long record(StreamReading reading, Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> {
            new EvidenceWriter(jdbc, reading, now).write();
            return generation();
        }));
    }

    /**
     * All evidence of some days, by source, stream and subject.
     *
     * @param from first UTC day
     * @param to last UTC day
     * @param asOf a generation: {@link #generation} now or that of a run
     * @param counts the sources in force, and whether their lines count
     */
    public List<StreamEvidence> evidence(LocalDate from, LocalDate to, long asOf, Map<String, Boolean> counts) {
        List<StreamEvidence> all = new ArrayList<>();
        forEachSubject(from, to, asOf, counts, (subject, evidence) -> all.addAll(evidence));
        return all;
    }

    /**
     * The same, subject by subject: memory holds one subject at a time.
     *
     * @param consumer takes a subject and what each stream says of it, by source and stream; at least one
     */
    public void forEachSubject(
            LocalDate from,
            LocalDate to,
            long asOf,
            Map<String, Boolean> counts,
            BiConsumer<Subject, List<StreamEvidence>> consumer) {
        new EvidenceReader(jdbc, from, to, asOf, counts).forEachSubject(consumer);
    }

    /**
     * What could not be used of the contents that reach into a span of time; a content without any time reaches everywhere.
     *
     * @param asOf a generation: {@link #generation} now or that of a run
     * @param sources names of those in force
     */
    public UnusedLines unused(Instant from, Instant to, long asOf, Set<String> sources) {
        return UnusedLines.read(jdbc, from, to, asOf, sources);
    }

    /** The first rejected lines of the same contents, by source, path, reason and line. */
    public List<SourceReject> rejects(Instant from, Instant to, long asOf, Set<String> sources) {
        return SourceReject.read(jdbc, from, to, asOf, sources);
    }

    private static LogContent content(ResultSet row) throws SQLException {
        return new LogContent(
                row.getString("settings"),
                row.getInt("head_length"),
                row.getString("head_hash"),
                row.getLong("bytes_read"),
                row.getString("path"),
                row.getLong("file_size"),
                Sql.instant(row, "modified_at"),
                Sql.instantOrNull(row, "first_line_at"),
                Sql.instantOrNull(row, "last_line_at"));
    }
}
