package io.perdollar.jobs.survival;

import io.perdollar.jobs.ledger.PostgresCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The ledger of nights that are killed. */
sealed interface NightLedger {
    /** The lines of the configuration that name it, beginning with {@code url}. */
    String settings();

    /** Takes back all that nights did. */
    void clear() throws IOException;

    /** All that it holds, as {@link LedgerContents} tells it. */
    List<String> contents();

    /** The embedded database. */
    record InFile(Path base) implements NightLedger {
        @Override
        public String settings() {
            return "url: file:./" + base.getFileName();
        }

        @Override
        public void clear() throws IOException {
            String name = String.valueOf(base.getFileName());
            try (Stream<Path> files = Files.list(Objects.requireNonNull(base.getParent()))) {
                for (Path file : files.filter(
                                path -> String.valueOf(path.getFileName()).startsWith(name))
                        .toList()) {
                    Files.delete(file);
                }
            }
        }

        @Override
        public List<String> contents() {
            return LedgerContents.of(base);
        }
    }

    /** A database of the tests' own server. */
    record OnPostgres(String url, Path password) implements NightLedger {
        static OnPostgres in(Path folder) throws IOException {
            String url = PostgresCluster.newDatabase();
            Path password = Files.writeString(folder.resolve("password"), PostgresCluster.PASSWORD + "\n");
            return new OnPostgres(url, password);
        }

        @Override
        public String settings() {
            // The replacement of a regular expression: nothing in it may mean a group.
            return "url: " + url + "\n  user: " + PostgresCluster.USER + "\n  passwordFile: " + password.getFileName();
        }

        @Override
        public void clear() {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                // The server may still be busy with what a killed night asked for.
                statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
                statement.execute("DROP SCHEMA public CASCADE");
                statement.execute("CREATE SCHEMA public");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public List<String> contents() {
            try (Connection connection = connect()) {
                return LedgerContents.of(connection);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private Connection connect() throws SQLException {
            return DriverManager.getConnection(url, PostgresCluster.USER, PostgresCluster.PASSWORD);
        }
    }
}
