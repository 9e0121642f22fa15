package io.perdollar.ingest.bigquery.requests;

import io.perdollar.ingest.bigquery.TableName;
import io.perdollar.ingest.requests.TokenFields;
import io.perdollar.ingest.requests.format.LogFormat;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One source of request logs in BigQuery.
 *
 * @param name as the configuration calls it
 * @param kind what wrote the rows
 * @param table a table, a view, or the common beginning of dated tables; null where {@code sql} stands for it
 * @param sql the user's own query, which may use {@code @rows_from} and {@code @rows_to}; null where there is a table
 * @param columns of a user's own table or query: what PerDollar calls it → path of the column
 * @param format how text lines read; null where there are none
 * @param owner how a row finds its VM
 * @param ownerField field that names the VM, where it is not the usual one: a variable of the format, or a column; null
 *     for the usual one
 */
public record LogSource(
        String name,
        Kind kind,
        @Nullable TableName table,
        @Nullable String sql,
        Map<Column, String> columns,
        @Nullable Text format,
        RowOwner owner,
        @Nullable String ownerField) {
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}(?:\\.[A-Za-z_][A-Za-z0-9_]{0,127}){0,8}");

    /** What wrote the rows. */
    public enum Kind {
        /** Google's load balancer: logs when a request arrives, with its latency. */
        LOAD_BALANCER,
        /** nginx's access log by the Ops Agent: fields without a duration, or text lines. */
        OPS_AGENT,
        /** Anything else that has the columns, written when a request is completed. */
        CUSTOM
    }

    /** What a user's own table or query can tell. */
    public enum Column {
        /** TIMESTAMP of the completion; required. */
        TIME,
        /** Name of the VM. */
        INSTANCE,
        /** Numeric id of the VM. */
        INSTANCE_ID,
        /** Name of the service, where the log cannot tell the VM. */
        SERVICE,
        /** Method; {@code POST} where absent. */
        METHOD,
        /** Path or URL; required. */
        PATH,
        /** HTTP status; required. */
        STATUS,
        /** Seconds. */
        DURATION,
        BYTES,
        TOKENS_IN,
        TOKENS_OUT,
        TOKENS_CACHED,
        /** Equal for copies of one row. */
        ID
    }

    /**
     * How text lines read.
     *
     * @param format a template: JSON objects arrive as columns
     * @param tokens its variables that count tokens
     */
    public record Text(LogFormat.Template format, TokenFields tokens) {}

    public LogSource {
        columns = Collections.unmodifiableMap(new TreeMap<>(columns));
        if ((table == null) == (sql == null)) {
            throw new IllegalArgumentException(
                    "requests." + name + ": expected a table or sql, got " + (table == null ? "neither" : "both"));
        }
        columns.values().forEach(path -> {
            if (!isPath(path)) {
                throw new IllegalArgumentException(
                        "expected the path of a column such as http.status, got '" + path + "'");
            }
        });
    }

    /** Whether a text names a column and nothing else. */
    public static boolean isPath(String text) {
        return PATH.matcher(text).matches();
    }
}
