package io.perdollar.ingest.bigquery.loopback;

import com.google.zetasql.Type;
import com.google.zetasql.resolvedast.ResolvedColumn;
import com.google.zetasql.resolvedast.ResolvedNodes;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of which tables a statement reads, down to the fields of records: BigQuery stores and bills each leaf by
 * itself. A record that is only passed on counts where its fields are used at last.
 */
final class ReferencedColumns extends ResolvedNodes.Visitor {
    /** Where a column comes from: a table's, or a field below another column. */
    private record Origin(@Nullable String table, long column, String path) {}

    /**
     * What a statement does with one table.
     *
     * @param read paths with dots, each standing for everything below it
     * @param named columns that stand in the statement, also those that no later part of it reads
     */
    record Paths(Set<String> read, Set<String> named) {}

    private record Use(long column, String path) {}

    private final Map<Long, Origin> origins = new HashMap<>();
    private final Map<String, List<ResolvedColumn>> withEntries = new HashMap<>();
    private final List<Use> uses = new ArrayList<>();
    private final Map<Long, String> scanned = new HashMap<>();

    private ReferencedColumns() {}

    /** What a statement does with each table. */
    static Map<String, Paths> of(ResolvedStatement statement) {
        ReferencedColumns columns = new ReferencedColumns();
        statement.accept(columns);
        return columns.paths();
    }

    private Map<String, Paths> paths() {
        Map<String, Paths> paths = new HashMap<>();
        scanned.forEach((column, table) -> {
            Origin origin = origins.get(column);
            if (origin != null) {
                paths.computeIfAbsent(table, name -> new Paths(new TreeSet<>(), new TreeSet<>()))
                        .named()
                        .add(origin.path());
            }
        });
        for (Use use : uses) {
            long column = use.column();
            String path = use.path();
            Origin origin = origins.get(column);
            while (origin != null && origin.table() == null) {
                column = origin.column();
                path = join(origin.path(), path);
                origin = origins.get(column);
            }
            Paths ofTable = origin == null || origin.table() == null ? null : paths.get(origin.table());
            if (origin != null && ofTable != null) {
                ofTable.read().add(join(origin.path(), path));
            }
        }
        return paths;
    }

    private static String join(String path, String below) {
        return path.isEmpty() ? below : below.isEmpty() ? path : path + "." + below;
    }

    @Override
    public void visit(ResolvedNodes.ResolvedTableScan scan) {
        String table = scan.getTable().getName();
        for (ResolvedColumn column : scan.getColumnList()) {
            origins.put(column.getId(), new Origin(table, 0, column.getName()));
            scanned.put(column.getId(), table);
        }
    }

    @Override
    public void visit(ResolvedNodes.ResolvedArrayScan scan) {
        for (int i = 0; i < scan.getArrayExprList().size(); i++) {
            Use path = path(scan.getArrayExprList().get(i));
            ResolvedColumn element = scan.getElementColumnList().get(i);
            if (path == null) {
                scan.getArrayExprList().get(i).accept(this);
            } else {
                origins.put(element.getId(), new Origin(null, path.column(), path.path()));
                if (!hasFields(element.getType())) {
                    uses.add(path);
                }
            }
        }
        if (scan.getInputScan() != null) {
            scan.getInputScan().accept(this);
        }
        if (scan.getJoinExpr() != null) {
            scan.getJoinExpr().accept(this);
        }
    }

    @Override
    public void visit(ResolvedNodes.ResolvedComputedColumn computed) {
        Use path = path(computed.getExpr());
        if (path != null && hasFields(computed.getExpr().getType())) {
            origins.put(computed.getColumn().getId(), new Origin(null, path.column(), path.path()));
        } else {
            computed.getExpr().accept(this);
        }
    }

    @Override
    public void visit(ResolvedNodes.ResolvedWithEntry entry) {
        withEntries.put(
                entry.getWithQueryName(), List.copyOf(entry.getWithSubquery().getColumnList()));
        entry.getWithSubquery().accept(this);
    }

    @Override
    public void visit(ResolvedNodes.ResolvedWithRefScan scan) {
        List<ResolvedColumn> entry = withEntries.getOrDefault(scan.getWithQueryName(), List.of());
        for (int i = 0; i < Math.min(entry.size(), scan.getColumnList().size()); i++) {
            origins.put(
                    scan.getColumnList().get(i).getId(),
                    new Origin(null, entry.get(i).getId(), ""));
        }
    }

    @Override
    public void visit(ResolvedNodes.ResolvedSetOperationItem item) {
        item.getOutputColumnList().forEach(column -> uses.add(new Use(column.getId(), "")));
        super.visit(item);
    }

    @Override
    public void visit(ResolvedNodes.ResolvedSubqueryExpr subquery) {
        // Its parameter list repeats whole columns that the subquery itself may read a field of.
        subquery.getSubquery().getColumnList().forEach(column -> uses.add(new Use(column.getId(), "")));
        subquery.getSubquery().accept(this);
        if (subquery.getInExpr() != null) {
            subquery.getInExpr().accept(this);
        }
    }

    @Override
    public void visit(ResolvedNodes.ResolvedOutputColumn output) {
        uses.add(new Use(output.getColumn().getId(), ""));
    }

    @Override
    public void visit(ResolvedNodes.ResolvedColumnRef reference) {
        uses.add(new Use(reference.getColumn().getId(), ""));
    }

    @Override
    public void visit(ResolvedNodes.ResolvedGetStructField field) {
        Use path = path(field);
        if (path == null) {
            super.visit(field);
        } else {
            uses.add(path);
        }
    }

    /** A column, or a field of a column's record; null for any other expression. */
    private static @Nullable Use path(ResolvedExpr expression) {
        if (expression instanceof ResolvedNodes.ResolvedColumnRef reference) {
            return new Use(reference.getColumn().getId(), "");
        }
        if (expression instanceof ResolvedNodes.ResolvedGetStructField field) {
            Use record = path(field.getExpr());
            String name = field.getExpr()
                    .getType()
                    .asStruct()
                    .getField((int) field.getFieldIdx())
                    .getName();
            return record == null ? null : new Use(record.column(), join(record.path(), name));
        }
        return null;
    }

    private static boolean hasFields(Type type) {
        return type.isStruct()
                || (type.isArray() && type.asArray().getElementType().isStruct());
    }
}
