package io.perdollar.ingest.bigquery.requests;

import com.google.cloud.bigquery.QueryParameterValue;
import io.perdollar.ingest.bigquery.requests.LogSource.Text;
import io.perdollar.ingest.requests.format.Role;
import io.perdollar.ingest.requests.format.TemplatePlan;
import io.perdollar.ingest.requests.format.WantedFields;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes text lines apart in SQL; where a row has fields of its own, or the source has no format, those are taken. */
final class TextFields {
    /** Whether a row is a text line rather than fields. */
    private static final String IS_TEXT = "method IS NULL AND message IS NOT NULL";

    private static final String SECONDS =
            "CAST(TRUNC(SAFE_CAST(REGEXP_EXTRACT(%s, r'^[0-9]+(?:\\.[0-9]{1,6})?') AS NUMERIC)"
                    + " * 1000000) AS INT64)";

    private final @Nullable TemplatePlan plan;
    private final SortedMap<String, QueryParameterValue> parameters = new TreeMap<>();

    /** @param ownerField variable that names the VM; null where none does */
    TextFields(@Nullable Text text, @Nullable String ownerField) {
        this.plan = text == null
                ? null
                : TemplatePlan.of(
                        text.format(),
                        new WantedFields(
                                text.tokens().in(),
                                text.tokens().out(),
                                text.tokens().cached(),
                                ownerField));
        if (plan != null) {
            parameters.put("line", QueryParameterValue.string(LinePattern.whole(plan)));
            for (Role role : Role.values()) {
                if (plan.roles().has(role)) {
                    parameters.put(name(role), QueryParameterValue.string(LinePattern.of(plan, role)));
                }
            }
        }
    }

    /** The patterns, by the names that {@link #read} uses. */
    SortedMap<String, QueryParameterValue> parameters() {
        return parameters;
    }

    /** The select list of what a row says, whichever way it says it. */
    String read() {
        Map<String, String> texts = new LinkedHashMap<>();
        String request = value(Role.REQUEST);
        boolean whole = plan != null && plan.roles().has(Role.REQUEST);
        texts.put("method", whole ? "REGEXP_EXTRACT(" + request + ", r'^([^ ]*) ')" : value(Role.METHOD));
        texts.put(
                "target",
                whole ? "REGEXP_EXTRACT(" + request + ", r'(?s)^[^ ]* (.*?)(?: HTTP/.\\..)?$')" : value(Role.URI));
        texts.put("status", "SAFE_CAST(" + value(Role.STATUS) + " AS INT64)");
        texts.put("duration_us", SECONDS.formatted(value(Role.REQUEST_TIME)));
        texts.put("bytes", count(Role.BYTES));
        texts.put("tokens_in", count(Role.TOKENS_IN));
        texts.put("tokens_out", count(Role.TOKENS_OUT));
        texts.put("tokens_cached", count(Role.TOKENS_CACHED));
        if (plan != null && plan.roles().has(Role.INSTANCE)) {
            texts.put("owner", value(Role.INSTANCE));
        }
        StringJoiner columns = new StringJoiner(",\n        ");
        columns.add(IS_TEXT + " AS is_text");
        columns.add((plan == null ? "FALSE" : "REGEXP_CONTAINS(message, @line)") + " AS matches");
        columns.add(
                (plan == null ? "UNIX_MICROS(row_time)" : choice(time(), "UNIX_MICROS(row_time)")) + " AS logged_us");
        texts.forEach((name, text) -> columns.add(plan == null ? name : choice(text, name) + " AS " + name));
        if (!texts.containsKey("owner")) {
            columns.add("owner");
        }
        return columns.toString();
    }

    private static String choice(String ofText, String ofFields) {
        return "IF(" + IS_TEXT + ", " + ofText + ", " + ofFields + ")";
    }

    private String time() {
        if (plan == null) {
            throw new IllegalStateException("only text lines have a time of their own");
        }
        if (plan.roles().has(Role.TIME_MSEC)) {
            return SECONDS.formatted(value(Role.TIME_MSEC));
        }
        if (plan.roles().has(Role.TIME_ISO8601)) {
            return "UNIX_MICROS(SAFE_CAST(REGEXP_REPLACE(REGEXP_REPLACE(REPLACE(" + value(Role.TIME_ISO8601)
                    + ", ',', '.'), r'(\\.[0-9]{6})[0-9]+', r'\\1'), r'([+-][0-9]{2})([0-9]{2})$', r'\\1:\\2') AS TIMESTAMP))";
        }
        return "UNIX_MICROS(SAFE.PARSE_TIMESTAMP('%d/%b/%Y:%H:%M:%S %z', " + value(Role.TIME_LOCAL) + "))";
    }

    private String count(Role role) {
        return "SAFE_CAST(NULLIF(NULLIF(" + value(role) + ", '-'), '') AS INT64)";
    }

    private String value(Role role) {
        return plan != null && plan.roles().has(role)
                ? "REGEXP_EXTRACT(message, @" + name(role) + ")"
                : "CAST(NULL AS STRING)";
    }

    private static String name(Role role) {
        return "line_" + role.name().toLowerCase(Locale.ROOT);
    }
}
