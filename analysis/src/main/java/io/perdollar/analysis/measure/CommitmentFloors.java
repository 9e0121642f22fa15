package io.perdollar.analysis.measure;

import io.perdollar.analysis.advice.ServiceCase;
import io.perdollar.analysis.fleet.Vm;
import io.perdollar.analysis.idle.IdleHour;
import io.perdollar.analysis.time.Micros;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How many accelerators always run and are not yet committed, per billing account, region and accelerator: the floor that a
 * commitment may rest on. Services receive it in order of monthly cost, then name (equations §13, commitments).
 */
final class CommitmentFloors {
    private record Kind(String billingAccount, String region, String accelerator) {}

    private final FleetFacts facts;
    private final Map<Kind, Integer> floors = new HashMap<>();

    CommitmentFloors(FleetFacts facts) {
        this.facts = facts;
        Map<Kind, long[]> byHour = new HashMap<>();
        int hours = Math.toIntExact(facts.report().book.hours.length() / Micros.HOUR);
        int billed = 0;
        for (VmMeasurement vm : facts.report().vms.values()) {
            Kind kind = kind(vm.vm);
            billed = Math.max(billed, vm.hours.size());
            if (kind != null && isFree(vm)) {
                count(vm, byHour.computeIfAbsent(kind, k -> new long[hours]));
            }
        }
        int known = billed;
        byHour.forEach((kind, running) -> {
            long least = Long.MAX_VALUE;
            for (int hour = 0; hour < known; hour++) {
                least = Math.min(least, running[hour]);
            }
            floors.put(kind, known == 0 ? 0 : Math.toIntExact(least));
        });
    }

    private void count(VmMeasurement vm, long[] running) {
        Vm.LastHour last = vm.vm.last();
        Integer accelerators = last == null ? null : last.acceleratorCount();
        for (IdleHour hour : vm.hours) {
            boolean whole = hour.running() == Micros.HOUR;
            if (whole && accelerators != null) {
                running[(int) ((hour.hourStart() - facts.report().book.hours.from()) / Micros.HOUR)] += accelerators;
            }
        }
    }

    /** Standard, and nothing of its cost is committed. */
    private boolean isFree(VmMeasurement vm) {
        Vm.LastHour last = vm.vm.last();
        VmBook book = facts.report().book.vms.get(vm.vm.key());
        return last != null
                && book != null
                && last.provisioning().equals("STANDARD")
                && vm.hours.stream().allMatch(hour -> {
                    int index = facts.reading().fleet.axis().index(hour.hourStart());
                    return book.gpu.get(index).effective().compareTo(book.avoidable.get(index)) == 0;
                });
    }

    private static @Nullable Kind kind(Vm vm) {
        String region = ServiceCases.region(vm);
        return region == null || vm.accelerator() == null
                ? null
                : new Kind(vm.billingAccount(), region, vm.accelerator());
    }

    /** The same services, each with its part of the floor. */
    List<ServiceCase> hand(List<ServiceCase> cases, SortedMap<String, List<VmMeasurement>> services) {
        Map<Kind, Integer> left = new HashMap<>(floors);
        Map<String, Integer> handed = new HashMap<>();
        List<ServiceCase> order = new ArrayList<>(cases);
        order.sort(Comparator.comparing((ServiceCase service) -> monthly(service))
                .reversed()
                .thenComparing(ServiceCase::service));
        for (ServiceCase service : order) {
            List<VmMeasurement> vms = services.getOrDefault(service.service(), List.of());
            Kind kind = vms.isEmpty() ? null : kind(vms.get(0).vm);
            ServiceCase.Fitted machine = service.machine();
            if (kind != null && machine != null) {
                int part = Math.min(left.getOrDefault(kind, 0), machine.replicas() * machine.acceleratorCount());
                left.merge(kind, -part, Integer::sum);
                handed.put(service.service(), part);
            }
        }
        return cases.stream()
                .map(service -> service.onFloor(handed.getOrDefault(service.service(), 0)))
                .toList();
    }

    private static BigDecimal monthly(ServiceCase service) {
        return service.cost().monthlyNamed();
    }
}
