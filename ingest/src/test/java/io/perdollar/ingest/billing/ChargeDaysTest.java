package io.perdollar.ingest.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perdollar.analysis.charge.ChargeDay;
import io.perdollar.analysis.charge.UnbalancedDayException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A day is handed over whole, or not at all. */
class ChargeDaysTest {
    private static final int MANY = 150_000;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM export_row WHERE cost = 0",
                "INSERT INTO export_row SELECT * FROM export_row WHERE cost = 0",
                "UPDATE export_row SET cost = cost + 0.000000001 WHERE cost > 0",
                "UPDATE export_row SET credits = [] WHERE len(credits) > 0",
                "UPDATE export_row SET rejected = 0 WHERE cost > 0"
            })
    void refusesADayThatIsNotWhatItsRowsAddUpTo(String loss) throws IOException, SQLException {
        ObjectNode credited = ExportRows.gpuRow("chat-1", "2026-11-15 02", 3600, 0.35);
        ExportRows.credit(credited, "PROMOTION", -0.1);
        ObjectNode free = ExportRows.gpuRow("chat-2", "2026-11-15 02", 3600, 0);
        ObjectNode dayBefore = ExportRows.gpuRow("chat-2", "2026-11-14 02", 3600, -1);
        Path file = Files.write(
                directory.resolve("export.json"),
                Stream.of(credited, free, dayBefore).map(ObjectNode::toString).toList());
        try (ScannedRows rows = scan(file)) {
            List<DayControl> controls = DayControls.read(rows);
            rows.execute(loss);
            List<LocalDate> handedOver = new ArrayList<>();
            UnbalancedDayException refusal = assertThrows(
                    UnbalancedDayException.class,
                    () -> new ChargeDays(rows, controls).read(day -> true, day -> handedOver.add(day.day())));
            assertTrue(
                    Objects.requireNonNull(refusal.getMessage())
                            .contains("000000-AAAAAA-BBBBBB on 2026-11-15 should be"),
                    refusal.getMessage());
            assertEquals(List.of(LocalDate.parse("2026-11-14")), handedOver);
        }
    }

    @Test
    void handsOverEveryChargeAndCreditOfVeryMany() throws SQLException {
        try (ScannedRows rows = scan(many())) {
            assertWhole(read(rows));
        }
    }

    /** DuckDB 2.0 does so unless it is told to keep the order, even under ORDER BY. */
    @Test
    void refusesRowsThatComeOutOfTheirOrderOrReadsThemRight() throws SQLException {
        try (ScannedRows rows = scan(many())) {
            rows.execute("SET preserve_insertion_order = false");
            try {
                assertWhole(read(rows));
            } catch (UnbalancedDayException e) {
                assertTrue(String.valueOf(e.getMessage()).startsWith("the bill was not read as it is written"));
            }
        }
    }

    private static Map<LocalDate, ChargeDay> read(ScannedRows rows) throws SQLException {
        Map<LocalDate, ChargeDay> days = new java.util.LinkedHashMap<>();
        new ChargeDays(rows, DayControls.read(rows)).read(day -> true, day -> days.put(day.day(), day));
        return days;
    }

    private static void assertWhole(Map<LocalDate, ChargeDay> days) {
        assertEquals(days.keySet().stream().sorted().toList(), List.copyOf(days.keySet()));
        assertEquals(
                MANY,
                days.values().stream().mapToInt(day -> day.charges().size()).sum());
        BigDecimal credit = new BigDecimal("-0.125000000");
        assertTrue(days.values().stream()
                .flatMap(day -> day.charges().stream())
                .allMatch(charge -> charge.credit("PROMOTION").compareTo(credit) == 0));
    }

    /** Every row is a charge with a credit of its own, over 50 days. */
    private Path many() throws SQLException {
        Path file = directory.resolve("many.parquet");
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("""
                    COPY (
                        SELECT 'A' AS billing_account_id,
                            TIMESTAMPTZ '2026-11-01 23:00:00+00' - to_days(CAST(i %% 50 AS INTEGER))
                                - to_hours(i // 50 %% 24) AS usage_start_time,
                            TIMESTAMPTZ '2026-11-02 05:00:00+00' AS export_time, {'description': 's'} AS service,
                            {'id': 'k'} AS sku, {'name': 'vm-' || i // 1200} AS resource, 0.25 AS cost, 'USD' AS currency,
                            {'month': '202611'} AS invoice,
                            [{'type': 'PROMOTION', 'amount': CAST(-0.125 AS DOUBLE)}] AS credits
                        FROM range(%d) AS numbers(i)
                    ) TO '%s' (FORMAT parquet)
                    """.formatted(MANY, file));
        }
        return file;
    }

    private ScannedRows scan(Path file) {
        ExportOptions options = new ExportOptions(
                directory, String.valueOf(file.getFileName()), null, LabelKeys.DEFAULT, 4, 512, directory);
        return ScannedRows.scan(options, List.of(file), ScannedRows.KEY_HASH);
    }
}
