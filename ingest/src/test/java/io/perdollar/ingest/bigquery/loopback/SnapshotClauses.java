package io.perdollar.ingest.bigquery.loopback;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL without its {@code FOR SYSTEM_TIME AS OF} clauses, which the evaluator does not execute. A table that had one is
 * named {@code `project.dataset.table@1`} instead.
 *
 * @param sql without comments either
 * @param snapshots name of a table → the expression of its instant
 */
record SnapshotClauses(String sql, Map<String, String> snapshots) {
    private static final Pattern CLAUSE = Pattern.compile(
            "`([^`]+)`(\\s+(?:AS\\s+)?(?!FOR\\b)\\w+)?\\s+FOR\\s+SYSTEM_TIME\\s+AS\\s+OF\\s+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern INSTANT =
            Pattern.compile("@\\w+|TIMESTAMP\\s*(?:'[^']*'|\"[^\"]*\")|\\w+\\s*(?=\\()", Pattern.CASE_INSENSITIVE);

    static SnapshotClauses of(String text) {
        String sql = withoutComments(text);
        Map<String, String> snapshots = new LinkedHashMap<>();
        StringBuilder rest = new StringBuilder();
        Matcher clause = CLAUSE.matcher(sql);
        int from = 0;
        while (clause.find(from)) {
            int end = endOfInstant(sql, clause.end());
            String name = clause.group(1) + "@" + (snapshots.size() + 1);
            snapshots.put(name, sql.substring(clause.end(), end));
            rest.append(sql, from, clause.start()).append('`').append(name).append('`');
            rest.append(clause.group(2) == null ? "" : clause.group(2));
            from = end;
        }
        return new SnapshotClauses(rest.append(sql.substring(from)).toString(), snapshots);
    }

    /** The stored name behind a name of the rewritten SQL. */
    static String storedName(String name) {
        int at = name.indexOf('@');
        return at < 0 ? name : name.substring(0, at);
    }

    private static int endOfInstant(String sql, int start) {
        Matcher instant = INSTANT.matcher(sql).region(start, sql.length());
        if (!instant.lookingAt()) {
            throw GoogleError.invalidQuery(
                    "Syntax error: expected a parameter, a TIMESTAMP literal or a function after "
                            + "FOR SYSTEM_TIME AS OF, got " + sql.substring(start, Math.min(sql.length(), start + 20)));
        }
        int end = instant.end();
        int depth = 0;
        while (end < sql.length() && (depth > 0 || sql.charAt(end) == '(')) {
            depth += sql.charAt(end) == '(' ? 1 : sql.charAt(end) == ')' ? -1 : 0;
            end++;
        }
        return end;
    }

    private static String withoutComments(String sql) {
        StringBuilder rest = new StringBuilder();
        for (int at = 0; at < sql.length(); at++) {
            char c = sql.charAt(at);
            if (c == '#' || sql.startsWith("--", at)) {
                int end = sql.indexOf('\n', at);
                at = (end < 0 ? sql.length() : end) - 1;
            } else if (sql.startsWith("/*", at)) {
                at = sql.indexOf("*/", at) + 1;
                rest.append(' ');
            } else if (c == '\'' || c == '"' || c == '`') {
                int end = endOfQuoted(sql, at);
                rest.append(sql, at, end);
                at = end - 1;
            } else {
                rest.append(c);
            }
        }
        return rest.toString();
    }

    private static int endOfQuoted(String sql, int start) {
        char quote = sql.charAt(start);
        for (int at = start + 1; at < sql.length(); at++) {
            if (sql.charAt(at) == '\\' && quote != '`') {
                at++;
            } else if (sql.charAt(at) == quote) {
                return at + 1;
            }
        }
        return sql.length();
    }
}
