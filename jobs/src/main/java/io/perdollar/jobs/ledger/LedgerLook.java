package io.perdollar.jobs.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** What is at the place of a ledger, seen without changing it. */
public sealed interface LedgerLook {
    /** Nothing yet: the first run makes it. */
    record Absent() implements LedgerLook {}

    /**
     * A ledger that can be used.
     *
     * @param dayVersions days of accounts that it knows
     * @param lastReport newest report date of a finished run; null where there is none
     */
    record Usable(long dayVersions, @Nullable LocalDate lastReport) implements LedgerLook {}

    /** Another process works with it. */
    record Held(Optional<Holder> holder) implements LedgerLook {}

    /** No ledger, or one that cannot be read. */
    record Unusable(String found) implements LedgerLook {}

    /**
     * Looks.
     *
     * @param base as {@link Ledger#open} takes it
     * @param now for those who find the ledger held meanwhile
     */
    static LedgerLook at(Path base, Instant now) {
        Path place = base.toAbsolutePath().normalize();
        Path file = H2File.at(place);
        try {
            if (!Files.exists(file) || Files.size(file) == 0) {
                return new Absent();
            }
            Optional<String> damage = H2Header.damage(file);
            if (damage.isPresent()) {
                return new Unusable(damage.get());
            }
            Path holder = place.resolveSibling(place.getFileName() + Ledger.HOLDER_ENDING);
            LedgerLock lock = LedgerLock.take(place.toString(), holder, now);
            try {
                return read(place);
            } finally {
                lock.close();
            }
        } catch (LedgerBusyException e) {
            return new Held(e.holder());
        } catch (IOException e) {
            return new Unusable(e.toString());
        }
    }

    /**
     * Looks at a database on a server.
     *
     * @throws LedgerException if it cannot be opened
     */
    static LedgerLook at(String url, @Nullable String user, @Nullable String password) {
        PostgresServer.Login login = new PostgresServer.Login(url, user, password);
        try (Connection connection = login.connect("perdollar doctor")) {
            if (PostgresLock.holderName(connection) != null) {
                return new Held(Optional.ofNullable(PostgresLock.holder(connection)));
            }
            try (Statement statement = connection.createStatement();
                    ResultSet table = statement.executeQuery("SELECT to_regclass('day_version')")) {
                table.next();
                if (table.getString(1) == null) {
                    return new Absent();
                }
            }
            return read(connection);
        } catch (SQLException e) {
            return new Unusable(PostgresServer.firstLine(e));
        }
    }

    private static LedgerLook read(Path place) {
        String url = "jdbc:h2:file:" + place + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r;TRACE_LEVEL_FILE=0";
        try (Connection connection = DriverManager.getConnection(url, "perdollar", "")) {
            return read(connection);
        } catch (SQLException e) {
            return e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1
                    ? new Held(Optional.empty())
                    : new Unusable(
                            String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static Usable read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long days;
            try (ResultSet row =
                    statement.executeQuery("SELECT COUNT(*) FROM day_version WHERE superseded_at IS NULL")) {
                row.next();
                days = row.getLong(1);
            }
            try (ResultSet row = statement.executeQuery("SELECT MAX(report_date) FROM run WHERE status = 'FINISHED'")) {
                row.next();
                return new Usable(days, row.getObject(1, LocalDate.class));
            }
        }
    }
}
