package io.perdollar.jobs.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileTest {
    @TempDir
    Path folder;

    private record Row(@Nullable String text, @Nullable BigDecimal amount, Instant time) {}

    private static final List<Column<Row>> COLUMNS = List.of(
            Column.text("Text", Row::text), Column.decimal("Amount", Row::amount), Column.time("Time", Row::time));

    private Path written(Format format, String... texts) throws IOException {
        try (TableFile<Row> table = new TableFile<>(folder, "rows", format, COLUMNS)) {
            for (String text : texts) {
                table.add(new Row(text, new BigDecimal("0.100000001"), Instant.parse("2026-11-15T10:00:00Z")));
            }
            table.add(new Row(null, null, Instant.EPOCH));
            assertEquals(texts.length + 1, table.count());
            return table.finish();
        }
    }

    @Test
    void makesTextHarmlessThatASpreadsheetWouldRun() throws IOException {
        List<String> lines = Files.readAllLines(written(Format.CSV, "=cmd|' /C calc'!A0", "-1", "llm-1", "a,\"b\""));
        assertEquals(
                List.of(
                        "Text,Amount,Time",
                        "'=cmd|' /C calc'!A0,0.100000001,2026-11-15T10:00:00Z",
                        "'-1,0.100000001,2026-11-15T10:00:00Z",
                        "llm-1,0.100000001,2026-11-15T10:00:00Z",
                        "\"a,\"\"b\"\"\",0.100000001,2026-11-15T10:00:00Z",
                        ",,1970-01-01T00:00:00Z"),
                lines);
    }

    @Test
    void keepsTextAsItIsInParquetAndTellsEmptyFromNothing() throws IOException, SQLException {
        Path file = written(Format.PARQUET, "=1+1", "", "two\nlines");
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery("SELECT Text, Amount FROM '" + file + "'")) {
            rows.next();
            assertEquals("=1+1", rows.getString(1));
            assertEquals(new BigDecimal("0.100000001"), rows.getBigDecimal(2));
            rows.next();
            assertEquals("", rows.getString(1));
            rows.next();
            assertEquals("two\nlines", rows.getString(1));
            rows.next();
            assertNull(rows.getString(1));
        }
    }
}
