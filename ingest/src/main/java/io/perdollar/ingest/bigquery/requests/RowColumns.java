package io.perdollar.ingest.bigquery.requests;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.StandardSQLTypeName;
import io.perdollar.analysis.measure.Subject;
import io.perdollar.ingest.bigquery.TableLook;
import io.perdollar.ingest.bigquery.requests.LogSource.Column;
import io.perdollar.ingest.bigquery.requests.LogSource.Kind;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Binds what a log table has to the names of {@code log-row.sql}, by name: the columns of Cloud Logging's export
 * ({@code httpRequest.requestMethod}), those of Log Analytics views ({@code http_request.request_method}), or a user's own.
 */
final class RowColumns {
    private final LogSource source;
    private final @Nullable TableLook look;

    /** @param look null where the user's own query is the table: its columns are taken as they are named */
    RowColumns(LogSource source, @Nullable TableLook look) {
        this.source = source;
        this.look = look;
    }

    /** The column by whose time rows are chosen. */
    String time() {
        return source.kind() == Kind.CUSTOM ? "t." + own(Column.TIME) : "t.timestamp";
    }

    /** Whether copies of a row can be told. */
    boolean hasId() {
        return source.kind() == Kind.CUSTOM
                ? source.columns().containsKey(Column.ID)
                : first("insertId", "insert_id") != null;
    }

    /** The select list. */
    String bind() {
        StringJoiner columns = new StringJoiner(",\n                ");
        boolean custom = source.kind() == Kind.CUSTOM;
        columns.add(time() + " AS row_time");
        columns.add((custom ? text(Column.ID) : text("insertId", "insert_id")) + " AS id");
        columns.add(owner() + " AS owner");
        columns.add(
                (custom ? method() : text("httpRequest.requestMethod", "http_request.request_method")) + " AS method");
        columns.add((custom ? text(Column.PATH) : text("httpRequest.requestUrl", "http_request.request_url"))
                + " AS target");
        columns.add(
                (custom ? whole(Column.STATUS) : whole("httpRequest.status", "http_request.status")) + " AS status");
        columns.add(
                (custom ? seconds(own(Column.DURATION)) : seconds(first("httpRequest.latency", "http_request.latency")))
                        + " AS duration_us");
        columns.add((custom ? whole(Column.BYTES) : whole("httpRequest.responseSize", "http_request.response_size"))
                + " AS bytes");
        for (Column tokens : List.of(Column.TOKENS_IN, Column.TOKENS_OUT, Column.TOKENS_CACHED)) {
            columns.add((custom ? whole(tokens) : "CAST(NULL AS INT64)") + " AS "
                    + tokens.name().toLowerCase(Locale.ROOT));
        }
        columns.add((source.kind() == Kind.OPS_AGENT ? message() : "CAST(NULL AS STRING)") + " AS message");
        return columns.toString();
    }

    private String owner() {
        String field = source.ownerField();
        RowOwner owner = source.owner();
        if (owner instanceof RowOwner.Fixed) {
            return "''";
        }
        if (source.kind() == Kind.CUSTOM) {
            if (field != null) {
                return "CAST(t." + field + " AS STRING)";
            }
            Subject.Kind kind = owner.kind().orElse(Subject.Kind.INSTANCE_NAME);
            return text(
                    switch (kind) {
                        case INSTANCE_ID -> Column.INSTANCE_ID;
                        case SERVICE -> Column.SERVICE;
                        case INSTANCE_NAME -> Column.INSTANCE;
                    });
        }
        if (owner instanceof RowOwner.Named named) {
            return resourceLabel(named.named() == Subject.Kind.SERVICE ? "backend_service_name" : "instance_id");
        }
        return text("httpRequest.serverIp", "http_request.server_ip");
    }

    /** Log Analytics has the labels of a resource as JSON, an export as a record. */
    private String resourceLabel(String label) {
        if (isJson("resource.labels")) {
            return "JSON_VALUE(t.resource.labels, '$." + label + "')";
        }
        return text("resource.labels." + label, "resource.labels." + label);
    }

    private String message() {
        if (isJson("json_payload")) {
            return "JSON_VALUE(t.json_payload, '$.message')";
        }
        String path = first("jsonPayload.message", "textPayload");
        return path == null ? "CAST(NULL AS STRING)" : "t." + path;
    }

    private boolean isJson(String path) {
        return look != null && look.type(path) == StandardSQLTypeName.JSON;
    }

    private String method() {
        return source.columns().containsKey(Column.METHOD) ? text(Column.METHOD) : "'POST'";
    }

    private @Nullable String own(Column column) {
        return source.columns().get(column);
    }

    private @Nullable String first(String... paths) {
        for (String path : paths) {
            if (look != null && look.has(path)) {
                return path;
            }
        }
        return null;
    }

    private String text(Column column) {
        String path = own(column);
        return path == null ? "CAST(NULL AS STRING)" : "CAST(t." + path + " AS STRING)";
    }

    private String text(String one, String other) {
        String path = first(one, other);
        return path == null ? "CAST(NULL AS STRING)" : "CAST(t." + path + " AS STRING)";
    }

    private String whole(Column column) {
        String path = own(column);
        return path == null ? "CAST(NULL AS INT64)" : "SAFE_CAST(t." + path + " AS INT64)";
    }

    private String whole(String one, String other) {
        String path = first(one, other);
        return path == null ? "CAST(NULL AS INT64)" : "SAFE_CAST(t." + path + " AS INT64)";
    }

    /** Microseconds of a latency: a number of seconds, a text such as 0.123s, or a record of seconds and nanoseconds. */
    private String seconds(@Nullable String path) {
        if (path == null) {
            return "CAST(NULL AS INT64)";
        }
        Field field = look == null ? null : look.field(path);
        StandardSQLTypeName type = field == null ? null : field.getType().getStandardType();
        if (type == StandardSQLTypeName.STRUCT) {
            return "t." + path + ".seconds * 1000000 + DIV(IFNULL(t." + path + ".nanos, 0), 1000)";
        }
        String number = type == StandardSQLTypeName.STRING ? "RTRIM(t." + path + ", 's')" : "t." + path;
        return "CAST(TRUNC(SAFE_CAST(" + number + " AS NUMERIC) * 1000000) AS INT64)";
    }
}
