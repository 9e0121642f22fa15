package io.perdollar.ingest.bigquery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table, a view or a family of dated tables ({@code …_*}). Its parts are checked, because they enter SQL as text.
 *
 * @param project e.g. {@code my-billing}
 * @param dataset e.g. {@code exports}
 * @param table e.g. {@code gcp_billing_export_v1_01338E_BE3FD6_363B4C}
 */
public record TableName(String project, String dataset, String table) {
    private static final String PROJECT = "(?:[a-z0-9.-]{1,60}:)?[a-z][a-z0-9-]{4,28}[a-z0-9]";
    private static final String DATASET = "[A-Za-z0-9_]{1,1024}";
    private static final String TABLE = "[A-Za-z0-9_-]{1,1024}\\*?";
    private static final Pattern WHOLE = Pattern.compile("(" + PROJECT + ")\\.(" + DATASET + ")\\.(" + TABLE + ")");

    public TableName {
        if (!WHOLE.matcher(project + "." + dataset + "." + table).matches()) {
            throw new IllegalArgumentException("expected a table such as project.dataset.table, got '" + project + "."
                    + dataset + "." + table + "'");
        }
    }

    /**
     * Reads {@code project.dataset.table}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static TableName parse(String text) {
        Matcher matcher = WHOLE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "expected a table such as project.dataset.table, got '" + text + "'; letters, digits and _ only");
        }
        return new TableName(matcher.group(1), matcher.group(2), matcher.group(3));
    }

    /** Another table of the same dataset. */
    public TableName sibling(String name) {
        return new TableName(project, dataset, name);
    }

    /** Whether it means many tables that share a beginning. */
    public boolean isWildcard() {
        return table.endsWith("*");
    }

    /** As it stands in SQL, in backquotes. */
    public String sql() {
        return "`" + this + "`";
    }

    @Override
    public String toString() {
        return project + "." + dataset + "." + table;
    }
}
