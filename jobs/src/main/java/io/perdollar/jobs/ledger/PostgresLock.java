package io.perdollar.jobs.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One process at a time, on any host: an advisory lock of a connection of its own. The server gives it up when the
 * connection ends, however it ends. The name of the connection says who holds it.
 */
final class PostgresLock implements AutoCloseable {
    /** Any number will do that no other program takes in this database: the letters of "perdollr". */
    private static final long KEY = 0x706572646f6c6c72L;

    /** The server cuts longer names off. */
    private static final int NAME_LENGTH = 63;

    private static final String HELD_BY = """
            SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
                AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                AND l.classid::bigint = ? AND l.objid::bigint = ?
            """;

    private final Connection connection;

    private PostgresLock(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes the lock.
     *
     * @throws LedgerBusyException if another connection has it
     */
    static PostgresLock take(PostgresServer.Login login, Instant now) {
        String line = Holder.self(now).line().strip();
        Connection connection = login.connect(line.substring(0, Math.min(NAME_LENGTH, line.length())));
        try {
            if (!isFree(connection)) {
                throw new LedgerBusyException(login.url(), holder(connection));
            }
            return new PostgresLock(connection);
        } catch (SQLException e) {
            close(connection, e);
            throw new LedgerException("cannot lock the ledger " + login.url() + ": " + PostgresServer.firstLine(e), e);
        } catch (RuntimeException e) {
            close(connection, e);
            throw e;
        }
    }

    private static boolean isFree(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            statement.setLong(1, KEY);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Who has the lock, as far as it says; null where nobody has, or says. */
    static @Nullable Holder holder(Connection connection) throws SQLException {
        String name = holderName(connection);
        return name == null ? null : Holder.parse(name).orElse(null);
    }

    /** Name of the connection that has the lock; null where none has. */
    static @Nullable String holderName(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HELD_BY)) {
            statement.setLong(1, KEY >>> Integer.SIZE);
            statement.setLong(2, KEY & 0xffff_ffffL);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private static void close(Connection connection, Exception why) {
        try {
            connection.close();
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new LedgerException("cannot give the ledger free: " + PostgresServer.firstLine(e), e);
        }
    }
}
