package io.perdollar.jobs.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What was mailed to whom. Each change is a transaction of its own: a reader is claimed before the mail is handed over and
 * recorded after, so that a crash between the two is seen, and nothing is sent twice without somebody saying so.
 */
public final class Outbox {
    private static final int DETAIL_LENGTH = 1_000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    Outbox(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Whether a mail was planned. One that nobody had is forgotten after a while ({@link Retention}). */
    public boolean knows(String messageId) {
        return !jdbc.queryForList("SELECT id FROM outbox WHERE message_id = ?", Long.class, messageId)
                .isEmpty();
    }

    /**
     * Plans a mail, or finds it as it stands; readers that were added since are planned too. Readers whom a crash left
     * claimed become ambiguous. While nobody has it, it is the mail of the run that plans it last.
     *
     * @param run of the report that it brings
     * @return the state of every reader
     */
    public SortedMap<String, ReaderState> plan(String messageId, Run run, List<String> readers, Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!knows(messageId)) {
                jdbc.update(
                        "INSERT INTO outbox (message_id, run_id, created_at) VALUES (?, ?, ?)",
                        messageId,
                        run.id(),
                        Sql.instant(now));
            }
            long id = id(messageId);
            jdbc.update("""
                    UPDATE outbox_reader SET state = 'AMBIGUOUS', changed_at = ?,
                        detail = 'the run ended between handing the mail over and recording it'
                    WHERE outbox_id = ? AND state = 'CLAIMED'
                    """, Sql.instant(now), id);
            jdbc.update("""
                    UPDATE outbox SET run_id = ? WHERE id = ? AND NOT EXISTS (
                        SELECT 1 FROM outbox_reader WHERE outbox_id = ? AND state IN ('SENT', 'AMBIGUOUS'))
                    """, run.id(), id, id);
            SortedMap<String, ReaderState> states = states(id);
            for (String reader : readers) {
                if (!states.containsKey(reader)) {
                    jdbc.update(
                            "INSERT INTO outbox_reader (outbox_id, address, state, changed_at, detail)"
                                    + " VALUES (?, ?, 'PLANNED', ?, '')",
                            id,
                            reader,
                            Sql.instant(now));
                    states.put(reader, ReaderState.PLANNED);
                }
            }
            states.keySet().retainAll(readers);
            return states;
        }));
    }

    /**
     * Changes one reader's state.
     *
     * @param run of the report that was handed over; the mail is that run's from then on
     */
    public void record(String messageId, Run run, String reader, ReaderState state, String detail, Instant now) {
        transaction.executeWithoutResult(status -> {
            long id = id(messageId);
            jdbc.update(
                    "UPDATE outbox_reader SET state = ?, changed_at = ?, detail = ? WHERE outbox_id = ? AND address = ?",
                    state.name(),
                    Sql.instant(now),
                    Sql.clipped(detail, DETAIL_LENGTH),
                    id,
                    reader);
            if (state == ReaderState.SENT || state == ReaderState.AMBIGUOUS) {
                jdbc.update("UPDATE outbox SET run_id = ? WHERE id = ?", run.id(), id);
            }
        });
    }

    /** Whether somebody had a mail or may have had it, so long ago that it is no longer known who. */
    public boolean isOver(String messageId) {
        return knows(messageId) && states(messageId).isEmpty();
    }

    /** The mails of a report date that somebody had or may have had, and the attempt that each brought last. */
    public SortedMap<String, Integer> mailed(LocalDate reportDate) {
        SortedMap<String, Integer> attempts = new TreeMap<>();
        RowCallbackHandler each = row -> attempts.put(row.getString("message_id"), row.getInt("attempt"));
        jdbc.query("""
                SELECT o.message_id, r.attempt FROM outbox o JOIN run r ON r.id = o.run_id
                WHERE r.report_date = ? AND r.status = 'FINISHED' AND (
                    EXISTS (SELECT 1 FROM outbox_reader b
                        WHERE b.outbox_id = o.id AND b.state IN ('SENT', 'AMBIGUOUS'))
                    OR NOT EXISTS (SELECT 1 FROM outbox_reader b WHERE b.outbox_id = o.id))
                """, each, reportDate);
        return attempts;
    }

    /** The state of every reader of a mail; empty where it was never planned, or {@link #isOver}. */
    public SortedMap<String, ReaderState> states(String messageId) {
        return knows(messageId) ? states(id(messageId)) : new TreeMap<>();
    }

    private SortedMap<String, ReaderState> states(long id) {
        SortedMap<String, ReaderState> states = new TreeMap<>();
        RowCallbackHandler each =
                row -> states.put(row.getString("address"), ReaderState.valueOf(row.getString("state")));
        jdbc.query("SELECT address, state FROM outbox_reader WHERE outbox_id = ?", each, id);
        return states;
    }

    private long id(String messageId) {
        return Objects.requireNonNull(
                jdbc.queryForObject("SELECT id FROM outbox WHERE message_id = ?", Long.class, messageId));
    }
}
