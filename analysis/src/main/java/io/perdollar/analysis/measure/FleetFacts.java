package io.perdollar.analysis.measure;

import io.perdollar.analysis.budget.ReportingDelay;
import io.perdollar.analysis.fleet.FleetRules;
import io.perdollar.analysis.fleet.InstanceKey;
import io.perdollar.analysis.fleet.Vm;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.scope.Scope;
import io.perdollar.analysis.spend.DailySpend;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Everything measured, before it is put into the lines of a report.
 *
 * @param scope what it was cut to
 * @param full services of the fleet of which every VM is in the scope
 */
record FleetFacts(
        AnalysisSettings settings,
        CurrencyCode currency,
        Bill bill,
        BillReading reading,
        EvidenceAssembly.Joined evidence,
        WindowMeasures report,
        WindowMeasures comparison,
        LogQuality quality,
        DailySpend spend,
        ReportingDelay delay,
        Scope scope,
        Set<String> full) {
    FleetFacts {
        full = Set.copyOf(full);
    }

    /** Everything. */
    static Set<String> services(WindowMeasures measures, FleetRules rules) {
        Set<String> services = new HashSet<>(measures.services.keySet());
        measures.vms.values().forEach(vm -> services.add(FleetAnalyzer.service(rules, vm.vm)));
        return services;
    }

    /** The facts of a scope: what a reader of it may see, and nothing that names anything else. */
    FleetFacts within(Scope.Only only) {
        Predicate<Vm> sees = vm -> only.covers(
                vm.project(),
                FleetAnalyzer.service(settings.fleet(), vm),
                FleetAnalyzer.environment(settings.fleet(), vm));
        Set<String> whole = new HashSet<>(full);
        report.vms.values().stream()
                .map(measured -> measured.vm)
                .filter(sees.negate())
                .forEach(vm -> whole.remove(FleetAnalyzer.service(settings.fleet(), vm)));
        WindowMeasures cut = report.within(only, sees, whole::contains);
        Set<String> seen = services(cut, settings.fleet());
        whole.retainAll(seen);
        Set<String> subjects = new HashSet<>(whole);
        cut.vms.values().forEach(vm -> subjects.add(vm.vm.name()));
        Map<InstanceKey, VmEvidence> vms = new HashMap<>(evidence.vms());
        vms.keySet().retainAll(cut.vms.keySet());
        Map<String, VmEvidence> services = new TreeMap<>(evidence.services());
        services.keySet().retainAll(whole);
        return new FleetFacts(
                settings,
                currency,
                bill,
                reading,
                new EvidenceAssembly.Joined(vms, services, List.of()),
                cut,
                comparison.within(only, sees, whole::contains),
                new LogQuality(
                        0,
                        0,
                        0,
                        quality.unrecognisedPaths().stream()
                                .filter(path -> subjects.contains(path.subject()))
                                .toList()),
                spend.within(only),
                delay,
                only,
                whole);
    }
}
