package io.perdollar.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.sampledata.ExportFor;
import io.perdollar.sampledata.fleet.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
    private final CommandRun command = new CommandRun();

    @TempDir
    Path folder;

    /** A VM with its disk, $0.604 an hour, running from 10:00 to 12:00; two requests, then silence that is known. */
    @BeforeEach
    void files() throws IOException {
        ExportFor.vm("llm-1", Machine.G2_L4)
                .running(Instant.parse("2026-11-15T10:00:00Z"), Instant.parse("2026-11-15T12:00:00Z"))
                .write(folder.resolve("bill.json.gz"));
        Files.createDirectories(folder.resolve("logs/llm-1"));
        Files.writeString(folder.resolve("logs/llm-1/access.log"), """
                10.0.0.5 - - [15/Nov/2026:10:00:00 +0000] "POST /generate HTTP/1.1" 200 512 "-" "curl/8.5.0"
                10.0.0.5 - - [15/Nov/2026:10:01:00 +0000] "POST /generate HTTP/1.1" 200 512 "-" "curl/8.5.0"
                """);
        Files.writeString(folder.resolve("logs/llm-1/.collected"), "2026-11-15T12:00:00Z\n");
        Files.writeString(folder.resolve("perdollar.yaml"), """
                report: { timeZone: UTC }
                billing:
                  - files: bill.json.gz
                requests:
                  - { name: llm, files: "logs/{instance}/access.log", format: combined }
                """);
    }

    private int run(String name, String... more) {
        String[] start = {name, "--config", folder.resolve("perdollar.yaml").toString()};
        return command.run(Stream.concat(Stream.of(start), Stream.of(more)).toArray(String[]::new));
    }

    private int export(String format) {
        return run(
                "export",
                "--from",
                "2026-11-15",
                "--to",
                "2026-11-15",
                "--format",
                format,
                "--out",
                folder.resolve("out").toString());
    }

    private String query(String sql, String file) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet row = statement.executeQuery(
                        sql + " FROM '" + folder.resolve("out").resolve(file) + "'")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void bothFormatsHoldTheWholeBillAndTheHoursBehindTheReport() throws IOException, SQLException {
        assertEquals(0, run("nightly", "--date", "2026-11-15"), command.err());
        assertEquals(0, export("csv"), command.err());
        assertEquals(0, export("parquet"), command.err());
        for (String ending : new String[] {"csv", "parquet"}) {
            assertEquals("1.208000000", query("SELECT sum(BilledCost::DECIMAL(38,9)) || ''", "charges." + ending));
            assertEquals("12", query("SELECT count(*)", "vm-hours." + ending));
            assertEquals(
                    "7200.000000000 2 1.200000000 0.008000000",
                    query(
                            "SELECT sum(RunningSeconds::DECIMAL(38,9)) || ' ' || sum(Served) || ' ' ||"
                                    + " sum(GpuInstanceEffectiveCost::DECIMAL(38,9)) || ' ' ||"
                                    + " sum(AttachedEffectiveCost::DECIMAL(38,9))",
                            "vm-hours." + ending));
            assertEquals("7140.000000000", query("SELECT sum(IdleSeconds::DECIMAL(38,9)) || ''", "vm-hours." + ending));
        }
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertEquals(4, files.count());
        }
    }

    @Test
    void aLedgerWithoutARunAndDaysInTheWrongOrderEndWithTwo() {
        assertEquals(2, export("csv"));
        assertTrue(command.err().contains("perdollar nightly"), command.err());
        assertEquals(
                2,
                run(
                        "export",
                        "--from",
                        "2026-11-15",
                        "--to",
                        "2026-11-14",
                        "--format",
                        "csv",
                        "--out",
                        folder.toString()));
        assertTrue(command.err().contains("expected a day not before --from"), command.err());
    }
}
