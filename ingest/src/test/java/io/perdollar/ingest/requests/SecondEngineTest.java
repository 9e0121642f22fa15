package io.perdollar.ingest.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perdollar.analysis.activity.DayActivity;
import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.ingest.requests.bench.LogWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second opinion: DuckDB counts the same file by a regular expression, per hour, method and status. */
class SecondEngineTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static String sql(Path file) {
        // A column separator and a quote that no log has, so that each line is one text.
        return """
            WITH lines AS (
              SELECT regexp_extract(line,
                '^(\\S+) - (.*?) \\[([^\\]]+)\\] "(\\S+) (\\S+) HTTP/[0-9.]+" ([0-9]{3}) ([0-9]+) "[^"]*" "[^"]*" ([0-9.]+)$',
                ['ip','user','t','method','path','status','bytes','took']) AS f
              FROM read_csv('%s', header = false, columns = {'line': 'VARCHAR'}, delim = '\\x01', quote = '', escape = ''))
            SELECT date_trunc('hour', strptime(f.t, '%%d/%%b/%%Y:%%H:%%M:%%S %%z') AT TIME ZONE 'UTC') AS hour,
              count(*) FILTER (f.method = 'POST' AND f.path IN ('/generate', '/generate_stream', '/v1/chat/completions',
                '/v1/completions', '/v1/embeddings') AND f.status < '400') AS served,
              count(*) FILTER (f.method = 'POST' AND f.path IN ('/generate', '/generate_stream', '/v1/chat/completions',
                '/v1/completions', '/v1/embeddings') AND f.status >= '400') AS failed,
              count(*) FILTER (f.method = 'POST' AND f.path = '/v2/score' AND f.status = '200') AS unrecognised,
              count(*) AS lines
            FROM lines GROUP BY ALL ORDER BY ALL
            """.formatted(file);
    }

    @Test
    void countsAsDuckDbDoes() throws IOException, SQLException {
        LogFolder logs = new LogFolder(folder);
        Path file = logs.write("vm/access.log.1", "");
        LogWriter.write(file, LogWriter.Format.COMBINED_TIME, 3_000_000, 11);
        logs.format = LogWriter.Format.COMBINED_TIME.text();
        logs.rules = EndpointRules.DEFAULT;
        logs.partBytes = 200_000;

        ContentRead read = logs.scan().streams().get(0).contents().get(0);

        assertEquals(0, read.counts().rejectedLines());
        assertEquals(byDuckDb(file), byScanner(read));
    }

    private static Map<String, String> byScanner(ContentRead read) {
        Map<String, String> hours = new TreeMap<>();
        for (DayActivity day : read.subjects().get(0).days()) {
            LocalDate date = day.day();
            for (int hour = 0; hour < 24; hour++) {
                var counts = day.hour(hour);
                long lines = counts.requests() + counts.unrecognised() + counts.ignored();
                if (lines > 0) {
                    hours.put(
                            "%sT%02d:00".formatted(date, hour),
                            counts.served() + " " + counts.failed() + " " + counts.unrecognised() + " " + lines);
                }
            }
        }
        return hours;
    }

    private static Map<String, String> byDuckDb(Path file) throws SQLException {
        Map<String, String> hours = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET autoinstall_known_extensions = false");
            statement.execute("SET TimeZone = 'UTC'");
            try (ResultSet rows = statement.executeQuery(sql(file))) {
                while (rows.next()) {
                    hours.put(
                            rows.getTimestamp(1).toLocalDateTime().toString(),
                            rows.getLong(2) + " " + rows.getLong(3) + " " + rows.getLong(4) + " " + rows.getLong(5));
                }
            }
        }
        return hours;
    }
}
