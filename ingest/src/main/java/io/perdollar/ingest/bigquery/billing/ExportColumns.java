package io.perdollar.ingest.bigquery.billing;

import com.google.cloud.bigquery.StandardSQLTypeName;
import io.perdollar.ingest.bigquery.TableLook;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Binds the columns that a table has to the names of {@code export-row.sql}: by name, never by position; a column or field
 * that older exports, or the standard export, lack is NULL.
 */
final class ExportColumns {
    private static final String NO_TEXT = "CAST(NULL AS STRING)";

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

    /** The texts without which no row can be judged and no control be formed. */
    private static final Set<String> OF_CONTROLS = Set.of("billing_account_id", "currency", "invoice_month");

    private final TableLook look;
    private final Predicate<String> wanted;
    private final StringJoiner columns = new StringJoiner(",\n        ");

    private ExportColumns(TableLook look, Predicate<String> wanted) {
        this.look = look;
        this.wanted = wanted;
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
        return new ExportColumns(look, name -> true).bindAll();
    }

    /**
     * The same with no more texts than controls need: the others are NULL whatever the table has, so that nobody pays for
     * them, however well BigQuery sees what is not used in the end.
     *
     * @param more names of texts that are needed too
     */
    static String bindOfControls(TableLook look, Set<String> more) {
        return new ExportColumns(look, name -> OF_CONTROLS.contains(name) || more.contains(name)).bindAll();
    }

    private String bindAll() {
        TEXTS.forEach(
                text -> columns.add((wanted.test(text.name()) ? text(text.path()) : NO_TEXT) + " AS " + text.name()));
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
        SYSTEM_LABELS.forEach(label -> columns.add(label(label.name(), "system_labels", "'" + label.path() + "'")));
        USER_LABELS.forEach(label -> columns.add(label(label, "labels", "@" + label)));
        columns.add(credits() + " AS credits");
        return columns.toString();
    }

    private String text(String path) {
        StandardSQLTypeName type = look.type(path);
        if (type == null) {
            return NO_TEXT;
        }
        return "NULLIF(" + (type == StandardSQLTypeName.STRING ? "t." + path : "CAST(t." + path + " AS STRING)")
                + ", '')";
    }

    /** Per row, before any adding (equations §3); what is beyond NUMERIC becomes NULL, and the row is rejected. */
    private static String numeric(String expression, @Nullable StandardSQLTypeName type) {
        return type == StandardSQLTypeName.NUMERIC ? expression : "SAFE_CAST(" + expression + " AS NUMERIC)";
    }

    private String label(String name, String list, String key) {
        return (wanted.test(name) && look.has(list + ".key")
                        ? "(SELECT NULLIF(l.value, '') FROM UNNEST(t." + list
                                + ") AS l WITH OFFSET AS place WHERE l.key = " + key + " ORDER BY place LIMIT 1)"
                        : NO_TEXT)
                + " AS " + name;
    }

    private String credits() {
        if (!look.has("credits.amount")) {
            return "CAST([] AS ARRAY<STRUCT<type STRING, amount NUMERIC>>)";
        }
        String type = look.has("credits.type") ? "NULLIF(c.type, '')" : NO_TEXT;
        String name = look.has("credits.name") ? "NULLIF(c.name, '')" : NO_TEXT;
        return "ARRAY(SELECT AS STRUCT IFNULL(" + type + ", " + name + ") AS type, "
                + numeric("c.amount", look.type("credits.amount")) + " AS amount FROM UNNEST(t.credits) AS c)";
    }
}
