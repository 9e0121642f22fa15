package io.perdollar.jobs.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database on a PostgreSQL server, through a few connections.
 *
 * @param place its address, without user and password
 */
record PostgresServer(String place, HikariDataSource connections) implements LedgerDatabase {
    private static final int CONNECTIONS = 4;
    private static final String CONNECT_SECONDS = "10";
    private static final String ENCODING = "UTF8";

    /** Who connects to what. */
    record Login(
            String url, @Nullable String user, @Nullable String password) {
        /**
         * One connection.
         *
         * @param application how the server's own lists name it
         * @throws LedgerException if there is no connection to be had
         */
        Connection connect(String application) {
            try {
                return DriverManager.getConnection(url, properties(application));
            } catch (SQLException e) {
                throw new LedgerException(
                        "ledger.url: expected a database that can be opened, got from " + url + ": " + firstLine(e)
                                + "; check that the server runs, and ledger.user and its password",
                        e);
            }
        }

        private Properties properties(String application) {
            Properties properties = new Properties();
            if (user != null) {
                properties.setProperty("user", user);
            }
            if (password != null) {
                properties.setProperty("password", password);
            }
            properties.setProperty("ApplicationName", application);
            properties.setProperty("connectTimeout", CONNECT_SECONDS);
            // A server that is gone without a word must not hold the night for ever.
            properties.setProperty("tcpKeepAlive", "true");
            properties.setProperty("reWriteBatchedInserts", "true");
            return properties;
        }

        /** The record's own would show the password. */
        @Override
        public String toString() {
            return user == null ? url : user + " at " + url;
        }
    }

    /**
     * Opens the database.
     *
     * @throws LedgerException if it cannot be opened, or keeps text in another encoding than UTF-8
     */
    static PostgresServer open(Login login) {
        try (Connection connection = login.connect("perdollar");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW server_encoding")) {
            row.next();
            if (!row.getString(1).equals(ENCODING)) {
                throw new LedgerException("ledger.url: expected a database with the encoding " + ENCODING + ", got "
                        + row.getString(1) + " of " + login.url() + "; make it with: CREATE DATABASE … ENCODING '"
                        + ENCODING + "' TEMPLATE template0");
            }
        } catch (SQLException e) {
            throw new LedgerException("cannot open the ledger " + login.url() + ": " + firstLine(e), e);
        }
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(login.url());
        settings.setDataSourceProperties(login.properties("perdollar"));
        settings.setPoolName("ledger");
        settings.setMaximumPoolSize(CONNECTIONS);
        settings.setMinimumIdle(1);
        settings.setConnectionTimeout(TimeUnit.SECONDS.toMillis(30));
        return new PostgresServer(login.url(), new HikariDataSource(settings));
    }

    @Override
    public DataSource dataSource() {
        return connections;
    }

    @Override
    public String dialect() {
        return "postgresql";
    }

    /** The server's own autovacuum makes room. */
    @Override
    public void shutDown(boolean compact) {
        connections.close();
    }

    static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
