package io.perdollar.ingest.billing;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.perdollar.ingest.billing.ExportFile.Format;
import java.io.IOException;
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
        Map<RejectReason, Integer> kept = new EnumMap<>(RejectReason.class);
        try (Statement statement = scanned.duckdb().createStatement();
                ResultSet result = statement.executeQuery(lookUp(file))) {
            while (result.next()) {
                String text = result.getString(3);
                RejectReason reason = RejectReason.ofColumn(result.getInt(2));
                if (file.shape().format() == Format.LINES) {
                    // Bytes travelled as one character each.
                    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
                    text = new String(bytes, StandardCharsets.UTF_8).strip();
                    reason = reason == RejectReason.BROKEN_JSON && isObject(bytes) ? empty(scanned) : reason;
                } else if (reason == RejectReason.BROKEN_JSON) {
                    reason = empty(scanned);
                }
                counts.merge(reason, 1L, Long::sum);
                if (kept.merge(reason, 1, Integer::sum) <= KEPT) {
                    rows.add(new RejectedRow(file.path().toString(), result.getLong(1), reason, text));
                }
            }
        }
    }

    private static String lookUp(ExportFile file) {
        String literal = ExportFile.literal(file.path());
        String compression = SqlText.quote(file.shape().compression().word());
        return switch (file.shape().format()) {
            case LINES -> SqlText.of("rejected-line.sql", Map.of("file", literal, "compression", compression));
            case ARRAY ->
                SqlText.of(
                        "rejected-element.sql",
                        Map.of(
                                "row",
                                "json",
                                "source",
                                "read_json_objects(" + literal + ", format = 'array', compression = " + compression
                                        + ")"));
            case PARQUET ->
                SqlText.of("rejected-element.sql", Map.of("row", "e", "source", "read_parquet(" + literal + ") e"));
        };
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
