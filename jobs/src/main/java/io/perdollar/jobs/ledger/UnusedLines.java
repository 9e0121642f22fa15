package io.perdollar.jobs.ledger;

import io.perdollar.analysis.report.FleetReport.PathCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Log lines that tell nothing of a VM.
 *
 * @param rejected lines that do not match their format
 * @param unmapped lines whose VM the log does not tell
 * @param unrecognisedPaths by subject, most frequent first
 */
public record UnusedLines(long rejected, long unmapped, List<PathCount> unrecognisedPaths) {
    private static final int PATHS = 100;

    /** Parts that a generation knows, of contents in force then, that reach into a span; its parameters are {@link #arguments}. */
    static final String PARTS = """
             FROM log_part p
             JOIN log_content c ON c.id = p.content_id
             JOIN log_stream s ON s.id = c.stream_id
            """;

    static final String IN_FORCE = """
             WHERE p.reading_id <= ? AND (c.ended_reading IS NULL OR c.ended_reading > ?)
               AND (p.last_line_at IS NULL OR (p.last_line_at >= ? AND p.first_line_at < ?))
            """;

    public UnusedLines {
        unrecognisedPaths = List.copyOf(unrecognisedPaths);
    }

    static UnusedLines read(JdbcTemplate jdbc, Instant from, Instant to, long asOf, Set<String> sources) {
        if (sources.isEmpty()) {
            return new UnusedLines(0, 0, List.of());
        }
        Object[] arguments = arguments(from, to, asOf, sources);
        List<PathCount> paths = jdbc.query(
                "SELECT j.name, u.method_and_path, SUM(u.lines) AS total" + PARTS
                        + " JOIN unrecognised_path u ON u.reading_id = p.reading_id AND u.content_id = p.content_id"
                        + " JOIN log_subject j ON j.id = u.subject_id" + IN_FORCE + named(sources)
                        + " GROUP BY j.name, u.method_and_path ORDER BY total DESC, j.name, u.method_and_path"
                        + " FETCH FIRST " + PATHS + " ROWS ONLY",
                (row, number) ->
                        new PathCount(row.getString("name"), row.getString("method_and_path"), row.getLong("total")),
                arguments);
        return new UnusedLines(
                count(jdbc, "REJECTED", sources, arguments), count(jdbc, "UNMAPPED", sources, arguments), paths);
    }

    private static long count(JdbcTemplate jdbc, String kind, Set<String> sources, Object[] arguments) {
        Long lines = jdbc.queryForObject(
                "SELECT COALESCE(SUM(n.lines), 0)" + PARTS
                        + " JOIN log_line_count n ON n.reading_id = p.reading_id AND n.content_id = p.content_id"
                        + " AND n.kind = '" + kind + "'" + IN_FORCE + named(sources),
                Long.class,
                arguments);
        return lines == null ? 0 : lines;
    }

    static String named(Set<String> sources) {
        return " AND s.source IN (" + String.join(", ", java.util.Collections.nCopies(sources.size(), "?")) + ")";
    }

    static Object[] arguments(Instant from, Instant to, long asOf, Set<String> sources) {
        List<Object> arguments = new ArrayList<>(List.of(asOf, asOf, Sql.instant(from), Sql.instant(to)));
        arguments.addAll(sources.stream().sorted().toList());
        return arguments.toArray();
    }
}
