package io.perdollar.ingest.billing;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.perdollar.ingest.billing.ExportFile.Format;
import io.perdollar.ingest.billing.ExportFile.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The rows that were not accepted. They are found by reading their files a second time, in order: a fast scan does not
 * know its lines.
 *
 * @param rows the first 1,000 of each file and reason, by file and line
 * @param counts exact, by reason
 */
record Rejects(List<RejectedRow> rows, Map<RejectReason, Long> counts) {
    private static final int KEPT = 1_000;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Looks the rejected rows up. */
    static Rejects inspect(ScannedRows scanned) throws SQLException {
        List<Integer> files = new ArrayList<>();
        try (Statement statement = scanned.duckdb().createStatement();
                ResultSet counts = statement.executeQuery(SqlText.of("file-count.sql"))) {
            while (counts.next()) {
                if (counts.getLong(3) > 0) {
                    files.add(counts.getInt(1));
                }
            }
        }
        List<RejectedRow> rows = new ArrayList<>();
        Map<RejectReason, Long> counts = new EnumMap<>(RejectReason.class);
        for (int file : files) {
            inspect(scanned, scanned.files().get(file), rows, counts);
        }
        return new Rejects(List.copyOf(rows), Collections.unmodifiableMap(counts));
    }

    private static void inspect(
            ScannedRows scanned, ExportFile file, List<RejectedRow> rows, Map<RejectReason, Long> counts)
            throws SQLException {
        String select = scanned.rowsOf(List.of(file), file.shape(), 0, "0");
        scanned.execute(SqlText.of("rejected-record.sql", Map.of("rows", select)));
        Tally tally = new Tally(scanned, file, rows, counts);
        Shape shape = file.shape();
        if (shape.format() == Format.LINES && shape.compression() != Compression.ZSTD) {
            inspectLines(scanned, file, tally);
            return;
        }
        try (Statement statement = scanned.duckdb().createStatement();
                ResultSet result = statement.executeQuery(lookUp(file))) {
            while (result.next()) {
                String text = result.getString(3);
                tally.add(result.getLong(1), result.getInt(2), text == null ? "" : text, text != null);
            }
        }
    }

    private static void inspectLines(ScannedRows scanned, ExportFile file, Tally tally) throws SQLException {
        try (Statement statement = scanned.duckdb().createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT record, rejected FROM rejected_record ORDER BY record");
                RecordLines lines = new RecordLines(file.path(), file.shape().compression())) {
            while (result.next()) {
                byte[] bytes = lines.find(result.getLong(1));
                tally.add(
                        lines.lineNumber(),
                        result.getInt(2),
                        new String(bytes, StandardCharsets.UTF_8).strip(),
                        isObject(bytes));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file.path() + " again: " + e.getMessage(), e);
        }
    }

    /** Counts the rejected rows of one file, and keeps the first of each reason. */
    private record Tally(
            ScannedRows scanned,
            ExportFile file,
            List<RejectedRow> rows,
            Map<RejectReason, Long> counts,
            Map<RejectReason, Integer> kept) {
        Tally(ScannedRows scanned, ExportFile file, List<RejectedRow> rows, Map<RejectReason, Long> counts) {
            this(scanned, file, rows, counts, new EnumMap<>(RejectReason.class));
        }

        void add(long line, int rejected, String text, boolean isObject) {
            RejectReason reason = RejectReason.ofColumn(rejected);
            if (reason == RejectReason.BROKEN_JSON && isObject) {
                reason = empty(scanned);
            }
            counts.merge(reason, 1L, Long::sum);
            if (kept.merge(reason, 1, Integer::sum) <= KEPT) {
                rows.add(new RejectedRow(file.path().toString(), line, reason, text));
            }
        }
    }

    /** The rejected rows of a file that only DuckDB can read; in zstd a row that is no JSON has no text. */
    private static String lookUp(ExportFile file) {
        Shape shape = file.shape();
        String row = shape.format() == Format.PARQUET ? "e" : "json";
        String source = shape.format() == Format.PARQUET
                ? "read_parquet(%s) e".formatted(ExportFile.literal(file.path()))
                : "read_json_objects(%s, format = '%s', compression = '%s', ignore_errors = %s)"
                        .formatted(
                                ExportFile.literal(file.path()),
                                shape.format() == Format.LINES ? "newline_delimited" : "array",
                                shape.compression().word(),
                                shape.format() == Format.LINES);
        return SqlText.of("rejected-element.sql", Map.of("row", row, "source", source));
    }

    /** Why a whole object without any of the columns is rejected. */
    private static RejectReason empty(ScannedRows scanned) {
        return scanned.options().account() == null ? RejectReason.NO_BILLING_ACCOUNT : RejectReason.USAGE_START_TIME;
    }

    private static boolean isObject(byte[] text) {
        try {
            JsonNode node = JSON.readTree(text);
            return node.isObject();
        } catch (JacksonException e) {
            return false;
        } catch (IOException e) {
            throw new IllegalStateException("reading bytes cannot fail", e);
        }
    }
}
