package io.perdollar.ingest.bigquery.loopback;

import com.google.zetasql.Analyzer;
import com.google.zetasql.ArrayType;
import com.google.zetasql.SqlException;
import com.google.zetasql.TableContent;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLType.TypeKind;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedQueryStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import io.perdollar.ingest.bigquery.loopback.GoogleSql.Answer;
import io.perdollar.ingest.bigquery.loopback.PartitionFilter.ListedDays;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Plans and runs a query over the stored tables. */
final class QueryEngine {
    private static final ReferencedColumns.Paths UNTOUCHED = new ReferencedColumns.Paths(Set.of(), Set.of());

    /** A request to the evaluator holds 4 MiB, of which its own wrapping of values takes about the half. */
    private static final long LARGEST_READING = 1_500_000;

    private static final ArrayType DAY_LIST =
            TypeFactory.createArrayType(TypeFactory.createSimpleType(TypeKind.TYPE_INT64));

    private final Datasets datasets;

    QueryEngine(Datasets datasets) {
        this.datasets = datasets;
    }

    /**
     * A query that was analysed.
     *
     * @param views the tables, with no more columns and days than the query reads
     * @param bytes that BigQuery would bill for, before rounding
     * @param listedDays the condition on listed days; null where the query has none
     */
    record Plan(
            String sql,
            Map<String, Value> parameters,
            List<TableView> views,
            List<TableField> columns,
            long bytes,
            @Nullable ListedDays listedDays) {

        /** The tables read, by full name. */
        List<String> tables() {
            return views.stream()
                    .map(view -> SnapshotClauses.storedName(view.name()))
                    .distinct()
                    .toList();
        }
    }

    /**
     * Analyses a query: its tables exist, its columns and types fit.
     *
     * @param now the instant of the tables without a {@code FOR SYSTEM_TIME} clause
     */
    Plan plan(String text, Map<String, Value> parameters, Instant now) {
        SnapshotClauses clauses = SnapshotClauses.of(text);
        Map<String, Instant> instants = instants(clauses, parameters, now);
        Map<String, TableView> views = new LinkedHashMap<>();
        for (String name : GoogleSql.tables(clauses.sql())) {
            views.put(name, datasets.view(name, instants.getOrDefault(name, now)));
        }
        List<GoogleSql.Shape> shapes =
                views.values().stream().map(TableView::shape).toList();
        ResolvedStatement statement = GoogleSql.analyse(clauses.sql(), shapes, GoogleSql.types(parameters));
        PartitionFilter filter = PartitionFilter.of(statement, expression -> constant(expression, shapes, parameters));
        Map<String, ReferencedColumns.Paths> paths = ReferencedColumns.of(statement);
        List<TableView> read = views.values().stream()
                .map(view -> view.read(paths.getOrDefault(view.name(), UNTOUCHED), filter))
                .toList();
        List<TableField> columns = columns(statement);
        return new Plan(
                clauses.sql(),
                parameters,
                read,
                columns,
                read.stream().mapToLong(TableView::bytes).sum(),
                filter.listedDays());
    }

    /**
     * Runs a query. One that is too large for the evaluator is run day by day where it keeps only listed days and answers
     * by day, day first; else its table is coded.
     */
    Answer run(Plan plan) {
        if (plan.bytes() <= LARGEST_READING) {
            return runPlain(plan);
        }
        ListedDays days = plan.listedDays();
        if (days != null
                && plan.views().size() == 1
                && plan.columns().get(0).name().equals("day")) {
            return runByDay(plan, days);
        }
        return runCoded(plan);
    }

    private Answer runByDay(Plan plan, ListedDays days) {
        SortedSet<Long> epochDays = new TreeSet<>();
        Objects.requireNonNull(plan.parameters().get(days.parameter()))
                .getElementList()
                .forEach(day -> epochDays.add(day.getInt64Value()));
        List<List<Value>> rows = new ArrayList<>();
        for (long day : epochDays) {
            Map<String, Value> parameters = new LinkedHashMap<>(plan.parameters());
            parameters.put(days.parameter(), Value.createArrayValue(DAY_LIST, List.of(Value.createInt64Value(day))));
            TableView view = plan.views().get(0).of(days.column(), day);
            rows.addAll(run(new Plan(plan.sql(), parameters, List.of(view), plan.columns(), view.bytes(), null))
                    .rows());
        }
        return new Answer(plan.columns(), rows);
    }

    private static Answer runPlain(Plan plan) {
        Map<String, TableContent> contents = new HashMap<>();
        plan.views().forEach(view -> contents.put(view.name(), view.content()));
        List<GoogleSql.Shape> shapes =
                plan.views().stream().map(TableView::shape).toList();
        return GoogleSql.evaluate(plan.sql(), shapes, contents, plan.parameters());
    }

    private static Answer runCoded(Plan plan) {
        String sql = plan.sql();
        List<GoogleSql.Shape> shapes = new ArrayList<>();
        Map<String, TableContent> contents = new HashMap<>();
        Map<String, Value> parameters = new LinkedHashMap<>(plan.parameters());
        for (TableView view : plan.views()) {
            CodedTable coded = CodedTable.of(view, shapes.size());
            shapes.add(coded.shape());
            contents.put(coded.shape().name(), coded.content());
            parameters.putAll(coded.lists());
            sql = sql.replace("`" + view.name() + "`", coded.sql());
        }
        return GoogleSql.evaluate(sql, shapes, contents, parameters);
    }

    private static List<TableField> columns(ResolvedStatement statement) {
        if (statement instanceof ResolvedQueryStmt query) {
            return query.getOutputColumnList().stream()
                    .map(output -> RestValues.column(
                            output.getName(), output.getColumn().getType()))
                    .toList();
        }
        throw GoogleError.invalidQuery("Only SELECT statements are served here.");
    }

    private static Map<String, Instant> instants(SnapshotClauses clauses, Map<String, Value> parameters, Instant now) {
        Map<String, Instant> instants = new HashMap<>();
        clauses.snapshots().forEach((name, expression) -> {
            Answer answer = GoogleSql.evaluate("SELECT " + expression, List.of(), Map.of(), parameters);
            Value value = answer.rows().get(0).get(0);
            if (value.isNull()) {
                throw GoogleError.invalidQuery("FOR SYSTEM_TIME AS OF must not be NULL");
            }
            Instant instant = Instant.EPOCH.plus(value.getTimestampUnixMicros(), ChronoUnit.MICROS);
            if (instant.isAfter(now)) {
                throw GoogleError.invalidQuery("Invalid snapshot time " + instant + ": it lies in the future");
            }
            instants.put(name, instant);
        });
        return instants;
    }

    /** The value of an expression without columns; null where it has some. */
    private static @Nullable Value constant(
            ResolvedExpr expression, List<GoogleSql.Shape> shapes, Map<String, Value> parameters) {
        if (!Columnless.holds(expression)) {
            return null;
        }
        try {
            String sql = Analyzer.buildExpression(expression, GoogleSql.catalogue(shapes));
            return GoogleSql.evaluate("SELECT " + sql, List.of(), Map.of(), parameters)
                    .rows()
                    .get(0)
                    .get(0);
        } catch (SqlException e) {
            return null;
        }
    }
}
