package io.perdollar.jobs.survival;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a ledger holds, as sorted lines that two ledgers can be compared by: numbers that a database gave out are
 * replaced by what they stand for, and moments of the machine's clock are left out. A table that is not known here is
 * read with all its columns but those.
 */
public final class LedgerContents {
    private static final String QUERIES = "ledger-contents.sql";

    private LedgerContents() {}

    /** The contents of an embedded ledger that nobody holds. */
    public static List<String> of(Path base) {
        Properties user = new Properties();
        user.setProperty("user", "perdollar");
        user.setProperty("password", "");
        String url = "jdbc:h2:file:" + base.toAbsolutePath() + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r;TRACE_LEVEL_FILE=0";
        try (Connection connection = DriverManager.getConnection(url, user)) {
            return of(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger " + base + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The contents of a ledger in any database. */
    public static List<String> of(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        Set<String> unknown = tables(connection);
        for (String section : text().split("(?m)^-- ")) {
            if (section.isBlank()) {
                continue;
            }
            String[] parts = section.split("\n", 2);
            String table = parts[0].strip();
            unknown.remove(table);
            lines.addAll(rows(connection, table, parts[1]));
        }
        for (String table : unknown) {
            if (!table.startsWith("batch_") && !table.startsWith("flyway_")) {
                lines.addAll(rows(connection, table, "SELECT * FROM " + table));
            }
        }
        lines.sort(null);
        return lines;
    }

    private static Set<String> tables(Connection connection) throws SQLException {
        Set<String> tables = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
                                + " AND LOWER(table_schema) = 'public'")) {
            while (rows.next()) {
                tables.add(rows.getString(1).toLowerCase(Locale.ROOT));
            }
        }
        return tables;
    }

    private static List<String> rows(Connection connection, String table, String query) throws SQLException {
        boolean everyColumn = query.startsWith("SELECT *");
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            ResultSetMetaData columns = rows.getMetaData();
            while (rows.next()) {
                StringBuilder line = new StringBuilder(table);
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    String name = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
                    if (!everyColumn || (!name.equals("id") && !name.endsWith("_id") && !name.endsWith("_at"))) {
                        line.append(" | ").append(name).append('=').append(text(rows, i));
                    }
                }
                lines.add(line.toString());
            }
        }
        return lines;
    }

    private static @Nullable String text(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        if (value == null) {
            return null;
        }
        String type = row.getMetaData().getColumnTypeName(column).toLowerCase(Locale.ROOT);
        if (type.contains("time zone") || type.equals("timestamptz")) {
            return row.getObject(column, OffsetDateTime.class)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toString();
        }
        if (type.equals("bytea") || type.contains("binary")) {
            return sha256(row.getBytes(column));
        }
        return row.getString(column);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text() {
        try (var in = LedgerContents.class.getResourceAsStream(QUERIES)) {
            if (in == null) {
                throw new IllegalStateException(QUERIES + " is missing from the test resources");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
