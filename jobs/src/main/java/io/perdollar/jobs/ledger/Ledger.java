package io.perdollar.jobs.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The open ledger: one embedded H2 file or one database on a PostgreSQL server, held by this process alone. Spring Batch keeps its job repository in the same
 * database. A method that writes is one transaction, or joins the one that {@link #transactionManager} has open.
 */
public final class Ledger implements AutoCloseable {
    /** Ending of the file that says who holds the ledger. */
    static final String HOLDER_ENDING = ".holder";

    private final Exclusive lock;
    private final LedgerDatabase database;
    private final JdbcTransactionManager transactionManager;
    private final DayVersions dayVersions;
    private final Evidence evidence;
    private final Runs runs;
    private final BillingRejects billingRejects;
    private final Retention retention;
    private final Outbox outbox;
    private final ToldAlerts toldAlerts;
    private final AdviceBook adviceBook;

    /** Held until it is closed. */
    private interface Exclusive extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    private Ledger(Exclusive lock, LedgerDatabase database) {
        this.lock = lock;
        this.database = database;
        transactionManager = new JdbcTransactionManager(database.dataSource());
        JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
        TransactionTemplate transaction = new TransactionTemplate(transactionManager);
        dayVersions = new DayVersions(jdbc, transaction);
        evidence = new Evidence(jdbc, transaction);
        runs = new Runs(jdbc, transaction, dayVersions);
        billingRejects = new BillingRejects(jdbc, transaction);
        retention = new Retention(jdbc, transaction);
        outbox = new Outbox(jdbc, transaction);
        toldAlerts = new ToldAlerts(jdbc, transaction);
        adviceBook = new AdviceBook(jdbc, transaction);
    }

    /**
     * Opens the ledger at a place, brings its tables to this version's state, or makes a new one.
     *
     * @param base path of the file without H2's ending {@code .mv.db}; missing folders are made
     * @param now for those who find the ledger held
     * @throws LedgerBusyException if another run holds it (exit code 4)
     * @throws LedgerDamagedException if the file there is no database; it was moved aside, as it was
     * @throws LedgerException if it cannot be opened otherwise, such as a database of another application or of a newer
     *     version
     */
    public static Ledger open(Path base, Instant now) {
        Path place = base.toAbsolutePath().normalize();
        try {
            Files.createDirectories(place.resolveSibling(""));
            LedgerLock lock =
                    LedgerLock.take(place.toString(), place.resolveSibling(place.getFileName() + HOLDER_ENDING), now);
            try {
                return new Ledger(lock::close, H2File.exists(place) ? migrated(H2File.open(place)) : created(place));
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new LedgerException("cannot open the ledger " + place + ": " + e, e);
        }
    }

    /**
     * Opens the ledger in a database on a PostgreSQL server, and brings its tables to this version's state.
     *
     * @param url {@code jdbc:postgresql://host/database}, without user and password
     * @param user null for the one that the driver takes
     * @param now for those who find the ledger held
     * @throws LedgerBusyException if another run, on whatever host, holds it (exit code 4)
     * @throws LedgerException if it cannot be opened otherwise
     */
    public static Ledger open(String url, @Nullable String user, @Nullable String password, Instant now) {
        PostgresServer.Login login = new PostgresServer.Login(url, user, password);
        PostgresLock lock = PostgresLock.take(login, now);
        try {
            return new Ledger(lock::close, migrated(PostgresServer.open(login)));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Makes the tables under another name first: a kill half-way must not leave a ledger with half of them. */
    private static H2File created(Path place) throws IOException {
        Path draft = place.resolveSibling(place.getFileName() + ".new");
        Files.deleteIfExists(H2File.at(draft));
        H2File file = migrated(H2File.open(draft));
        try {
            file.shutDown(false);
        } catch (SQLException e) {
            throw new LedgerException("cannot make the ledger " + place + ": " + e.getMessage(), e);
        }
        Files.move(H2File.at(draft), H2File.at(place), StandardCopyOption.REPLACE_EXISTING);
        return H2File.open(place);
    }

    private static <D extends LedgerDatabase> D migrated(D database) {
        try {
            Flyway.configure()
                    .dataSource(database.dataSource())
                    .locations("classpath:db/ledger", "classpath:db/dialect/" + database.dialect())
                    // Tables of a newer version are not ours to write to.
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
            return database;
        } catch (FlywayException e) {
            LedgerException explained = new LedgerException(
                    database.place() + " is a database, but no ledger of this version or an older one: "
                            + e.getMessage()
                            + " Nothing was changed. Name another place in ledger.url, or use the version that wrote it.",
                    e);
            try {
                database.shutDown(false);
            } catch (SQLException closing) {
                explained.addSuppressed(closing);
            }
            throw explained;
        }
    }

    /** For Spring Batch's job repository; its tables are there. */
    public DataSource dataSource() {
        return database.dataSource();
    }

    /** The transactions of everything in the ledger and of the job repository. */
    public PlatformTransactionManager transactionManager() {
        return transactionManager;
    }

    /** What was billed. */
    public DayVersions dayVersions() {
        return dayVersions;
    }

    /** What was logged. */
    public Evidence evidence() {
        return evidence;
    }

    /** What was reported. */
    public Runs runs() {
        return runs;
    }

    /** Export rows that could not be read. */
    public BillingRejects billingRejects() {
        return billingRejects;
    }

    /** What is old enough to be folded or dropped. */
    public Retention retention() {
        return retention;
    }

    /** What was mailed. */
    public Outbox outbox() {
        return outbox;
    }

    /** What was told of budgets. */
    public ToldAlerts toldAlerts() {
        return toldAlerts;
    }

    /** What was advised, and what was seen of it. */
    public AdviceBook adviceBook() {
        return adviceBook;
    }

    /** Closes the ledger and rewrites its file without what was replaced; the last thing that a job does with it. */
    public void compact() {
        close(true);
    }

    /** Closes the ledger; a second time does nothing. */
    @Override
    public void close() {
        close(false);
    }

    private void close(boolean compact) {
        try (lock) {
            database.shutDown(compact);
        } catch (SQLException e) {
            throw new LedgerException("cannot close the ledger " + database.place() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
