package io.perdollar.ingest.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeDay;
import io.perdollar.sampledata.ProgressListener;
import io.perdollar.sampledata.SampleFleet;
import io.perdollar.sampledata.SampleOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The same rows in every way in which an export comes, against a second engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportFormatsTest {
    private static final int SAMPLE_DAYS = 2;
    private static final int TIES = 500;

    @TempDir
    static Path directory;

    private final List<String> lines = new ArrayList<>();
    private List<ChargeDay> expected = List.of();

    @BeforeAll
    void generate() throws IOException {
        SampleFleet.write(
                SampleOptions.defaults(directory.resolve("sample"))
                        .withDays(SAMPLE_DAYS)
                        .withoutLogs(),
                ProgressListener.SILENT);
        try (Stream<Path> files = Files.walk(directory.resolve("sample/billing"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                    reader.lines().forEach(lines::add);
                }
            }
        }
        // Amounts that are hard to add: ties in the tenth digit, and whole and fractional Won.
        Random random = new Random(3);
        for (int i = 0; i < TIES; i++) {
            ObjectNode row = ExportRows.gpuRow("tie-" + i % 7, "2026-11-12 0" + i % 10, 1 + i, 0);
            row.put("cost", (random.nextInt(2_000_000) - 500_000) / 1024.0 / 1024 / 1024);
            row.put("cost_at_list", random.nextInt() / 2048.0);
            ExportRows.credit(row, "COMMITTED_USAGE_DISCOUNT", -random.nextInt(4000) / 1024.0);
            ExportRows.credit(row, "SUSTAINED_USAGE_DISCOUNT", -random.nextDouble());
            lines.add(row.toString());
        }
        RowOracle oracle = new RowOracle();
        for (String line : lines) {
            oracle.add(ExportRows.JSON.readTree(line));
        }
        expected = oracle.days();
        assertTrue(expected.size() >= 2 * SAMPLE_DAYS, "two accounts, " + expected.size() + " days");
    }

    @Test
    void readsTheSampleAsItIs() throws IOException {
        RowOracle oracle = new RowOracle();
        for (String line : lines.subList(0, lines.size() - TIES)) {
            oracle.add(ExportRows.JSON.readTree(line));
        }
        assertDays(oracle.days(), "sample/billing");
    }

    @Test
    void readsPlainLines() throws IOException {
        Files.write(directory.resolve("plain.json"), lines);
        assertDays(expected, "plain.json");
    }

    @Test
    void readsGzipAndPlainFilesOfAGlobTogether() throws IOException {
        Path parts = Files.createDirectories(directory.resolve("parts/deep"));
        int half = lines.size() / 2;
        Files.write(parts.resolve("a-000000000000"), lines.subList(0, half));
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(parts.resolve("a-000000000001.gz")))) {
            out.write(String.join("\n", lines.subList(half, lines.size())).getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(parts.resolve("notes.txt"), "no export");
        assertDays(expected, "parts/**/a-*");
    }

    @Test
    void readsZstd() throws IOException, SQLException {
        Files.write(directory.resolve("zstd-source.json"), lines);
        execute("COPY (SELECT line FROM read_csv(" + quoted("zstd-source.json")
                + ", columns = {line: 'VARCHAR'}, header = false, delim = E'\\x01', quote = '', escape = ''))"
                + " TO " + quoted("rows.zst")
                + " (FORMAT csv, HEADER false, DELIMITER E'\\x01', QUOTE '', ESCAPE '', COMPRESSION zstd)");
        assertEquals(Compression.ZSTD, Compression.of(directory.resolve("rows.zst")));
        assertDays(expected, "rows.zst");
    }

    @Test
    void readsTheArrayOfBqQueryWhereEveryScalarIsAString() throws IOException {
        ArrayNode array = ExportRows.JSON.createArrayNode();
        for (String line : lines) {
            array.add(ExportRows.asQueryPrints(ExportRows.JSON.readTree(line)));
        }
        Files.writeString(directory.resolve("array.json"), " \n" + array);
        assertDays(expected, "array.json");
    }

    @Test
    void readsTheArrayThatBqQueryPrintsPretty() throws IOException {
        ArrayNode array = ExportRows.JSON.createArrayNode();
        RowOracle oracle = new RowOracle();
        for (String line : lines.subList(0, 100)) {
            oracle.add(ExportRows.JSON.readTree(line));
            array.add(ExportRows.asQueryPrints(ExportRows.JSON.readTree(line)));
        }
        Files.writeString(directory.resolve("pretty.json"), array.toPrettyString());
        assertDays(oracle.days(), "pretty.json");
    }

    @Test
    void readsParquet() throws IOException, SQLException {
        Files.write(directory.resolve("parquet-source.json"), lines);
        String rows = "read_json(" + quoted("parquet-source.json")
                + ", format = 'newline_delimited', columns = "
                + SqlText.of("export-columns.sql")
                        .replace("'JSON'", "'DOUBLE'")
                        .replace("amount JSON", "amount DOUBLE")
                        .replace("amount_in_pricing_units JSON", "amount_in_pricing_units DOUBLE")
                + ")";
        execute("COPY (SELECT * FROM " + rows + ") TO " + quoted("rows.parquet") + " (FORMAT parquet)");
        assertDays(expected, "rows.parquet");
    }

    @Test
    void readsParquetDecimalsAsWritten() throws IOException, SQLException {
        ObjectNode row = ExportRows.gpuRow("chat-1", "2026-11-15 02", 3600, 0.35);
        Files.writeString(directory.resolve("decimal-source.json"), row.toString());
        execute("COPY (SELECT * REPLACE (12345678.123456790::DECIMAL(38, 9) AS cost,"
                + " [{'name': 'n', 'amount': -0.000000001::DECIMAL(38, 9), 'type': 'DISCOUNT'}] AS credits)"
                + " FROM read_json(" + quoted("decimal-source.json") + ")) TO " + quoted("decimal.parquet")
                + " (FORMAT parquet)");
        try (ExportFiles source = open("decimal.parquet")) {
            Charge charge = days(source).get(0).charges().get(0);
            assertEquals("12345678.123456790", charge.exportCost().toPlainString());
            assertEquals("-0.000000001", charge.credit("DISCOUNT").toPlainString());
        }
    }

    @Test
    void readsAnOldExportWithoutTheColumnsThatCameLater() throws IOException {
        ObjectNode row = ExportRows.gpuRow("chat-1", "2026-11-15 02", 3600, 0.35);
        ExportRows.credit(row, "", -0.1);
        ((ObjectNode) row.withArray("credits").get(0)).remove("type");
        row.remove(List.of(
                "price",
                "cost_at_list",
                "consumption_model",
                "tags",
                "subscription",
                "transaction_type",
                "resource",
                "system_labels",
                "adjustment_info",
                "cost_type",
                "currency_conversion_rate"));
        for (String name : List.of("old.json", "old.parquet")) {
            write(row, name);
            try (ExportFiles source = open(name)) {
                Charge charge = days(source).get(0).charges().get(0);
                assertNull(charge.key().resource());
                assertNull(charge.key().conversionRate());
                assertEquals("0.350000000", charge.listCost().toPlainString());
                assertEquals("-0.100000000", charge.credit("a credit").toPlainString());
                assertEquals(0, source.rejectedRows());
            }
        }
    }

    @Test
    void addsRowsOfOldAndNewExportsUp() throws IOException {
        ObjectNode row = ExportRows.gpuRow("chat-1", "2026-11-15 02", 3600, 0.35);
        Path mixed = Files.createDirectories(directory.resolve("mixed"));
        Files.writeString(mixed.resolve("new.json"), row.toString());
        row.remove(List.of("cost_at_list", "tags"));
        Files.writeString(mixed.resolve("old.json"), row.toString());
        write(row, "mixed/old.parquet");
        try (ExportFiles source = open("mixed")) {
            Charge charge = days(source).get(0).charges().get(0);
            assertEquals("1.050000000", charge.exportCost().toPlainString());
            assertEquals("1.050000000", charge.listCost().toPlainString());
        }
    }

    @Test
    void takesTheConfiguredAccountOnlyWhereRowsStateNone() throws IOException {
        ObjectNode row = ExportRows.gpuRow("chat-1", "2026-11-15 02", 3600, 0.35);
        ObjectNode without = row.deepCopy();
        without.remove("billing_account_id");
        Files.write(directory.resolve("account.json"), List.of(row.toString(), without.toString()));
        try (ExportFiles source =
                ExportFiles.open(new ExportOptions(directory, "account.json", "X'Y", LabelKeys.DEFAULT))) {
            assertEquals(
                    List.of(ExportRows.ACCOUNT, "X'Y"),
                    source.controls().stream()
                            .map(control -> control.accountDay().billingAccount())
                            .toList());
        }
    }

    @Test
    void hashOfADayDependsOnItsChargesAndNotOnTheirOrder() throws IOException {
        Files.write(directory.resolve("forward.json"), lines);
        List<String> backward = new ArrayList<>(lines);
        java.util.Collections.reverse(backward);
        Files.write(directory.resolve("backward.json"), backward);
        List<String> changed = new ArrayList<>(lines);
        changed.set(0, lines.get(0).replaceFirst("\"cost\":[-0-9.E]+", "\"cost\":0.000000001"));
        Files.write(directory.resolve("changed.json"), changed);
        List<String> hashes = hashes("forward.json");
        assertEquals(hashes, hashes("backward.json"));
        assertEquals(hashes.size(), new HashSet<>(hashes).size());
        List<String> others = new ArrayList<>(hashes("changed.json"));
        others.removeAll(hashes);
        assertEquals(1, others.size());
    }

    private List<String> hashes(String name) {
        try (ExportFiles source = open(name)) {
            return days(source).stream().map(ChargeDayHash::of).toList();
        }
    }

    private void assertDays(List<ChargeDay> want, String files) {
        try (ExportFiles source = open(files)) {
            assertEquals(0, source.rejectedRows());
            List<ChargeDay> got = days(source);
            assertEquals(want.size(), got.size());
            for (int i = 0; i < want.size(); i++) {
                ChargeDay a = want.get(i);
                ChargeDay b = got.get(i);
                assertEquals(a.day() + a.billingAccount(), b.day() + b.billingAccount());
                assertEquals(a.exportRows(), b.exportRows());
                assertEquals(a.newestExportTime(), b.newestExportTime());
                assertEquals(a.exportCost(), b.exportCost());
                assertEquals(sorted(a), sorted(b));
            }
        }
    }

    private static List<String> sorted(ChargeDay day) {
        return day.charges().stream()
                .map(Charge::toString)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static List<ChargeDay> days(ExportFiles source) {
        List<ChargeDay> days = new ArrayList<>();
        source.readDays(day -> true, days::add);
        return days;
    }

    private static ExportFiles open(String files) {
        return ExportFiles.open(new ExportOptions(directory, files, null, LabelKeys.DEFAULT));
    }

    private static void write(JsonNode row, String name) throws IOException {
        if (!name.endsWith(".parquet")) {
            Files.writeString(directory.resolve(name), row.toString());
            return;
        }
        Path source = Files.createTempFile(directory, "source", ".json");
        Files.writeString(source, row.toString());
        try {
            execute("COPY (SELECT * FROM read_json(" + SqlText.quote(source.toString()) + ")) TO " + quoted(name)
                    + " (FORMAT parquet)");
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static String quoted(String name) {
        return SqlText.quote(directory.resolve(name).toString());
    }

    private static void execute(String sql) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute(sql);
        }
    }
}
