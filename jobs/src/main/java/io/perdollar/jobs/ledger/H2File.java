package io.perdollar.jobs.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * The embedded database: one H2 file. The connection that is kept open keeps the database open between statements.
 *
 * @param file with H2's ending {@code .mv.db}
 */
record H2File(Path file, DataSource dataSource, Connection kept) implements LedgerDatabase {
    private static final String ENDING = ".mv.db";

    /** The file of a path without the ending. */
    static Path at(Path base) {
        return base.resolveSibling(base.getFileName() + ENDING);
    }

    /** Whether there is anything: an empty file, as a full disk leaves it, is nothing. */
    static boolean exists(Path base) throws IOException {
        return Files.exists(at(base)) && Files.size(at(base)) > 0;
    }

    /**
     * Opens the file, or makes it where there is none.
     *
     * @param base path without the ending
     * @throws LedgerDamagedException if there is a file that H2 cannot read
     * @throws LedgerBusyException if another program has it open
     */
    static H2File open(Path base) throws IOException {
        Path file = at(base);
        if (base.toString().contains(";")) {
            throw new LedgerException("ledger.url: expected a path without ';', got " + base);
        }
        if (exists(base)) {
            Optional<String> damage = H2Header.damage(file);
            if (damage.isPresent()) {
                throw setAside(file, damage.get(), null);
            }
        }
        JdbcDataSource source = new JdbcDataSource();
        // Closing is the ledger's own business; a commit is in the file when it returns, lest a kill takes the last
        // half
        // second; a trace file beside it would never be read.
        source.setUrl("jdbc:h2:file:" + base + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0");
        source.setUser("perdollar");
        source.setPassword("");
        try {
            return new H2File(file, source, source.getConnection());
        } catch (SQLException e) {
            throw explained(file, e);
        }
    }

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public String dialect() {
        return "h2";
    }

    @Override
    public void shutDown(boolean compact) throws SQLException {
        if (!kept.isClosed()) {
            try (kept;
                    Statement statement = kept.createStatement()) {
                statement.execute(compact ? "SHUTDOWN COMPACT" : "SHUTDOWN");
            }
        }
    }

    private static LedgerException explained(Path file, SQLException e) throws IOException {
        if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
            return new LedgerBusyException(file.toString(), null);
        }
        if (isDamage(e)) {
            return setAside(file, "'" + firstLine(e) + "'", e);
        }
        return new LedgerException("cannot open the ledger " + file + ": " + firstLine(e), e);
    }

    private static boolean isDamage(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof MVStoreException store) {
                return switch (store.getErrorCode()) {
                    case DataUtils.ERROR_FILE_CORRUPT,
                            DataUtils.ERROR_READING_FAILED,
                            DataUtils.ERROR_INTERNAL,
                            DataUtils.ERROR_CHUNK_NOT_FOUND -> true;
                    default -> false;
                };
            }
        }
        return e.getErrorCode() == ErrorCode.FILE_CORRUPTED_1;
    }

    private static LedgerDamagedException setAside(Path file, String found, @Nullable Throwable cause)
            throws IOException {
        int number = 1;
        Path kept;
        do {
            kept = file.resolveSibling(file.getFileName() + ".damaged-" + number++);
        } while (Files.exists(kept));
        Files.move(file, kept);
        return new LedgerDamagedException(file, kept, found, cause);
    }

    private static String firstLine(SQLException e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
