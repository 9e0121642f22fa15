package io.perdollar.reporting.sheet;

import io.perdollar.analysis.report.FleetReport.VmLine;
import io.perdollar.analysis.report.Measures;
import io.perdollar.analysis.report.Measures.Counts;
import io.perdollar.analysis.report.Measures.Ratios;
import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Column.Look;
import io.perdollar.reporting.table.Derivation.InRow;
import io.perdollar.reporting.table.Derivation.Quotient;
import io.perdollar.reporting.table.Kind;
import io.perdollar.reporting.table.Mark;
import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Sheet.Topic;
import io.perdollar.reporting.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Requests per dollar, VM by VM, with the running, covered and idle time that the ratio rests on. */
final class EfficiencySheet {
    private EfficiencySheet() {}

    static Sheet build(SheetContext context) {
        Table.Builder table = Table.builder("RequestsPerDollar", context.text("table.efficiency"))
                .note(context.text("note.efficiency"))
                .columns(
                        context.words("instance", 26),
                        context.words("service", 22),
                        context.words("environment", 13),
                        context.words("accelerator", 12),
                        context.number("acceleratorCount", Kind.COUNT, 8),
                        context.words("machineType", 17),
                        context.words("provisioning", 14),
                        context.ratio("requestsPerDollar").look(Look.BAR),
                        context.ratio("requestsPerGpuDollar"),
                        context.unitPrice("costPer1000Requests"),
                        context.unitPrice("costPerMillionTokensIn"),
                        context.unitPrice("costPerMillionTokensOut"),
                        context.unitPrice("costPerMillionTokens"),
                        context.number("served", Kind.COUNT, 12),
                        context.number("failed", Kind.COUNT, 10),
                        context.number("unrecognised", Kind.COUNT, 14),
                        context.money("cost"),
                        context.money("gpuInstance"),
                        context.number("runningHours", Kind.HOURS, 13),
                        context.number("coveredHours", Kind.HOURS, 13),
                        context.number("coveredShare", Kind.SHARE, 11),
                        context.number("idleHours", Kind.HOURS, 13),
                        context.number("avoidableIdleHours", Kind.HOURS, 14),
                        context.number("idleShare", Kind.SHARE, 11),
                        context.money("idleCost"),
                        context.money("avoidableIdleCost"),
                        context.words("project", 18),
                        context.words("zone", 18),
                        context.words("instanceId", 22));
        context.report().resources().stream()
                .sorted(Comparator.comparing(
                                (VmLine vm) -> vm.measures().cost().total().effective())
                        .reversed()
                        .thenComparing(VmLine::instance))
                .forEach(vm -> table.row(row(context, vm)));
        Measures fleet = context.report().totals().measures();
        Ratios ratios = fleet.ratios();
        table.totals(
                        context.text("total"),
                        "served",
                        "failed",
                        "unrecognised",
                        "cost",
                        "gpuInstance",
                        "runningHours",
                        "coveredHours",
                        "idleHours",
                        "avoidableIdleHours",
                        "idleCost",
                        "avoidableIdleCost")
                .total("requestsPerDollar", SheetContext.marked(Cell.ratio(ratios.requestsPerDollar()), fleet))
                .total("requestsPerGpuDollar", SheetContext.marked(Cell.ratio(ratios.requestsPerGpuDollar()), fleet))
                .total(
                        "costPer1000Requests",
                        SheetContext.marked(context.unitPrice(ratios.costPer1000Requests()), fleet))
                .total("coveredShare", coveredShare(fleet))
                .total("idleShare", idleShare(fleet))
                .markTotals(
                        Mark.LOW_COVERAGE,
                        SheetContext.isLowCoverage(fleet),
                        "served",
                        "failed",
                        "unrecognised",
                        "idleHours",
                        "avoidableIdleHours",
                        "idleShare",
                        "idleCost",
                        "avoidableIdleCost");
        return context.sheet(Topic.EFFICIENCY, table.build());
    }

    private static List<Cell> row(SheetContext context, VmLine vm) {
        Measures measures = vm.measures();
        Counts counts = measures.activity();
        Ratios ratios = measures.ratios();
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(vm.instance()));
        cells.add(Cell.text(vm.service()));
        cells.add(Cell.text(vm.environment()));
        cells.add(Cell.text(vm.accelerator()));
        cells.add(Cell.count(vm.acceleratorCount() == null ? null : Long.valueOf(vm.acceleratorCount())));
        cells.add(Cell.text(vm.machineType()));
        cells.add(Cell.text(vm.provisioning()));
        for (Cell cell : List.of(
                Cell.ratio(ratios.requestsPerDollar()),
                Cell.ratio(ratios.requestsPerGpuDollar()),
                context.unitPrice(ratios.costPer1000Requests()),
                context.unitPrice(ratios.costPerMillionTokensIn()),
                context.unitPrice(ratios.costPerMillionTokensOut()),
                context.unitPrice(ratios.costPerMillionTokensAll()),
                Cell.count(counts == null ? null : counts.served()),
                Cell.count(counts == null ? null : counts.failed()),
                Cell.count(counts == null ? null : counts.unrecognised()))) {
            cells.add(SheetContext.marked(cell, measures));
        }
        cells.add(context.money(measures.cost().total().effective()));
        cells.add(context.money(measures.cost().gpuInstance().effective()));
        cells.add(Cell.hours(measures.runningMicros()));
        cells.add(Cell.hours(measures.coveredMicros()));
        cells.add(coveredShare(measures));
        for (Cell cell : List.of(
                Cell.hours(measures.idleMicros()),
                Cell.hours(measures.avoidableIdleMicros()),
                idleShare(measures),
                context.money(measures.idleCost()),
                context.money(measures.avoidableIdleCost()))) {
            cells.add(SheetContext.marked(cell, measures));
        }
        cells.add(Cell.text(vm.project()));
        cells.add(Cell.text(vm.zone()));
        cells.add(Cell.text(vm.instanceId()));
        return cells;
    }

    private static Cell coveredShare(Measures measures) {
        return SheetContext.marked(
                Cell.share(SheetContext.share(measures.coveredMicros(), measures.runningMicros()))
                        .derivedBy(new Quotient(new InRow("coveredHours"), new InRow("runningHours"))),
                measures);
    }

    private static Cell idleShare(Measures measures) {
        return Cell.share(SheetContext.share(measures.idleMicros(), measures.runningMicros()))
                .derivedBy(new Quotient(new InRow("idleHours"), new InRow("runningHours")));
    }
}
