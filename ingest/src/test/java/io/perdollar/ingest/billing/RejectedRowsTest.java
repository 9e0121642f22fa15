package io.perdollar.ingest.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectedRowsTest {
    /** One defect each, and why the row that has it is not accepted. */
    private enum Defect {
        NO_ACCOUNT(RejectReason.NO_BILLING_ACCOUNT, row -> row.remove("billing_account_id")),
        NO_USAGE_START_TIME(RejectReason.USAGE_START_TIME, row -> row.remove("usage_start_time")),
        THIRTEENTH_MONTH(RejectReason.USAGE_START_TIME, row -> row.put("usage_start_time", "2026-13-15 02:00:00 UTC")),
        YEAR_ZERO(RejectReason.USAGE_START_TIME, row -> row.put("usage_start_time", "0001-01-01 00:00:00 UTC")),
        NO_EXPORT_TIME(RejectReason.EXPORT_TIME, row -> row.put("export_time", "soon")),
        NO_COST(RejectReason.COST, row -> row.putNull("cost")),
        COST_IN_WORDS(RejectReason.COST, row -> row.put("cost", "twelve")),
        COST_TRUE(RejectReason.COST, row -> row.put("cost", true)),
        COST_TOO_LARGE(RejectReason.COST, row -> row.put("cost", 1e30)),
        NO_CURRENCY(RejectReason.CURRENCY, row -> row.remove("currency")),
        CURRENCY_SIGN(RejectReason.CURRENCY, row -> row.put("currency", "$")),
        NO_INVOICE_MONTH(RejectReason.INVOICE_MONTH, row -> row.remove("invoice")),
        INVOICE_MONTH_WITH_DASH(
                RejectReason.INVOICE_MONTH, row -> row.withObject("/invoice").put("month", "2026-11")),
        SEPARATOR(RejectReason.SEPARATOR, row -> row.withObject("/sku").put("description", "a\u001fb")),
        RATE_ZERO(RejectReason.CONVERSION_RATE, row -> row.put("currency_conversion_rate", 0)),
        RATE_IN_WORDS(RejectReason.CONVERSION_RATE, row -> row.put("currency_conversion_rate", "par")),
        USAGE_IN_WORDS(RejectReason.AMOUNT, row -> row.withObject("/usage").put("amount", "much")),
        LIST_COST_IN_WORDS(RejectReason.AMOUNT, row -> row.put("cost_at_list", "n/a")),
        CREDIT_WITHOUT_AMOUNT(
                RejectReason.CREDIT, row -> row.withArray("credits").addObject().put("type", "PROMOTION")),
        CREDIT_WITHOUT_NAME(
                RejectReason.CREDIT, row -> row.withArray("credits").addObject().put("amount", -1));

        private final RejectReason reason;

        @SuppressWarnings("ImmutableEnumChecker")
        private final Consumer<ObjectNode> damage;

        Defect(RejectReason reason, Consumer<ObjectNode> damage) {
            this.reason = reason;
            this.damage = damage;
        }
    }

    @TempDir
    Path directory;

    @Test
    void keepsEveryDefectiveRowWithItsLineAndReason() throws IOException {
        List<String> lines = new ArrayList<>(List.of(good().toString()));
        Map<RejectReason, Long> counts = new EnumMap<>(RejectReason.class);
        for (Defect defect : Defect.values()) {
            ObjectNode bad = good();
            defect.damage.accept(bad);
            lines.add(bad.toString());
            counts.merge(defect.reason, 1L, Long::sum);
        }
        lines.add(good().toString());
        write("export.json", lines.toArray(String[]::new));
        try (ExportFiles source = open("export.json")) {
            assertEquals(Defect.values().length + 2, source.totalRows());
            assertEquals(Defect.values().length, source.rejectedRows());
            assertEquals(counts, source.rejectedByReason());
            for (int i = 0; i < Defect.values().length; i++) {
                Defect defect = Defect.values()[i];
                RejectedRow row = source.rejects().get(i);
                assertEquals(defect.reason, row.reason(), defect::name);
                assertEquals(directory.resolve("export.json").toString(), row.file());
                assertEquals(i + 2, row.line());
                assertTrue(lines.get(i + 1).startsWith(row.excerpt().substring(0, 400)), row.excerpt());
            }
            assertEquals(new BigDecimal("0.700000000"), cost(source));
        }
    }

    @Test
    void tellsTheFirstOfSeveralDefects() throws IOException {
        ObjectNode bad = good();
        bad.put("cost", "twelve").put("currency", "$").remove("billing_account_id");
        write("export.json", good().toString(), bad.toString());
        try (ExportFiles source = open("export.json")) {
            assertEquals(1, source.rejectedRows());
            assertEquals(Map.of(RejectReason.COST, 1L), source.rejectedByReason());
        }
    }

    @Test
    void countsLinesAsAnEditorDoesWithBlankOnesAndCarriageReturns() throws IOException {
        String good = good().toString();
        write("export.json", good + "\r", "", "   ", "broken\r", good + "\r", "", "{\"torn\":");
        try (ExportFiles source = open("export.json")) {
            assertEquals(4, source.totalRows());
            assertEquals(Map.of(RejectReason.BROKEN_JSON, 2L), source.rejectedByReason());
            assertEquals(
                    List.of("4 broken", "7 {\"torn\":"),
                    source.rejects().stream()
                            .map(row -> row.line() + " " + row.excerpt())
                            .toList());
        }
    }

    @Test
    void findsATornLastLineAndBrokenBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((good() + "\n{\"sku\":\"").getBytes(StandardCharsets.UTF_8));
        bytes.write(0xff);
        bytes.writeBytes(
                ("\"}\n" + good() + "\n" + good().toString().substring(0, 99)).getBytes(StandardCharsets.UTF_8));
        for (String name : List.of("torn.json", "torn.json.gz")) {
            Files.write(directory.resolve(name), name.endsWith("gz") ? gzip(bytes.toByteArray()) : bytes.toByteArray());
            try (ExportFiles source = open(name)) {
                assertEquals(4, source.totalRows());
                assertEquals(Map.of(RejectReason.BROKEN_JSON, 2L), source.rejectedByReason());
                assertEquals(
                        List.of(2L, 4L),
                        source.rejects().stream().map(RejectedRow::line).toList());
            }
        }
    }

    @Test
    void tellsAWholeObjectWithoutColumnsFromABrokenOne() throws IOException {
        write("export.json", good().toString(), "{}", "[1, 2]", "42", "{\"message\":\"retry\"}");
        try (ExportFiles source = open("export.json")) {
            assertEquals(
                    Map.of(RejectReason.BROKEN_JSON, 2L, RejectReason.NO_BILLING_ACCOUNT, 2L),
                    source.rejectedByReason());
        }
    }

    @Test
    void showsTheFirstThousandOfEachFileAndReasonButCountsAll() throws IOException {
        for (String name : List.of("a.json", "b.json")) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 1_500; i++) {
                ObjectNode free = good();
                free.put("cost", "free");
                lines.add(free.toString());
                lines.add("broken " + i);
            }
            lines.add(good().toString());
            write(name, lines.toArray(String[]::new));
        }
        try (ExportFiles source = open("*.json")) {
            assertEquals(6_000, source.rejectedRows());
            assertEquals(
                    Map.of(RejectReason.COST, 3_000L, RejectReason.BROKEN_JSON, 3_000L), source.rejectedByReason());
            assertEquals(4_000, source.rejects().size());
            RejectedRow last = source.rejects().get(3_999);
            assertEquals("broken 999", last.excerpt());
            assertEquals(2_000, last.line());
        }
    }

    @Test
    void findsLinesFarIntoALargeFile() throws IOException {
        List<String> lines = new ArrayList<>();
        String good = good().toString();
        for (int i = 1; i <= 24_000; i++) {
            lines.add(i % 8_000 == 0 ? "broken at " + i : good);
        }
        write("large.json", lines.toArray(String[]::new));
        try (ExportFiles source = open("large.json")) {
            assertEquals(
                    List.of("8000 broken at 8000", "16000 broken at 16000", "24000 broken at 24000"),
                    source.rejects().stream()
                            .map(row -> row.line() + " " + row.excerpt())
                            .toList());
        }
    }

    @Test
    void numbersTheElementsOfAnArray() throws IOException {
        ObjectNode bad = good();
        bad.put("cost", "twelve");
        Files.writeString(directory.resolve("array.json"), "[" + good() + ",{}," + bad + "]");
        try (ExportFiles source = open("array.json")) {
            assertEquals(
                    List.of("2 NO_BILLING_ACCOUNT", "3 COST"),
                    source.rejects().stream()
                            .map(row -> row.line() + " " + row.reason())
                            .toList());
            assertTrue(source.rejects().get(1).excerpt().contains("billing_account_id"));
        }
    }

    @Test
    void numbersTheRowsOfParquet() throws IOException, SQLException {
        ObjectNode bad = good();
        bad.put("currency", "won");
        write("source.json", good().toString(), bad.toString());
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("COPY (SELECT * FROM read_json('%s')) TO '%s' (FORMAT parquet)"
                    .formatted(directory.resolve("source.json"), directory.resolve("rows.parquet")));
        }
        try (ExportFiles source = open("rows.parquet")) {
            RejectedRow row = source.rejects().get(0);
            assertEquals(2, row.line());
            assertEquals(RejectReason.CURRENCY, row.reason());
            assertTrue(row.toString().contains("rows.parquet:2: currency is missing or no ISO code; expected three"));
        }
    }

    private static ObjectNode good() {
        return ExportRows.gpuRow("chat-1", "2026-11-15 02", 3600, 0.35);
    }

    private static BigDecimal cost(ExportFiles source) {
        return source.controls().stream()
                .flatMap(control -> control.sums().values().stream())
                .map(sum -> sum.exportCost())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private ExportFiles open(String files) {
        return ExportFiles.open(new ExportOptions(directory, files, null, LabelKeys.DEFAULT));
    }

    private void write(String name, String... lines) throws IOException {
        Files.writeString(directory.resolve(name), String.join("\n", lines));
    }
}
