package io.perdollar.reporting.sheet;

import io.perdollar.analysis.report.FleetReport.VmLine;
import io.perdollar.analysis.report.Measures;
import io.perdollar.analysis.report.Measures.Counts;
import io.perdollar.analysis.report.Measures.Ratios;
import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Column;
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
                        context.words("instance", 24),
                        context.words("service", 20),
                        context.words("environment", 14),
                        context.words("accelerator", 12),
                        context.number("acceleratorCount", Kind.COUNT, 9),
                        context.words("provisioning", 15),
                        context.ratio("requestsPerDollar").look(Look.BAR),
                        context.unitPrice("costPer1000Requests").width(15),
                        tokens(context, "costPerMillionTokens"),
                        context.number("served", Kind.COUNT, 12),
                        context.money("cost", 14),
                        context.number("runningHours", Kind.HOURS, 12),
                        context.number("coveredShare", Kind.SHARE, 12),
                        context.number("idleHours", Kind.HOURS, 12),
                        context.number("idleShare", Kind.SHARE, 12),
                        context.money("idleCost", 14),
                        context.money("avoidableIdleCost", 15),
                        context.words("machineType", 18).asDetail(),
                        context.ratio("requestsPerGpuDollar").asDetail(),
                        context.unitPrice("costPerMillionTokensIn").asDetail(),
                        context.unitPrice("costPerMillionTokensOut").asDetail(),
                        context.number("failed", Kind.COUNT, 11).asDetail(),
                        context.number("unrecognised", Kind.COUNT, 16).asDetail(),
                        context.money("gpuInstance").asDetail(),
                        context.number("coveredHours", Kind.HOURS, 13).asDetail(),
                        context.number("avoidableIdleHours", Kind.HOURS, 15).asDetail(),
                        context.words("project", 18).asDetail(),
                        context.words("zone", 20).asDetail(),
                        context.words("instanceId", 24).asDetail());
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

    /** Paper shows what tokens cost where any are logged. */
    private static Column tokens(SheetContext context, String key) {
        Column column = context.unitPrice(key).width(14);
        boolean logged = context.report().resources().stream()
                .anyMatch(vm -> vm.measures().ratios().costPerMillionTokensAll() != null);
        return logged ? column : column.asDetail();
    }

    private static List<Cell> row(SheetContext context, VmLine vm) {
        Measures measures = vm.measures();
        Counts counts = measures.activity();
        Ratios ratios = measures.ratios();
        boolean low = SheetContext.isLowCoverage(measures);
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(vm.instance()));
        cells.add(Cell.text(vm.service()));
        cells.add(Cell.text(vm.environment()));
        cells.add(Cell.text(vm.accelerator()));
        cells.add(Cell.count(vm.acceleratorCount() == null ? null : Long.valueOf(vm.acceleratorCount())));
        cells.add(Cell.text(vm.provisioning()));
        cells.add(doubtful(Cell.ratio(ratios.requestsPerDollar()), low));
        cells.add(doubtful(context.unitPrice(ratios.costPer1000Requests()), low));
        cells.add(doubtful(context.unitPrice(ratios.costPerMillionTokensAll()), low));
        cells.add(doubtful(Cell.count(counts == null ? null : counts.served()), low));
        cells.add(context.money(measures.cost().total().effective()));
        cells.add(Cell.hours(measures.runningMicros()));
        cells.add(coveredShare(measures));
        cells.add(doubtful(Cell.hours(measures.idleMicros()), low));
        cells.add(doubtful(idleShare(measures), low));
        cells.add(doubtful(context.money(measures.idleCost()), low));
        cells.add(doubtful(context.money(measures.avoidableIdleCost()), low));
        cells.add(Cell.text(vm.machineType()));
        cells.add(doubtful(Cell.ratio(ratios.requestsPerGpuDollar()), low));
        cells.add(doubtful(context.unitPrice(ratios.costPerMillionTokensIn()), low));
        cells.add(doubtful(context.unitPrice(ratios.costPerMillionTokensOut()), low));
        cells.add(doubtful(Cell.count(counts == null ? null : counts.failed()), low));
        cells.add(doubtful(Cell.count(counts == null ? null : counts.unrecognised()), low));
        cells.add(context.money(measures.cost().gpuInstance().effective()));
        cells.add(Cell.hours(measures.coveredMicros()));
        cells.add(doubtful(Cell.hours(measures.avoidableIdleMicros()), low));
        cells.add(Cell.text(vm.project()));
        cells.add(Cell.text(vm.zone()));
        cells.add(Cell.text(vm.instanceId()));
        return cells;
    }

    private static Cell doubtful(Cell cell, boolean low) {
        return cell.mark(Mark.LOW_COVERAGE, low);
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
