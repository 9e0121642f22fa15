package io.perdollar.ingest.bigquery.billing;

import com.google.cloud.bigquery.StandardSQLTypeName;
import io.perdollar.ingest.bigquery.TableLook;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Binds the columns that a table has to the names of {@code export-row.sql}: by name, never by position; a column or field
 * that older exports, or the standard export, lack is NULL.
 */
final class ExportColumns {
    private record Bound(String name, String path) {}

    private static final List<Bound> TEXTS = List.of(
            new Bound("billing_account_id", "billing_account_id"),
            new Bound("project_id", "project.id"),
            new Bound("location", "location.location"),
            new Bound("region", "location.region"),
            new Bound("zone", "location.zone"),
            new Bound("resource_name", "resource.name"),
            new Bound("resource_global_name", "resource.global_name"),
            new Bound("service_description", "service.description"),
            new Bound("sku_id", "sku.id"),
            new Bound("sku_description", "sku.description"),
            new Bound("usage_unit", "usage.unit"),
            new Bound("pricing_unit", "usage.pricing_unit"),
            new Bound("cost_type", "cost_type"),
            new Bound("adjustment_type", "adjustment_info.type"),
            new Bound("invoice_month", "invoice.month"),
            new Bound("currency", "currency"),
            new Bound("consumption_model", "consumption_model.description"),
            new Bound("subscription_id", "subscription.instance_id"),
            new Bound("applied_subscription_id", "consumption_model.applied_subscription_instance_id"));

    private static final List<String> TIMES = List.of("usage_start_time", "export_time");

    private static final List<Bound> NUMBERS = List.of(
            new Bound("cost", "cost"),
            new Bound("cost_at_list", "cost_at_list"),
            new Bound("cost_at_effective_price_default", "cost_at_effective_price_default"),
            new Bound("conversion_rate", "currency_conversion_rate"),
            new Bound("usage_amount", "usage.amount"),
            new Bound("pricing_usage", "usage.amount_in_pricing_units"));

    private static final List<Bound> SYSTEM_LABELS = List.of(
            new Bound("machine_spec", "compute.googleapis.com/machine_spec"),
            new Bound("cores", "compute.googleapis.com/cores"),
            new Bound("unused_reservation", "compute.googleapis.com/is_unused_reservation"),
            new Bound("reservation_name", "compute.googleapis.com/reservation_name"));

    private static final List<String> USER_LABELS = List.of("service_label", "environment_label", "instance_label");

    /** Without these a table is no billing export at all. */
    private static final List<String> REQUIRED = List.of(
            "billing_account_id", "usage_start_time", "export_time", "cost", "currency", "sku.id", "invoice.month");

    private final TableLook look;
    private final StringJoiner columns = new StringJoiner(",\n        ");

    private ExportColumns(TableLook look) {
        this.look = look;
    }

    /** The columns that an export must have and this table lacks; empty: it is an export. */
    static List<String> missing(TableLook look) {
        return REQUIRED.stream().filter(path -> !look.has(path)).toList();
    }

    /** Whether rows name resources, as only the detailed export's do. */
    static boolean namesResources(TableLook look) {
        return look.has("resource.name") || look.has("resource.global_name");
    }

    /** The select list over a table that is called {@code t}. */
    static String bind(TableLook look) {
        return new ExportColumns(look).bindAll();
    }

    private String bindAll() {
        TEXTS.forEach(text -> columns.add(text(text.path()) + " AS " + text.name()));
        TIMES.forEach(time -> columns.add("t." + time + " AS " + time));
        for (Bound number : NUMBERS) {
            boolean known = look.has(number.path());
            columns.add((known ? numeric("t." + number.path(), look.type(number.path())) : "CAST(NULL AS NUMERIC)")
                    + " AS " + number.name());
            if (!number.name().equals("cost")) {
                columns.add(
                        (known ? "t." + number.path() + " IS NOT NULL" : "FALSE") + " AS " + number.name() + "_given");
            }
        }
        SYSTEM_LABELS.forEach(
                label -> columns.add(label("system_labels", "'" + label.path() + "'") + " AS " + label.name()));
        USER_LABELS.forEach(label -> columns.add(label("labels", "@" + label) + " AS " + label));
        columns.add(credits() + " AS credits");
        return columns.toString();
    }

    private String text(String path) {
        StandardSQLTypeName type = look.type(path);
        if (type == null) {
            return "CAST(NULL AS STRING)";
        }
        return "NULLIF(" + (type == StandardSQLTypeName.STRING ? "t." + path : "CAST(t." + path + " AS STRING)")
                + ", '')";
    }

    /** Per row, before any adding (equations §3); what is beyond NUMERIC becomes NULL, and the row is rejected. */
    private static String numeric(String expression, @Nullable StandardSQLTypeName type) {
        return type == StandardSQLTypeName.NUMERIC ? expression : "SAFE_CAST(" + expression + " AS NUMERIC)";
    }

    private String label(String list, String key) {
        return look.has(list + ".key")
                ? "(SELECT NULLIF(l.value, '') FROM UNNEST(t." + list + ") AS l WITH OFFSET AS place WHERE l.key = "
                        + key + " ORDER BY place LIMIT 1)"
                : "CAST(NULL AS STRING)";
    }

    private String credits() {
        if (!look.has("credits.amount")) {
            return "CAST([] AS ARRAY<STRUCT<type STRING, amount NUMERIC>>)";
        }
        String type = look.has("credits.type") ? "NULLIF(c.type, '')" : "CAST(NULL AS STRING)";
        String name = look.has("credits.name") ? "NULLIF(c.name, '')" : "CAST(NULL AS STRING)";
        return "ARRAY(SELECT AS STRUCT IFNULL(" + type + ", " + name + ") AS type, "
                + numeric("c.amount", look.type("credits.amount")) + " AS amount FROM UNNEST(t.credits) AS c)";
    }
}
