package io.perdollar.reporting.sheet;

import io.perdollar.analysis.report.FleetReport.ServiceLine;
import io.perdollar.analysis.report.Measures;
import io.perdollar.analysis.report.Measures.CostBreakdown;
import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Column;
import io.perdollar.reporting.table.Column.Look;
import io.perdollar.reporting.table.Derivation.InRow;
import io.perdollar.reporting.table.Derivation.Quotient;
import io.perdollar.reporting.table.Derivation.RowTotal;
import io.perdollar.reporting.table.Kind;
import io.perdollar.reporting.table.Mark;
import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Sheet.Topic;
import io.perdollar.reporting.table.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Cost by service and by environment: what the GPU VMs of each cost, served and wasted. */
public final class ServiceSheet {
    /** Id of the table of services. */
    public static final String TABLE = "CostByService";

    private static final String[] SUMMED = {
        "vms",
        "direct",
        "attached",
        "shared",
        "cost",
        "billedCost",
        "gpuInstance",
        "runningHours",
        "idleHours",
        "idleCost",
        "avoidableIdleCost",
        "served"
    };

    private static final String[] RESTING_ON_LOGS = {"idleHours", "idleShare", "idleCost", "avoidableIdleCost", "served"
    };

    private ServiceSheet() {}

    static Sheet build(SheetContext context) {
        return context.sheet(Topic.SERVICES, services(context), environments(context));
    }

    private static Table services(SheetContext context) {
        Table.Builder table = Table.builder(TABLE, context.text("table.services"))
                .columns(context.words("service", 24), context.words("environment", 14))
                .columns(measureColumns(context))
                .columns(
                        context.ratio("requestsPerDollar"),
                        context.unitPrice("costPer1000Requests"),
                        context.unitPrice("costPerMillionTokens"))
                .columns(partColumns(context));
        List<ServiceLine> largestFirst = context.report().services().stream()
                .sorted(Comparator.comparing((ServiceLine line) ->
                                line.measures().cost().total().effective())
                        .reversed()
                        .thenComparing(ServiceLine::service))
                .toList();
        for (ServiceLine line : largestFirst) {
            Measures measures = line.measures();
            List<Cell> row = new ArrayList<>();
            row.add(Cell.text(line.service()));
            row.add(Cell.text(line.environment()));
            row.addAll(measureCells(context, Group.of(line)));
            row.add(SheetContext.marked(Cell.ratio(measures.ratios().requestsPerDollar()), measures));
            row.add(SheetContext.marked(context.unitPrice(measures.ratios().costPer1000Requests()), measures));
            row.add(SheetContext.marked(context.unitPrice(measures.ratios().costPerMillionTokensAll()), measures));
            row.addAll(partCells(context, measures.cost()));
            table.row(row);
        }
        Measures fleet = context.report().totals().measures();
        return table.totals(context.text("total"), SUMMED)
                .total("idleShare", idleShare(fleet.idleMicros(), fleet.runningMicros()))
                .total(
                        "requestsPerDollar",
                        SheetContext.marked(Cell.ratio(fleet.ratios().requestsPerDollar()), fleet))
                .total(
                        "costPer1000Requests",
                        SheetContext.marked(context.unitPrice(fleet.ratios().costPer1000Requests()), fleet))
                .total(
                        "costPerMillionTokens",
                        SheetContext.marked(context.unitPrice(fleet.ratios().costPerMillionTokensAll()), fleet))
                .markTotals(Mark.LOW_COVERAGE, SheetContext.isLowCoverage(fleet), RESTING_ON_LOGS)
                .markTotals(
                        Mark.PROVISIONAL, context.report().header().provisional(), "cost", "billedCost", "gpuInstance")
                .nameTotal(FigureName.GPU_INSTANCES, "gpuInstance")
                .nameTotal(FigureName.RUNNING, "runningHours")
                .nameTotal(FigureName.IDLE, "idleHours")
                .nameTotal(FigureName.IDLE_COST, "idleCost")
                .nameTotal(FigureName.AVOIDABLE_COST, "avoidableIdleCost")
                .nameTotal(FigureName.SERVED, "served")
                .build();
    }

    private static Table environments(SheetContext context) {
        Map<String, Group> groups = new TreeMap<>();
        for (ServiceLine line : context.report().services()) {
            groups.merge(line.environment(), Group.of(line), Group::plus);
        }
        Table.Builder table = Table.builder("CostByEnvironment", context.text("table.environments"))
                .columns(context.words("environment", 24), context.number("services", Kind.COUNT, 14))
                .columns(measureColumns(context))
                .columns(partColumns(context));
        groups.forEach((environment, group) -> {
            List<Cell> row = new ArrayList<>(List.of(Cell.text(environment), Cell.count(group.services())));
            row.addAll(measureCells(context, group));
            row.addAll(partCells(context, group.cost()));
            table.row(row);
        });
        List<String> summed = new ArrayList<>(List.of(SUMMED));
        summed.add("services");
        return table.totals(context.text("total"), summed.toArray(String[]::new))
                .markTotals(
                        Mark.LOW_COVERAGE,
                        SheetContext.isLowCoverage(context.report().totals().measures()),
                        RESTING_ON_LOGS)
                .build();
    }

    private static Column[] measureColumns(SheetContext context) {
        return new Column[] {
            context.number("vms", Kind.COUNT, 9),
            context.money("cost", 14).look(Look.BAR),
            context.money("billedCost", 14),
            context.money("gpuInstance", 14),
            context.number("runningHours", Kind.HOURS, 13),
            context.number("idleHours", Kind.HOURS, 12),
            context.number("idleShare", Kind.SHARE, 12),
            context.money("idleCost", 14),
            context.money("avoidableIdleCost", 15),
            context.number("served", Kind.COUNT, 13)
        };
    }

    /** What the cost is made of. */
    private static Column[] partColumns(SheetContext context) {
        return new Column[] {
            context.money("direct").asDetail(),
            context.money("attached").asDetail(),
            context.money("shared").asDetail()
        };
    }

    private static List<Cell> partCells(SheetContext context, CostBreakdown cost) {
        return List.of(
                context.money(cost.direct().effective()),
                context.money(cost.attached().effective()),
                context.money(cost.shared().effective()));
    }

    private static List<Cell> measureCells(SheetContext context, Group group) {
        CostBreakdown cost = group.cost();
        Cell idleShare = idleShare(group.idle(), group.running());
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.count(group.vms()),
                context.money(cost.total().effective()).derivedBy(new RowTotal("direct", "shared")),
                context.money(cost.total().billed()),
                context.money(cost.gpuInstance().effective()),
                Cell.hours(group.running())));
        for (Cell cell : List.of(
                Cell.hours(group.idle()),
                idleShare,
                context.money(group.idleCost()),
                context.money(group.avoidableCost()),
                Cell.count(group.served()))) {
            cells.add(cell.mark(Mark.LOW_COVERAGE, group.lowCoverage()));
        }
        return cells;
    }

    private static Cell idleShare(@Nullable Long idle, long running) {
        return Cell.share(SheetContext.share(idle, running))
                .derivedBy(new Quotient(new InRow("idleHours"), new InRow("runningHours")));
    }

    /** Sums over some services; what none of them knows stays null. */
    private record Group(
            long services,
            long vms,
            CostBreakdown cost,
            long running,
            @Nullable Long idle,
            @Nullable BigDecimal idleCost,
            @Nullable BigDecimal avoidableCost,
            @Nullable Long served,
            boolean lowCoverage) {

        static Group of(ServiceLine line) {
            Measures measures = line.measures();
            return new Group(
                    1,
                    line.instances().size(),
                    measures.cost(),
                    measures.runningMicros(),
                    measures.idleMicros(),
                    measures.idleCost(),
                    measures.avoidableIdleCost(),
                    measures.activity() == null ? null : measures.activity().served(),
                    SheetContext.isLowCoverage(measures));
        }

        Group plus(Group other) {
            return new Group(
                    services + other.services,
                    vms + other.vms,
                    cost.plus(other.cost),
                    running + other.running,
                    add(idle, other.idle),
                    add(idleCost, other.idleCost),
                    add(avoidableCost, other.avoidableCost),
                    add(served, other.served),
                    lowCoverage || other.lowCoverage);
        }

        private static @Nullable Long add(@Nullable Long a, @Nullable Long b) {
            return a == null ? b : b == null ? a : Long.valueOf(a + b);
        }

        private static @Nullable BigDecimal add(@Nullable BigDecimal a, @Nullable BigDecimal b) {
            return a == null ? b : b == null ? a : a.add(b);
        }
    }
}
