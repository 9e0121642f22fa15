package io.perdollar.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perdollar.jobs.output.Folders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A bill whose labels and names want out of the folder, into the log, the database, the page and the shell. */
class HostileNamesTest {
    private static final int DAYS = 9;
    private static final String ESCAPE = "\u001b";

    /** What a label or a name of the sample is replaced by, as JSON has it; each has advice that makes a folder of it. */
    private static final Map<String, String> HOSTILE = new LinkedHashMap<>(Map.of(
            "\"value\":\"playground\"", "\"value\":\"../../../../escaped\"",
            "\"value\":\"search\"", "\"value\":\"x'); DROP TABLE run; --\"",
            "\"value\":\"translate\"", "\"value\":\"a\\nWARN forged line\\r\\u001b[2J\\u001b[31m\"",
            "\"value\":\"digest\"", "\"value\":\"<script>alert(1)</script>=1+1|$(touch pwned)`touch pwned`\"",
            "\"name\":\"old-models\"", "\"name\":\"../../../../escaped-disk\\u0000\\u202e\""));

    private static final CommandRun PERDOLLAR = new CommandRun();

    private static Path config;
    private static Path report;
    private static List<Path> before = List.of();

    @BeforeAll
    static void runNightly() throws IOException {
        config = SharedSample.configuration(DAYS, "hostile").toAbsolutePath();
        Path billing = config.resolveSibling("hostile-billing");
        Folders.delete(billing);
        Files.createDirectories(billing);
        int[] replaced = new int[HOSTILE.size()];
        List<String> lines = new ArrayList<>();
        for (String line : bill()) {
            String changed = line;
            int number = 0;
            for (Map.Entry<String, String> name : HOSTILE.entrySet()) {
                String next = changed.replace(name.getKey(), name.getValue());
                replaced[number++] += next.equals(changed) ? 0 : 1;
                changed = next;
            }
            lines.add(changed);
        }
        assertThat(replaced).doesNotContain(0);
        Files.write(billing.resolve("export.json"), lines);
        Files.writeString(config, Files.readString(config).replace("billing/*.json.gz", "hostile-billing/export.json"));
        before = around();
        assertEquals(
                0,
                PERDOLLAR.run("nightly", "--config", config.toString(), "--date", SharedSample.LAST_DAY.toString()),
                PERDOLLAR.err());
        report = SharedSample.reports(config).resolve("2026-11-15");
    }

    @Test
    void nothingIsWrittenOutsideTheFolderOfTheRun() throws IOException {
        List<Path> added = new ArrayList<>(around());
        added.removeAll(before);
        assertThat(added)
                .allMatch(path -> path.startsWith(SharedSample.reports(config))
                        || String.valueOf(path.getFileName()).startsWith("hostile-ledger"));
        try (Stream<Path> folders = Files.list(report.resolve("actions"))) {
            List<String> names =
                    folders.map(path -> String.valueOf(path.getFileName())).toList();
            assertThat(names).hasSizeGreaterThan(3).allMatch(name -> name.matches("[A-Za-z0-9][A-Za-z0-9._-]*"));
        }
    }

    @Test
    void whatIsPrintedAndLoggedHasNoLineAndNoColourOfTheirs() throws IOException {
        String log = Files.readString(SharedSample.reports(config).resolve("perdollar.log"));
        for (String text : List.of(PERDOLLAR.out(), PERDOLLAR.err(), log)) {
            assertThat(text).doesNotContain(ESCAPE).doesNotContain("\r");
            assertThat(text.lines()).noneMatch(line -> line.startsWith("WARN forged"));
        }
        CommandRun doctor = new CommandRun();
        doctor.run("doctor", "--config", config.toString());
        assertThat(doctor.out() + doctor.err()).doesNotContain(ESCAPE).doesNotContain("\r");
        assertThat((doctor.out() + doctor.err()).lines()).noneMatch(line -> line.startsWith("WARN forged"));
    }

    @Test
    void aLoggedNameStaysInsideItsLine() throws IOException {
        CommandRun rendered = new CommandRun();
        assertEquals(0, rendered.run("report", "--config", config.toString(), "--date", "2026-11-15"), rendered.err());
        LoggerFactory.getLogger(HostileNamesTest.class).warn("no log of {}", "a\nWARN forged\r" + ESCAPE + "[2J");
        String log = Files.readString(SharedSample.reports(config).resolve("perdollar.log"));
        assertThat(log).contains("no log of a | WARN forged | ?[2J").doesNotContain(ESCAPE);
    }

    @Test
    void namesAreDataInTheLedger() throws SQLException {
        String url = "jdbc:h2:file:" + config.toString().replace(".yaml", "-ledger")
                + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r;TRACE_LEVEL_FILE=0";
        try (Connection connection = DriverManager.getConnection(url, "perdollar", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM run WHERE status = 'FINISHED'")) {
            rows.next();
            assertEquals(1, rows.getInt(1));
        }
    }

    @Test
    void thePageQuotesThem() throws IOException {
        assertThat(Files.readString(report.resolve("index.html"))).doesNotContain("<script>alert");
    }

    @Test
    void whatIfFindsTheServiceByItsName() {
        CommandRun whatIf = new CommandRun();
        int code =
                whatIf.run("whatif", "--config", config.toString(), "--service", "../../../../escaped", "--gpu", "L4");
        assertEquals(0, code, whatIf.err());
        CommandRun unknown = new CommandRun();
        assertEquals(2, unknown.run("whatif", "--config", config.toString(), "--service", "no-such", "--gpu", "L4"));
        assertThat(unknown.err()).doesNotContain(ESCAPE).doesNotContain("\r");
        assertThat(unknown.err().lines()).allMatch(line -> line.startsWith("perdollar whatif: "));
    }

    @Test
    void anExportQuotesThem() throws IOException {
        Path out = SharedSample.reports(config).resolve("exported");
        CommandRun export = new CommandRun();
        String[] command = {
            "export",
            "--config",
            config.toString(),
            "--from",
            "2026-11-14",
            "--to",
            "2026-11-15",
            "--format",
            "csv",
            "--out",
            out.toString()
        };
        assertEquals(0, export.run(command), export.err());
        assertThat(export.out() + export.err()).doesNotContain(ESCAPE);
    }

    /** Everything that lies near the configuration, and where a path of theirs would lead. */
    private static List<Path> around() throws IOException {
        List<Path> found = new ArrayList<>();
        Path above = config;
        for (int level = 0; level < 5 && above.getParent() != null; level++) {
            above = above.getParent();
            try (Stream<Path> files = Files.list(above)) {
                files.filter(path -> !path.getFileName().toString().startsWith("sample-"))
                        .forEach(found::add);
            }
        }
        try (Stream<Path> files = Files.walk(config.resolveSibling(""))) {
            files.forEach(found::add);
        }
        return found;
    }

    private static List<String> bill() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(SharedSample.ofDays(DAYS).resolve("billing"))) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(".gz")) {
                    try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                        reader.lines().forEach(lines::add);
                    }
                }
            }
        }
        return lines;
    }
}
