package io.perdollar.ingest.billing;

import io.perdollar.ingest.billing.BillingSourceException.Kind;
import io.perdollar.ingest.billing.ExportFile.Format;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Tells files that are no export at all from exports with bad rows. */
final class ExportShapeCheck {
    /** Every export has had these since the first one. */
    private static final List<String> EXPECTED = List.of("usage_start_time", "cost", "currency", "sku", "service");

    private static final int LOOKED_AT = 100;

    private ExportShapeCheck() {}

    /**
     * Looks at the files of which not one row was accepted.
     *
     * @throws BillingSourceException for the first one without the export's columns
     */
    static void check(ScannedRows rows) throws SQLException {
        List<ExportFile> suspects = new ArrayList<>();
        try (Statement statement = rows.duckdb().createStatement();
                ResultSet counts = statement.executeQuery(SqlText.of("file-count.sql"))) {
            while (counts.next()) {
                if (counts.getLong(2) == counts.getLong(3)) {
                    suspects.add(rows.files().get(counts.getInt(1)));
                }
            }
        }
        for (ExportFile suspect : suspects) {
            SortedSet<String> found = columns(rows, suspect);
            List<String> missing =
                    EXPECTED.stream().filter(name -> !found.contains(name)).toList();
            if (!missing.isEmpty()) {
                throw new BillingSourceException(
                        Kind.NOT_AN_EXPORT,
                        "%s is no billing export: expected columns such as %s, got %s; name the files of gcp_billing_export_v1_* or gcp_billing_export_resource_v1_* in 'files'"
                                .formatted(
                                        suspect.path(),
                                        String.join(", ", EXPECTED),
                                        found.isEmpty()
                                                ? "no JSON object in its first lines"
                                                : String.join(", ", found)));
            }
        }
    }

    private static SortedSet<String> columns(ScannedRows rows, ExportFile file) throws SQLException {
        String literal = ExportFile.literal(file.path());
        String sql = file.shape().format() == Format.PARQUET
                ? "SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet(" + literal + "))"
                : "SELECT DISTINCT unnest(json_keys(json)) FROM (SELECT json FROM read_json_objects("
                        + "%s, format = '%s', compression = '%s', ignore_errors = %s) LIMIT %d) WHERE json_type(json) = 'OBJECT'"
                                .formatted(
                                        literal,
                                        file.shape().format() == Format.LINES ? "newline_delimited" : "array",
                                        file.shape().compression().word(),
                                        file.shape().format() == Format.LINES,
                                        LOOKED_AT);
        SortedSet<String> columns = new TreeSet<>();
        try (Statement statement = rows.duckdb().createStatement();
                ResultSet names = statement.executeQuery(sql)) {
            while (names.next()) {
                columns.add(names.getString(1));
            }
        }
        return columns;
    }
}
