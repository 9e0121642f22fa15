package io.perdollar.jobs.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A rejected log line and the source that it belongs to.
 *
 * @param source name in the configuration
 */
public record SourceReject(String source, LogReject reject) {
    static List<SourceReject> read(JdbcTemplate jdbc, Instant from, Instant to, long asOf, Set<String> sources) {
        if (sources.isEmpty()) {
            return List.of();
        }
        return jdbc.query(
                "SELECT s.source, p.path, r.reason, r.line_number, r.excerpt" + UnusedLines.PARTS
                        + " JOIN log_reject r ON r.reading_id = p.reading_id AND r.content_id = p.content_id"
                        + UnusedLines.IN_FORCE + UnusedLines.named(sources)
                        + " ORDER BY s.source, p.path, r.reason, r.line_number",
                (row, number) -> new SourceReject(
                        row.getString("source"),
                        new LogReject(
                                row.getString("path"),
                                row.getString("reason"),
                                row.getLong("line_number"),
                                row.getString("excerpt"))),
                UnusedLines.arguments(from, to, asOf, sources));
    }
}
