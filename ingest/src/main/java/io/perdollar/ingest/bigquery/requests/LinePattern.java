package io.perdollar.ingest.bigquery.requests;

import io.perdollar.ingest.requests.format.Field;
import io.perdollar.ingest.requests.format.Role;
import io.perdollar.ingest.requests.format.TemplatePlan;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code log_format} as RE2, which BigQuery speaks. A field ends at the first occurrence of the text behind it that lets
 * the rest of the line match, as the scanner of files has it: lazy repetitions mean just that. {@code REGEXP_EXTRACT} gives
 * one group, so each field has a pattern of its own.
 */
final class LinePattern {
    private static final Pattern SPECIAL = Pattern.compile("[\\\\.+*?()\\[\\]{}|^$]");

    private LinePattern() {}

    /** The whole line; no group. */
    static String whole(TemplatePlan plan) {
        return pattern(plan, null);
    }

    /** The whole line with the value of one role as its group. */
    static String of(TemplatePlan plan, Role role) {
        return pattern(plan, role);
    }

    private static String pattern(TemplatePlan plan, @Nullable Role captured) {
        StringBuilder text = new StringBuilder("(?s)^").append(literal(plan.head()));
        boolean keptSlash = false;
        List<Field> fields = plan.fields();
        for (Field field : fields) {
            boolean group = field.role() != null && field.role() == captured;
            text.append(group ? "(" : "(?:")
                    .append(keptSlash ? "/" : "")
                    .append(value(field))
                    .append(')');
            keptSlash = field.afterIsKept();
            text.append(keptSlash ? "" : literal(field.after()));
        }
        return text.append("\\r?$").toString();
    }

    private static String value(Field field) {
        Role role = field.role();
        if (role == null) {
            return text(field);
        }
        return switch (role) {
            case TIME_MSEC -> "[0-9]+(?:\\.[0-9]+)?";
            case TIME_ISO8601 ->
                "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]+)?(?:Z|[+-][0-9]{2}:?[0-9]{2})";
            case TIME_LOCAL -> "[0-9]{2}/[A-Z][a-z]{2}/[0-9]{4}:[0-9]{2}:[0-9]{2}:[0-9]{2} [+-][0-9]{4}";
            case STATUS -> "[0-9]{3}";
            case REQUEST_TIME -> "(?:-|[0-9]+(?:\\.[0-9]+)?)?";
            case BYTES, TOKENS_IN, TOKENS_OUT, TOKENS_CACHED -> "(?:-|[0-9]+)?";
            case TIME_ANY, REQUEST, METHOD, URI, INSTANCE -> text(field);
        };
    }

    private static String text(Field field) {
        if (field.list()) {
            return "[^ ,]*(?:(?:, | : )[^ ,]*)*";
        }
        if (field.quoted()) {
            return field.backslashes() ? "(?:[^\"\\\\]|\\\\.)*?" : "[^\"]*?";
        }
        return ".*?";
    }

    static String literal(String text) {
        return SPECIAL.matcher(text).replaceAll(found -> Matcher.quoteReplacement("\\" + found.group()));
    }
}
