package io.perdollar.ingest.requests.scan;

import io.perdollar.ingest.requests.bench.LogWriter;
import io.perdollar.ingest.requests.format.LogFormat;
import io.perdollar.ingest.requests.format.Mismatch;
import io.perdollar.ingest.requests.format.WantedFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts the lines of a {@code combined-time} log per status, method and hour, by the compiled scanner or by DuckDB, for
 * {@code docs/benchmarks/same-counts}, which compares both with GoAccess. Prints {@code what value count}, sorted.
 *
 * <pre>{@code LogCensus scanner|duckdb FILE}</pre>
 */
public final class LogCensus {

    private static final String SQL = """
            WITH lines AS (
              SELECT regexp_extract(line, '\\[([^\\]]+)\\] "(\\S+) [^"]*" ([0-9]{3}) ', ['t', 'method', 'status']) AS f
              FROM read_csv('%s', header = false, columns = {'line': 'VARCHAR'}, delim = '\\x01', quote = '', escape = '')),
            parts AS (
              SELECT f.status AS status, f.method AS method,
                strftime(strptime(f.t, '%%d/%%b/%%Y:%%H:%%M:%%S %%z') AT TIME ZONE 'UTC', '%%Y-%%m-%%dT%%H') AS hour
              FROM lines)
            SELECT 'status ' || status, count(*) FROM parts GROUP BY ALL
            UNION ALL SELECT 'method ' || method, count(*) FROM parts GROUP BY ALL
            UNION ALL SELECT 'hour ' || hour, count(*) FROM parts GROUP BY ALL
            """;

    private LogCensus() {}

    public static void main(String[] args) throws IOException, SQLException {
        Path file = Path.of(args[1]);
        Map<String, Long> counts = args[0].equals("duckdb") ? byDuckDb(file) : byScanner(file);
        counts.forEach((what, count) -> System.out.println(what + " " + count));
    }

    static Map<String, Long> byScanner(Path file) throws IOException {
        byte[] text = Files.readAllBytes(file);
        Map<String, Long> counts = new TreeMap<>();
        FormatScanner.compile(
                        LogFormat.parse(LogWriter.Format.COMBINED_TIME.text()),
                        new WantedFields(null, null, null, null))
                .lines()
                .scan(Arrays.copyOf(text, text.length + Swar.SLACK), 0, text.length, new Line(), new LineSink() {
                    @Override
                    void line(byte[] b, Line line) {
                        Steps.splitRequest(b, line);
                        String method = new String(
                                b, line.methodStart, line.methodEnd - line.methodStart, StandardCharsets.ISO_8859_1);
                        String hour = Instant.ofEpochSecond(line.time / 1_000_000)
                                .toString()
                                .substring(0, 13);
                        counts.merge("status " + line.status, 1L, Long::sum);
                        counts.merge("method " + method, 1L, Long::sum);
                        counts.merge("hour " + hour, 1L, Long::sum);
                    }

                    @Override
                    void reject(byte[] b, int from, int to, Mismatch mismatch) {
                        counts.merge("rejected " + mismatch.reason(), 1L, Long::sum);
                    }
                });
        return counts;
    }

    static Map<String, Long> byDuckDb(Path file) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET autoinstall_known_extensions = false");
            statement.execute("SET TimeZone = 'UTC'");
            try (ResultSet rows = statement.executeQuery(SQL.formatted(file))) {
                while (rows.next()) {
                    counts.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return counts;
    }
}
