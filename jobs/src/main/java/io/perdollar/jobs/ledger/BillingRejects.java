package io.perdollar.jobs.ledger;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Export rows that could not be read, by the run that met them: every one counted, the first of each kind kept. */
public final class BillingRejects {
    /** Kept per place and reason. */
    public static final int KEPT = 1_000;

    private static final int PLACE_LENGTH = 2_000;
    private static final int REASON_LENGTH = 200;
    private static final int EXCERPT_LENGTH = 4_000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    BillingRejects(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** How many rows of one place could not be read for one reason. */
    public record Count(String place, String reason, long rows) {}

    /**
     * States what a run could not read; a second time replaces the first.
     *
     * @param counts exact
     * @param kept at most {@link #KEPT} per place and reason are useful
     */
    public void record(Run run, List<Count> counts, List<BillingReject> kept) {
        transaction.executeWithoutResult(status -> {
            jdbc.update("DELETE FROM billing_reject_count WHERE run_id = ?", run.id());
            jdbc.update("DELETE FROM billing_reject WHERE run_id = ?", run.id());
            jdbc.batchUpdate(
                    "INSERT INTO billing_reject_count (run_id, place, reason, lines) VALUES (?, ?, ?, ?)",
                    counts.stream()
                            .map(count -> new Object[] {
                                run.id(),
                                Sql.clipped(count.place(), PLACE_LENGTH),
                                Sql.clipped(count.reason(), REASON_LENGTH),
                                count.rows()
                            })
                            .toList());
            jdbc.batchUpdate(
                    "INSERT INTO billing_reject (run_id, place, reason, line_number, excerpt) VALUES (?, ?, ?, ?, ?)",
                    kept.stream()
                            .map(reject -> new Object[] {
                                run.id(),
                                Sql.clipped(reject.place(), PLACE_LENGTH),
                                Sql.clipped(reject.reason(), REASON_LENGTH),
                                reject.lineNumber(),
                                Sql.clipped(reject.excerpt(), EXCERPT_LENGTH)
                            })
                            .toList());
        });
    }

    /** Every row that a run could not read, counted; by place, then reason. */
    public List<Count> counts(Run run) {
        return jdbc.query(
                "SELECT place, reason, lines FROM billing_reject_count WHERE run_id = ? ORDER BY place, reason",
                (row, number) -> new Count(row.getString("place"), row.getString("reason"), row.getLong("lines")),
                run.id());
    }

    /** The kept rows; by place, reason, line. */
    public List<BillingReject> kept(Run run) {
        return jdbc.query(
                """
                SELECT place, reason, line_number, excerpt FROM billing_reject
                WHERE run_id = ? ORDER BY place, reason, line_number
                """,
                (row, number) -> new BillingReject(
                        row.getString("place"),
                        row.getString("reason"),
                        row.getLong("line_number"),
                        row.getString("excerpt")),
                run.id());
    }
}
