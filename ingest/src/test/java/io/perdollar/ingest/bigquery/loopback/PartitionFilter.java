package io.perdollar.ingest.bigquery.loopback;

import com.google.zetasql.Value;
import com.google.zetasql.resolvedast.ResolvedColumn;
import com.google.zetasql.resolvedast.ResolvedNodes;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a statement that spare whole partitions: a comparison of {@code _PARTITIONTIME}, a partition column
 * or {@code _TABLE_SUFFIX}, bare or cut to its day, with something that the statement's rows have no part in.
 * As in BigQuery a condition under OR, on the other side of a join's ON, or with a subquery spares nothing.
 */
final class PartitionFilter extends ResolvedNodes.Visitor {
    private static final long DAY = 86_400_000_000L;

    /** A condition on one column of one table. */
    private record Condition(String function, boolean ofDay, List<Value> bounds) {}

    /**
     * A condition that keeps the rows of listed days: {@code UNIX_DATE(DATE(column)) IN UNNEST(@parameter)}.
     *
     * @param parameter a list of days since 1970-01-01
     */
    record ListedDays(String table, String column, String parameter) {}

    private final Function<ResolvedExpr, @Nullable Value> constants;
    private final Map<Long, ResolvedColumn> scanned = new HashMap<>();
    private final Map<Long, String> tables = new HashMap<>();
    private final List<ResolvedNodes.ResolvedFilterScan> filters = new ArrayList<>();
    private final Map<String, List<Condition>> conditions = new HashMap<>();
    private @Nullable ListedDays listedDays;

    private PartitionFilter(Function<ResolvedExpr, @Nullable Value> constants) {
        this.constants = constants;
    }

    /**
     * Reads a statement.
     *
     * @param constants evaluates an expression without columns; null where it has some
     */
    static PartitionFilter of(ResolvedStatement statement, Function<ResolvedExpr, @Nullable Value> constants) {
        PartitionFilter filter = new PartitionFilter(constants);
        statement.accept(filter);
        filter.filters.forEach(scan -> filter.conjunction(scan.getFilterExpr()));
        return filter;
    }

    /** Whether rows may lie where the column's micro-seconds are from the first to the last. */
    boolean reaches(String table, String column, long first, long last) {
        return of(table, column).stream().allMatch(condition -> {
            boolean days = condition.ofDay();
            return holds(
                    condition,
                    days ? Math.floorDiv(first, DAY) * DAY : first,
                    days ? Math.floorDiv(last, DAY) * DAY : last,
                    PartitionFilter::micros);
        });
    }

    /** Whether rows may lie in the table of a suffix. */
    boolean reachesSuffix(String table, String suffix) {
        return of(table, "_TABLE_SUFFIX").stream()
                .allMatch(condition -> holds(condition, suffix, suffix, Value::getStringValue));
    }

    /** The condition on listed days; null where the statement has none. */
    @Nullable
    ListedDays listedDays() {
        return listedDays;
    }

    private List<Condition> of(String table, String column) {
        return conditions.getOrDefault(table + "/" + column, List.of());
    }

    private static <T extends Comparable<T>> boolean holds(
            Condition condition, T first, T last, Function<Value, T> read) {
        List<T> bounds = condition.bounds().stream().map(read).toList();
        return switch (condition.function()) {
            case "$equal", "$in" ->
                bounds.stream().anyMatch(bound -> first.compareTo(bound) <= 0 && bound.compareTo(last) <= 0);
            case "$less" -> first.compareTo(bounds.get(0)) < 0;
            case "$less_or_equal" -> first.compareTo(bounds.get(0)) <= 0;
            case "$greater" -> last.compareTo(bounds.get(0)) > 0;
            case "$greater_or_equal" -> last.compareTo(bounds.get(0)) >= 0;
            case "$between" -> last.compareTo(bounds.get(0)) >= 0 && first.compareTo(bounds.get(1)) <= 0;
            default -> true;
        };
    }

    private static Long micros(Value value) {
        return switch (value.getType().getKind()) {
            case TYPE_TIMESTAMP -> value.getTimestampUnixMicros();
            case TYPE_DATE -> value.getDateValue() * DAY;
            default -> throw new IllegalArgumentException("no bound of a partition: " + value.getType());
        };
    }

    @Override
    public void visit(ResolvedNodes.ResolvedTableScan scan) {
        for (ResolvedColumn column : scan.getColumnList()) {
            scanned.put(column.getId(), column);
            tables.put(column.getId(), scan.getTable().getName());
        }
    }

    @Override
    public void visit(ResolvedNodes.ResolvedFilterScan scan) {
        filters.add(scan);
        super.visit(scan);
    }

    private void conjunction(ResolvedExpr expression) {
        if (!(expression instanceof ResolvedFunctionCall call)) {
            return;
        }
        String function = call.getFunction().getName();
        List<ResolvedExpr> arguments = call.getArgumentList();
        if (function.equals("$and")) {
            arguments.forEach(this::conjunction);
        } else if (function.equals("$in_array")) {
            listed(arguments.get(0), arguments.get(1));
        } else if (column(arguments.get(0)) != null) {
            add(function, arguments.get(0), arguments.subList(1, arguments.size()));
        } else if (arguments.size() == 2 && column(arguments.get(1)) != null) {
            add(mirrored(function), arguments.get(1), arguments.subList(0, 1));
        }
    }

    private void listed(ResolvedExpr day, ResolvedExpr list) {
        if (day instanceof ResolvedFunctionCall call
                && call.getFunction().getName().equals("unix_date")
                && list instanceof ResolvedNodes.ResolvedParameter parameter) {
            ResolvedColumn column = column(call.getArgumentList().get(0));
            if (column != null) {
                listedDays = new ListedDays(
                        String.valueOf(tables.get(column.getId())), column.getName(), parameter.getName());
            }
        }
    }

    private static String mirrored(String function) {
        return switch (function) {
            case "$less" -> "$greater";
            case "$less_or_equal" -> "$greater_or_equal";
            case "$greater" -> "$less";
            case "$greater_or_equal" -> "$less_or_equal";
            default -> function;
        };
    }

    private void add(String function, ResolvedExpr side, List<ResolvedExpr> others) {
        ResolvedColumn column = column(side);
        List<Value> bounds = new ArrayList<>();
        for (ResolvedExpr other : others) {
            Value bound = constants.apply(other);
            if (bound == null || bound.isNull()) {
                return;
            }
            bounds.add(bound);
        }
        if (column != null) {
            String key = tables.get(column.getId()) + "/" + column.getName();
            conditions
                    .computeIfAbsent(key, name -> new ArrayList<>())
                    .add(new Condition(function, side instanceof ResolvedFunctionCall, bounds));
        }
    }

    /** The column of a table, bare or within DATE(…) or TIMESTAMP_TRUNC(…, DAY); null for any other expression. */
    private @Nullable ResolvedColumn column(ResolvedExpr expression) {
        if (expression instanceof ResolvedFunctionCall call
                && !call.getArgumentList().isEmpty()) {
            String function = call.getFunction().getName();
            boolean cuts = function.equals("date") || function.equals("timestamp_trunc");
            return cuts && call.getArgumentList().get(0) instanceof ResolvedNodes.ResolvedColumnRef
                    ? column(call.getArgumentList().get(0))
                    : null;
        }
        return expression instanceof ResolvedNodes.ResolvedColumnRef reference
                ? scanned.get(reference.getColumn().getId())
                : null;
    }
}
