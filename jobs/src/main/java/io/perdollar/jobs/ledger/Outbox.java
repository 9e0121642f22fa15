package io.perdollar.jobs.ledger;

import java.time.Instant;
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

    /** Whether a mail was ever planned. */
    public boolean knows(String messageId) {
        return !jdbc.queryForList("SELECT id FROM outbox WHERE message_id = ?", Long.class, messageId)
                .isEmpty();
    }

    /**
     * Plans a mail, or finds it as it stands; readers that were added since are planned too. Readers whom a crash left
     * claimed become ambiguous.
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

    /** Changes one reader's state. */
    public void record(String messageId, String reader, ReaderState state, String detail, Instant now) {
        transaction.executeWithoutResult(status -> jdbc.update(
                "UPDATE outbox_reader SET state = ?, changed_at = ?, detail = ? WHERE outbox_id = ? AND address = ?",
                state.name(),
                Sql.instant(now),
                Sql.clipped(detail, DETAIL_LENGTH),
                id(messageId),
                reader));
    }

    /** The state of every reader of a mail; empty where it was never planned. */
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
