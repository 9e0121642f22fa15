package io.perdollar.ingest.bigquery.requests;

import com.google.cloud.bigquery.QueryParameterValue;
import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.analysis.activity.LatencyHistogram;
import io.perdollar.ingest.bigquery.BigQueryFailure;
import io.perdollar.ingest.bigquery.Query;
import io.perdollar.ingest.bigquery.TableLook;
import io.perdollar.ingest.bigquery.TableLook.Partition;
import io.perdollar.ingest.bigquery.TableName;
import io.perdollar.ingest.bigquery.Warehouse;
import io.perdollar.ingest.bigquery.requests.LogSource.Column;
import io.perdollar.ingest.bigquery.requests.LogSource.Kind;
import io.perdollar.ingest.sql.SqlFile;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * One source of request logs in BigQuery, looked at: a table partitioned by time, tables of a day each
 * ({@code requests_20261115}), a Log Analytics view, or a user's own query. Days are added up there.
 */
public final class LogTable {
    /** So many days back the newest dated table is looked for. */
    private static final int DATED_DAYS = 40;

    private final Warehouse warehouse;
    private final LogSource source;
    private final @Nullable TableLook look;
    private final boolean dated;

    private LogTable(Warehouse warehouse, LogSource source, @Nullable TableLook look, boolean dated) {
        this.warehouse = warehouse;
        this.source = source;
        this.look = look;
        this.dated = dated;
    }

    /**
     * Looks the table up.
     *
     * @param today the newest day of which there may be a dated table
     * @throws BigQueryFailure if there is none, or it lacks what is needed
     */
    public static LogTable open(Warehouse warehouse, LogSource source, LocalDate today) {
        TableName name = source.table();
        if (name == null) {
            return new LogTable(warehouse, source, null, false);
        }
        Optional<TableLook> whole = name.isWildcard() ? Optional.empty() : warehouse.look(name);
        LogTable table = whole.map(look -> new LogTable(warehouse, source, look, false))
                .orElseGet(() -> new LogTable(warehouse, source, newestDated(warehouse, name, today), true));
        table.requireColumns();
        return table;
    }

    private static TableLook newestDated(Warehouse warehouse, TableName name, LocalDate today) {
        String stem = stem(name);
        for (int back = 0; back <= DATED_DAYS; back++) {
            String table = stem + DateTimeFormatter.BASIC_ISO_DATE.format(today.minusDays(back));
            Optional<TableLook> found = warehouse.look(name.sibling(table));
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new BigQueryFailure(
                BigQueryFailure.Kind.NOT_FOUND,
                warehouse.access().key() + ".table: expected a log table, found neither " + name
                        + " nor a dated one such as "
                        + stem + DateTimeFormatter.BASIC_ISO_DATE.format(today) + " of the last " + DATED_DAYS
                        + " days; copy its name from the BigQuery console, without the date");
    }

    private static String stem(TableName name) {
        String table =
                name.isWildcard() ? name.table().substring(0, name.table().length() - 1) : name.table();
        return table.endsWith("_") ? table : table + "_";
    }

    private void requireColumns() {
        List<String> missing = new ArrayList<>();
        if (look != null && source.kind() == Kind.CUSTOM) {
            source.columns().values().stream().filter(path -> !look.has(path)).forEach(missing::add);
        } else if (look != null) {
            if (!look.has("timestamp")) {
                missing.add("timestamp");
            }
            if (!look.has("httpRequest.status") && !look.has("http_request.status") && !hasText()) {
                missing.add("httpRequest.status");
            }
        }
        if (!missing.isEmpty()) {
            throw new BigQueryFailure(
                    BigQueryFailure.Kind.REFUSED,
                    warehouse.access().key() + ".table: expected a log table with the columns "
                            + String.join(", ", missing) + ", got " + source.table()
                            + " without them; correct table, kind or columns");
        }
    }

    private boolean hasText() {
        return source.kind() == Kind.OPS_AGENT
                && look != null
                && (look.has("jsonPayload.message") || look.has("json_payload") || look.has("textPayload"));
    }

    /** The source that is read. */
    public LogSource source() {
        return source;
    }

    /** Whether its rows can tell how long a request took; without it a request is an instant. */
    public boolean hasDuration() {
        return switch (source.kind()) {
            case LOAD_BALANCER -> look != null && (look.has("httpRequest.latency") || look.has("http_request.latency"));
            case OPS_AGENT ->
                source.format() != null && source.format().format().variables().contains("request_time");
            case CUSTOM -> source.columns().containsKey(Column.DURATION);
        };
    }

    /** What the table is, in words. */
    public String kind() {
        if (look == null) {
            return "own query";
        }
        String laidOut = dated
                ? "dated tables"
                : switch (look.partition()) {
                    case INGESTION_TIME -> "table partitioned by day of writing";
                    case COLUMN -> "table partitioned by " + look.partitionColumn();
                    case NONE -> look.isView() ? "view" : "table without partitions: every query reads all of it";
                };
        return laidOut + (look.location() == null ? "" : ", in " + look.location());
    }

    /**
     * Reads whole UTC days.
     *
     * @param days of the rows' own timestamps
     * @param rules which rows are requests
     * @return every wanted day by day and stream, also those without a row
     */
    public TableScan read(DayRange days, EndpointRules rules) {
        ActivityRows rows = new ActivityRows(source);
        warehouse.read(query(days, rules), look == null ? null : look.location(), rows::add);
        return rows.scan(days);
    }

    /** How many bytes {@link #read} would read. */
    private long estimate(DayRange days, EndpointRules rules) {
        return warehouse.estimate(query(days, rules), look == null ? null : look.location());
    }

    /** How many bytes a usual night would read: the days that are read again until they are settled. */
    public long nightlyBytes(LocalDate today, int restateDays, EndpointRules rules) {
        return estimate(new DayRange(today.minusDays(restateDays + 1L), today), rules);
    }

    Query query(DayRange days, EndpointRules rules) {
        RowColumns columns = new RowColumns(source, look);
        TextFields text =
                new TextFields(source.format(), source.owner() instanceof RowOwner.Mapped ? source.ownerField() : null);
        SortedMap<String, QueryParameterValue> parameters = new TreeMap<>(text.parameters());
        parameters.put("rows_from", timestamp(days.from()));
        parameters.put("rows_to", timestamp(days.to().plusDays(1)));
        parameters.put("inference", QueryParameterValue.string(EndpointPattern.of(rules.inference())));
        parameters.put("ignore", QueryParameterValue.string(EndpointPattern.of(rules.ignore())));
        parameters.put("latency_edges", QueryParameterValue.array(edges(), Long.class));
        String logRow = SqlFile.of(
                LogTable.class,
                "log-row.sql",
                Map.of(
                        "columns",
                        columns.bind(),
                        "table",
                        from() + " AS t",
                        "rows",
                        rows(columns.time(), days, parameters),
                        "copy",
                        columns.hasId()
                                ? "IF(id IS NULL, 1, ROW_NUMBER() OVER (PARTITION BY id, row_time ORDER BY id))"
                                : "1",
                        "read",
                        text.read()));
        boolean atArrival = source.kind() == Kind.LOAD_BALANCER;
        String later = "logged_us + IFNULL(duration_us, 0)";
        String earlier = "logged_us - IFNULL(duration_us, 0)";
        return new Query(
                "the requests of " + source.name(),
                SqlFile.of(
                        LogTable.class,
                        "activity-hour.sql",
                        Map.of(
                                "log_row",
                                logRow,
                                "arrival",
                                atArrival ? "logged_us" : earlier,
                                "completion",
                                atArrival ? later : "logged_us")),
                parameters);
    }

    private String from() {
        TableName name = source.table();
        if (name == null) {
            return "(" + source.sql() + "\n)";
        }
        return dated ? name.sibling(stem(name) + "*").sql() : name.sql();
    }

    /** The filter that keeps other partitions unread, then the one that is meant. */
    private String rows(String time, DayRange days, SortedMap<String, QueryParameterValue> parameters) {
        StringBuilder rows = new StringBuilder();
        if (dated) {
            parameters.put(
                    "suffix_from", QueryParameterValue.string(DateTimeFormatter.BASIC_ISO_DATE.format(days.from())));
            parameters.put("suffix_to", QueryParameterValue.string(DateTimeFormatter.BASIC_ISO_DATE.format(days.to())));
            rows.append("t._TABLE_SUFFIX BETWEEN @suffix_from AND @suffix_to\n                AND ");
        } else if (look != null && look.partition() == Partition.INGESTION_TIME) {
            // Rows are written after they happen; the newest lie in a buffer that belongs to no partition yet.
            rows.append(
                    "(t._PARTITIONTIME >= TIMESTAMP_TRUNC(@rows_from, DAY) OR t._PARTITIONTIME IS NULL)\n                AND ");
        }
        rows.append(time).append(" >= @rows_from AND ").append(time).append(" < @rows_to");
        if (look != null && look.has("log_id")) {
            // A Log Analytics view holds every log of its bucket.
            rows.append(
                    switch (source.kind()) {
                        case LOAD_BALANCER -> "\n                AND t.resource.type = 'http_load_balancer'";
                        case OPS_AGENT -> "\n                AND t.log_id = 'nginx_access'";
                        case CUSTOM -> "";
                    });
        }
        return rows.toString();
    }

    private static Long[] edges() {
        return LongStream.range(1, LatencyHistogram.BUCKETS)
                .mapToObj(bucket -> LatencyHistogram.lowerEdge((int) bucket))
                .toArray(Long[]::new);
    }

    private static QueryParameterValue timestamp(LocalDate day) {
        return QueryParameterValue.timestamp(day + " 00:00:00.000000+00:00");
    }
}
