package io.perdollar.analysis.measure;

import io.perdollar.analysis.fleet.FleetRules;
import io.perdollar.analysis.fleet.Vm;
import io.perdollar.analysis.report.FleetReport.ServiceLine;
import io.perdollar.analysis.report.FleetReport.VmLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The lines per GPU VM and per service. */
final class VmLines {
    private VmLines() {}

    /** GPU VMs by name, then id. */
    static List<VmLine> vms(FleetFacts facts) {
        List<VmLine> lines = new ArrayList<>();
        facts.report()
                .vms
                .values()
                .forEach(vm -> lines.add(line(facts.settings().fleet(), vm)));
        lines.sort(Comparator.comparing(VmLine::instance)
                .thenComparing(line -> Objects.requireNonNullElse(line.instanceId(), "")));
        return lines;
    }

    private static VmLine line(FleetRules rules, VmMeasurement measured) {
        Vm vm = measured.vm;
        Vm.LastHour last = vm.last();
        MeasureSum sum = new MeasureSum();
        sum.add(measured);
        return new VmLine(
                vm.name(),
                vm.instanceId(),
                vm.project(),
                vm.zone(),
                FleetAnalyzer.service(rules, vm),
                FleetAnalyzer.environment(rules, vm),
                last == null ? null : last.machineType(),
                Objects.requireNonNullElse(vm.accelerator(), "?"),
                last == null ? null : last.acceleratorCount(),
                last == null ? null : last.provisioning(),
                sum.measures());
    }

    /** Services by name; the environment is that of the VM that cost most. */
    static List<ServiceLine> services(FleetFacts facts) {
        FleetRules rules = facts.settings().fleet();
        SortedMap<String, List<VmMeasurement>> services = new TreeMap<>();
        facts.report()
                .vms
                .values()
                .forEach(vm -> services.computeIfAbsent(FleetAnalyzer.service(rules, vm.vm), s -> new ArrayList<>())
                        .add(vm));
        List<ServiceLine> lines = new ArrayList<>();
        services.forEach((service, members) -> {
            MeasureSum sum = new MeasureSum();
            members.forEach(sum::add);
            ServiceMeasurement logged = facts.report().services.get(service);
            if (logged != null) {
                sum.add(logged);
            }
            VmMeasurement largest = members.stream()
                    .max(Comparator.comparing(VmLines::directCost).thenComparing(vm -> vm.vm.key()))
                    .orElseThrow();
            lines.add(new ServiceLine(
                    service,
                    FleetAnalyzer.environment(rules, largest.vm),
                    members.stream().map(vm -> vm.vm.name()).sorted().distinct().toList(),
                    sum.measures()));
        });
        return lines;
    }

    private static java.math.BigDecimal directCost(VmMeasurement vm) {
        return vm.days.values().stream()
                .map(day -> day.sums.direct.effective())
                .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add);
    }
}
