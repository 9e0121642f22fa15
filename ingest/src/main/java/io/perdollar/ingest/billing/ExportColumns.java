package io.perdollar.ingest.billing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Binds the columns that some files have to the names of {@code export-row.sql}: by name, never by position; what
 * older exports lack is NULL.
 */
final class ExportColumns {
    private static final List<Map.Entry<String, String>> TEXTS = List.of(
            Map.entry("billing_account_id", "billing_account_id"),
            Map.entry("project_id", "project.id"),
            Map.entry("location", "location.location"),
            Map.entry("region", "location.region"),
            Map.entry("zone", "location.zone"),
            Map.entry("resource_name", "resource.name"),
            Map.entry("resource_global_name", "resource.global_name"),
            Map.entry("service_description", "service.description"),
            Map.entry("sku_id", "sku.id"),
            Map.entry("sku_description", "sku.description"),
            Map.entry("usage_unit", "usage.unit"),
            Map.entry("pricing_unit", "usage.pricing_unit"),
            Map.entry("cost_type", "cost_type"),
            Map.entry("adjustment_type", "adjustment_info.type"),
            Map.entry("invoice_month", "invoice.month"),
            Map.entry("currency", "currency"),
            Map.entry("consumption_model", "consumption_model.description"),
            Map.entry("subscription_id", "subscription.instance_id"),
            Map.entry("applied_subscription_id", "consumption_model.applied_subscription_instance_id"));

    private static final List<String> TIMES = List.of("usage_start_time", "export_time");

    private static final List<Map.Entry<String, String>> NUMBERS = List.of(
            Map.entry("cost", "cost"),
            Map.entry("cost_at_list", "cost_at_list"),
            Map.entry("cost_at_effective_price_default", "cost_at_effective_price_default"),
            Map.entry("currency_conversion_rate", "currency_conversion_rate"),
            Map.entry("usage_amount", "usage.amount"),
            Map.entry("usage_amount_in_pricing_units", "usage.amount_in_pricing_units"));

    private static final List<String> LABELS = List.of("labels", "system_labels");

    private final Connection duckdb;
    private final boolean textsAreDoubles;
    private final StringJoiner columns = new StringJoiner(",\n    ");

    private ExportColumns(Connection duckdb, boolean textsAreDoubles) {
        this.duckdb = duckdb;
        this.textsAreDoubles = textsAreDoubles;
    }

    /**
     * The select list over a source.
     *
     * @param source FROM clause
     * @param textsAreDoubles whether a JSON string that holds an amount stands for a FLOAT64
     * @param firstFile number of the source's first file
     */
    static String bind(Connection duckdb, String source, boolean textsAreDoubles, int firstFile) throws SQLException {
        try (Statement statement = duckdb.createStatement()) {
            statement.execute("CREATE OR REPLACE TEMP TABLE export_shape AS SELECT * FROM " + source + " LIMIT 0");
        }
        return new ExportColumns(duckdb, textsAreDoubles).bindAll(firstFile);
    }

    private String bindAll(int firstFile) throws SQLException {
        columns.add("CAST(file_index AS INTEGER) + " + firstFile + " AS file");
        for (Map.Entry<String, String> text : TEXTS) {
            columns.add(text(text.getValue()) + " AS " + text.getKey());
        }
        for (String time : TIMES) {
            columns.add(time(time) + " AS " + time);
        }
        for (Map.Entry<String, String> number : NUMBERS) {
            addNumber(number.getKey(), number.getValue());
        }
        for (String labels : LABELS) {
            columns.add(labels(labels) + " AS " + labels);
        }
        columns.add(credits() + " AS credits");
        return columns.toString();
    }

    private String text(String path) throws SQLException {
        String type = typeOf(path);
        return type == null ? "CAST(NULL AS VARCHAR)" : asText(path, type);
    }

    /** A JSON value stays one under CAST. */
    private static String asText(String path, String type) {
        return type.equals("JSON") ? "((" + path + ") ->> '$')" : "CAST(" + path + " AS VARCHAR)";
    }

    /** Three columns: whether there is a value, the value where it is a FLOAT64, the value where it is a NUMERIC. */
    private void addNumber(String name, String path) throws SQLException {
        String type = typeOf(path);
        String asDouble = "CAST(NULL AS DOUBLE)";
        String asDecimal = "CAST(NULL AS DECIMAL(38, 9))";
        if (type == null) {
            columns.add("false AS " + name + "_given");
        } else {
            columns.add("(" + path + ") IS NOT NULL AS " + name + "_given");
            if (type.equals("JSON") && textsAreDoubles) {
                asDouble = "TRY_CAST(trim(CAST(" + path + " AS VARCHAR), '\"') AS DOUBLE)";
            } else if (type.equals("JSON")) {
                asDouble = "TRY_CAST(CAST(" + path + " AS VARCHAR) AS DOUBLE)";
                asDecimal = "numeric_of_json_string(" + path + ")";
            } else if (isDouble(type)) {
                asDouble = "CAST(" + path + " AS DOUBLE)";
            } else {
                asDecimal = "TRY_CAST(" + path + " AS DECIMAL(38, 9))";
            }
        }
        columns.add(asDouble + " AS " + name + "_double");
        columns.add(asDecimal + " AS " + name + "_decimal");
    }

    private static boolean isDouble(String type) {
        return type.equals("DOUBLE") || type.equals("FLOAT");
    }

    private String labels(String column) throws SQLException {
        String list = list(column, "key");
        if (list == null) {
            return "CAST([] AS STRUCT(key VARCHAR, value VARCHAR)[])";
        }
        String element = element(column, list);
        return list.equals(column)
                        && "VARCHAR".equals(typeOf(element + ".key"))
                        && "VARCHAR".equals(typeOf(element + ".value"))
                ? column
                : "list_transform(%s, lambda l: {'key': %s, 'value': %s})"
                        .formatted(list, fieldOrNull(element, "key", "l"), fieldOrNull(element, "value", "l"));
    }

    private String time(String column) throws SQLException {
        String type = typeOf(column);
        if (type == null) {
            return "CAST(NULL AS TIMESTAMPTZ)";
        }
        return switch (type) {
            case "TIMESTAMP WITH TIME ZONE" -> column;
            case "TIMESTAMP", "TIMESTAMP_NS", "TIMESTAMP_MS", "TIMESTAMP_S" ->
                "CAST(" + column + " AS TIMESTAMP) AT TIME ZONE 'UTC'";
            default -> "TRY_CAST(CAST(" + column + " AS VARCHAR) AS TIMESTAMPTZ)";
        };
    }

    private String credits() throws SQLException {
        String list = list("credits", "amount");
        if (list == null) {
            return "CAST([] AS STRUCT(type VARCHAR, amount DECIMAL(38, 9))[])";
        }
        String element = element("credits", list);
        String type = fieldOrNull(element, "type", "c");
        String name = fieldOrNull(element, "name", "c");
        String amountType = typeOf(element + ".amount");
        return "list_transform(%s, lambda c: {'type': coalesce(%s, %s), 'amount': %s})"
                .formatted(list, type, name, number("c.amount", amountType == null ? "VARCHAR" : amountType));
    }

    private String fieldOrNull(String element, String field, String variable) throws SQLException {
        String type = typeOf(element + "." + field);
        return type == null ? "CAST(NULL AS VARCHAR)" : "nullif(" + asText(variable + "." + field, type) + ", '')";
    }

    private static String element(String column, String list) {
        return list.equals(column) ? column + "[1]" : column + ".list[1].element";
    }

    /** The expression of a repeated record: a list, or the three levels in which some Parquet writers wrap it. */
    private @Nullable String list(String column, String field) throws SQLException {
        if (typeOf(column + "[1]." + field) != null) {
            return column;
        }
        return typeOf(column + ".list[1].element." + field) != null
                ? "list_transform(" + column + ".list, lambda e: e.element)"
                : null;
    }

    private String number(String path, String type) {
        if (type.equals("JSON")) {
            return (textsAreDoubles ? "numeric_of_json_text(" : "numeric_of_json(") + path + ")";
        }
        return isDouble(type)
                ? "numeric_of_double(CAST(" + path + " AS DOUBLE))"
                : "TRY_CAST(" + path + " AS DECIMAL(38, 9))";
    }

    /** The type that a path has in these files; null where they lack it. */
    private @Nullable String typeOf(String path) throws SQLException {
        try (Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery("DESCRIBE SELECT " + path + " AS bound FROM export_shape")) {
            rows.next();
            return rows.getString("column_type");
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains("Binder Error")) {
                return null;
            }
            throw e;
        }
    }
}
