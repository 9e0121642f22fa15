package io.perdollar.ingest.requests.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Asks DuckDB for requests per hour of a {@code combined-time} file of {@link LogWriter}, by a regular expression: what
 * {@link ScanBenchmark} is compared with.
 *
 * <pre>{@code DuckDbScan FILE}</pre>
 */
public final class DuckDbScan {

    private static final String SQL = """
            WITH lines AS (
              SELECT regexp_extract(line,
                '^(\\S+) - (.*?) \\[([^\\]]+)\\] "(\\S+) (\\S+) HTTP/[0-9.]+" ([0-9]{3}) ([0-9]+) "[^"]*" "[^"]*" ([0-9.]+)$',
                ['ip','user','t','method','path','status','bytes','took']) AS f
              FROM read_csv('%s', header = false, columns = {'line': 'VARCHAR'}, delim = '\\x01', quote = '', escape = ''))
            SELECT date_trunc('hour', strptime(f.t, '%%d/%%b/%%Y:%%H:%%M:%%S %%z') AT TIME ZONE 'UTC') AS hour,
              count(*) FILTER (f.method = 'POST' AND f.status < '400'), count(*), sum(f.bytes::BIGINT), sum(f.took::DOUBLE)
            FROM lines GROUP BY ALL ORDER BY ALL
            """;

    private DuckDbScan() {}

    public static void main(String[] args) throws SQLException {
        long start = System.nanoTime();
        long lines = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET autoinstall_known_extensions = false");
            statement.execute("SET threads = 2");
            try (ResultSet rows = statement.executeQuery(SQL.formatted(args[0]))) {
                while (rows.next()) {
                    lines += rows.getLong(3);
                }
            }
        }
        System.out.println(lines + " lines in " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }
}
