package io.perdollar.analysis.measure;

import io.perdollar.analysis.activity.HourActivity;
import io.perdollar.analysis.advice.AdviceCase;
import io.perdollar.analysis.advice.WeekProfile;
import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.analysis.fleet.Vm;
import io.perdollar.analysis.idle.IdleHour;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.time.Micros;
import io.perdollar.analysis.time.ReportZone;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Describes each service of the report window to the first rules of advice. */
final class AdviceCases {
    private AdviceCases() {}

    static List<AdviceCase> of(FleetFacts facts, Catalogue catalogue) {
        SortedMap<String, List<VmMeasurement>> services = new TreeMap<>();
        facts.report().vms.values().stream()
                .filter(vm -> vm.hours.stream().anyMatch(hour -> hour.running() > 0))
                .forEach(vm -> services.computeIfAbsent(
                                FleetAnalyzer.service(facts.settings().fleet(), vm.vm), s -> new ArrayList<>())
                        .add(vm));
        List<AdviceCase> cases = new ArrayList<>();
        services.forEach((service, vms) -> cases.add(of(facts, service, vms, catalogue)));
        return cases;
    }

    private static AdviceCase of(FleetFacts facts, String service, List<VmMeasurement> vms, Catalogue catalogue) {
        MeasureSum sum = new MeasureSum();
        vms.forEach(sum::add);
        var measures = sum.measures();
        long windowHours = vms.stream().mapToLong(vm -> vm.hours.size()).max().orElse(0);
        Set<Object> covered = new HashSet<>();
        BigDecimal gpuCost = Numeric.ZERO;
        for (VmMeasurement vm : vms) {
            WindowBook book = facts.report().book;
            VmBook vmBook = book.vms.get(vm.vm.key());
            vm.days.forEach((date, day) -> {
                if (day.sums.coveredRunning() > 0) {
                    covered.add(date);
                }
            });
            for (IdleHour hour : vm.hours) {
                if (vmBook != null) {
                    gpuCost = gpuCost.add(
                            vmBook.avoidable.get(facts.reading().fleet.axis().index(hour.hourStart())));
                }
            }
        }
        Week week = Week.of(facts, vms);
        return new AdviceCase(
                service,
                FleetAnalyzer.environment(facts.settings().fleet(), vms.get(0).vm),
                vms.stream().map(vm -> vm.vm.name()).sorted().distinct().toList(),
                common(vms, Vm::accelerator),
                common(vms, vm -> vm.last() == null ? null : vm.last().acceleratorCount()),
                common(vms, AdviceCases::region),
                "SPOT"
                        .equals(common(
                                vms, vm -> vm.last() == null ? null : vm.last().provisioning())),
                facts.settings().reportDate(),
                BigDecimal.valueOf(windowHours),
                covered.size(),
                hours(measures.runningMicros()),
                measures.runningMicros() == 0
                        ? null
                        : BigDecimal.valueOf(measures.coveredMicros())
                                .divide(BigDecimal.valueOf(measures.runningMicros()), 6, RoundingMode.HALF_EVEN),
                measures.cost().direct().plus(measures.cost().attached()).effective(),
                gpuCost,
                measures.avoidableIdleCost(),
                measures.activity() == null
                        ? 0
                        : measures.activity().served() + measures.activity().failed(),
                measures.activity() == null ? 0 : measures.activity().unrecognised(),
                WeekProfile.of(week.requests, week.running),
                week.peak,
                facts.settings().throughput().getOrDefault(service, Map.of()),
                catalogue);
    }

    private static BigDecimal hours(long micros) {
        return BigDecimal.valueOf(micros).divide(BigDecimal.valueOf(Micros.HOUR), Numeric.SCALE, RoundingMode.HALF_UP);
    }

    private static @Nullable String region(Vm vm) {
        String zone = vm.zone();
        int dash = zone == null ? -1 : zone.lastIndexOf('-');
        return zone == null || dash < 0 ? zone : zone.substring(0, dash);
    }

    /** What every VM has in common; null where they differ. */
    private static <T> @Nullable T common(List<VmMeasurement> vms, Function<Vm, @Nullable T> property) {
        T first = property.apply(vms.get(0).vm);
        for (VmMeasurement vm : vms) {
            T other = property.apply(vm.vm);
            if (first == null || !first.equals(other)) {
                return null;
            }
        }
        return first;
    }

    /** Requests and running by hour of the local week. */
    private static final class Week {
        final long[] requests = new long[WeekProfile.HOURS];
        final long[] running = new long[WeekProfile.HOURS];
        long peak;

        static Week of(FleetFacts facts, List<VmMeasurement> vms) {
            Week week = new Week();
            ReportZone zone = new ReportZone(facts.settings().zone());
            SortedMap<Long, Long> byHour = new TreeMap<>();
            for (VmMeasurement vm : vms) {
                VmEvidence evidence = facts.evidence().vms().getOrDefault(vm.vm.key(), VmEvidence.NONE);
                for (IdleHour hour : vm.hours) {
                    int cell = zone.hourOfWeek(hour.hourStart());
                    HourActivity activity = evidence.timeline().hour(hour.hourStart());
                    week.requests[cell] += activity.requests();
                    week.running[cell] += hour.running();
                    byHour.merge(hour.hourStart(), activity.requests(), Long::sum);
                }
            }
            week.peak =
                    byHour.values().stream().mapToLong(Long::longValue).max().orElse(0);
            return week;
        }
    }
}
