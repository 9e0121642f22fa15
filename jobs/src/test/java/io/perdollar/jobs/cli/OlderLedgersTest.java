package io.perdollar.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perdollar.jobs.ledger.Ledger;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ledgers that older versions left are brought to this version's tables, and their reports are rendered from them as they
 * were. The README beside the kept files tells how to keep another.
 */
class OlderLedgersTest {
    private static final String DATE = "2026-11-15";

    /** What this version knows to advise is its own; all else was measured then and must come out again. */
    private static final List<String> ADVICE = List.of("recommendations", "budgets");

    @TempDir
    Path folder;

    static List<String> versions() throws IOException, URISyntaxException {
        List<String> versions = new ArrayList<>();
        try (Stream<Path> files = Files.list(kept(""))) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(".mv.db.gz")) {
                    versions.add(name.replace(".mv.db.gz", ""));
                }
            }
        }
        return versions;
    }

    @Test
    void eachSchemaIsKept() throws IOException, URISyntaxException {
        assertThat(versions()).contains("V2", "V3", "V4");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void isMigratedAndStillRendersItsReport(String version) throws Exception {
        unpack(version + ".mv.db.gz", folder.resolve("ledger.mv.db"));
        unpack(version + ".summary.json.gz", folder.resolve("then.json"));
        assertEquals(version.substring(1), newestMigration(), "kept under the name of its schema");
        Path config = Files.writeString(folder.resolve("perdollar.yaml"), """
                report: { timeZone: UTC }
                output: ./reports
                ledger: { url: "file:./ledger" }
                billing: [ { files: gone.json } ]
                """);
        CommandRun perdollar = new CommandRun();
        assertEquals(0, perdollar.run("report", "--config", config.toString(), "--date", DATE), perdollar.err());
        Map<String, Object> then = TruthComparison.read(folder.resolve("then.json"));
        Map<String, Object> now =
                TruthComparison.read(folder.resolve("reports").resolve(DATE).resolve("summary.json"));
        for (String key : then.keySet()) {
            if (!ADVICE.contains(key)) {
                assertEquals(then.get(key), now.get(key), key);
            }
        }
        assertEquals(newestOf(Files.createDirectory(folder.resolve("fresh"))), newestMigration());
        assertThat(rows("SELECT COUNT(*) FROM vm_day WHERE served > 0")).isNotEqualTo("0");
    }

    /** The newest migration of a ledger that is made today. */
    private String newestOf(Path empty) throws SQLException {
        Path base = empty.resolve("ledger");
        Ledger.open(base, Instant.parse("2026-11-16T06:00:00Z")).close();
        return newestMigration(base);
    }

    private String newestMigration() throws SQLException {
        return newestMigration(folder.resolve("ledger"));
    }

    private static String newestMigration(Path base) throws SQLException {
        return rows(
                base,
                "SELECT \"version\" FROM \"flyway_schema_history\" WHERE \"version\" IS NOT NULL"
                        + " ORDER BY \"installed_rank\" DESC LIMIT 1");
    }

    private String rows(String query) throws SQLException {
        return rows(folder.resolve("ledger"), query);
    }

    private static String rows(Path base, String query) throws SQLException {
        String url = "jdbc:h2:file:" + base.toAbsolutePath() + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r;TRACE_LEVEL_FILE=0";
        try (Connection connection = DriverManager.getConnection(url, "perdollar", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    private static void unpack(String name, Path file) throws IOException, URISyntaxException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(kept(name)))) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path kept(String name) throws URISyntaxException {
        URL url = Objects.requireNonNull(Ledger.class.getResource("released/README.md"), "the kept ledgers");
        Path readme = Path.of(url.toURI());
        return name.isEmpty() ? Objects.requireNonNull(readme.getParent()) : readme.resolveSibling(name);
    }
}
