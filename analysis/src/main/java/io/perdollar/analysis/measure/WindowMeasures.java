package io.perdollar.analysis.measure;

import io.perdollar.analysis.fleet.Fleet;
import io.perdollar.analysis.fleet.InstanceKey;
import io.perdollar.analysis.fleet.Vm;
import io.perdollar.analysis.money.Cost;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.place.Place;
import io.perdollar.analysis.place.SharedAllocation;
import io.perdollar.analysis.report.IdentityPlace;
import io.perdollar.analysis.scope.Scope;
import io.perdollar.analysis.time.ReportZone;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One window measured: every GPU VM, and the shared cost allocated over them. */
final class WindowMeasures {
    final WindowBook book;

    /** The sums of everything, or of the scope. */
    final CostBook costs;

    /** What the resources of a scope do not show; null for everything. */
    final @Nullable ScopedCosts scoped;

    final SortedMap<InstanceKey, VmMeasurement> vms = new TreeMap<>();

    /** Services of which a log speaks without telling the VM. */
    final SortedMap<String, ServiceMeasurement> services = new TreeMap<>();

    /** Shared cost that no VM could take. */
    Cost unallocated = Cost.ZERO;

    WindowMeasures(
            WindowBook book,
            Fleet fleet,
            EvidenceAssembly.Joined evidence,
            AnalysisSettings settings,
            Collection<Vm> gpuVms,
            Function<Vm, String> serviceOf) {
        this.book = book;
        this.costs = book.sums(new Scope.All());
        this.scoped = null;
        ReportZone zone = new ReportZone(settings.zone());
        gpuVms.parallelStream()
                .map(vm -> new VmMeasurement(
                        vm,
                        book.vms.getOrDefault(vm.key(), new VmBook(fleet.axis().hours())),
                        evidence.vms().getOrDefault(vm.key(), VmEvidence.NONE),
                        book.hours,
                        fleet.axis(),
                        fleet.frontier(vm.billingAccount()),
                        zone,
                        settings.idle()))
                .toList()
                .forEach(measured -> vms.put(measured.vm.key(), measured));
        ServiceRequests requests = new ServiceRequests(evidence.services(), vms.values(), serviceOf, zone, book.hours);
        book.sharedPools.forEach((pool, shared) -> allocate(pool, shared.cost, settings, requests));
        evidence.services().forEach((service, logged) -> {
            List<VmMeasurement> members = vms.values().stream()
                    .filter(vm -> serviceOf.apply(vm.vm).equals(service))
                    .toList();
            long billedUntil = members.stream()
                    .mapToLong(vm -> fleet.frontier(vm.vm.billingAccount()))
                    .max()
                    .orElse(Long.MIN_VALUE);
            services.put(
                    service,
                    new ServiceMeasurement(logged, members, book.vms, book.hours, billedUntil, fleet.axis(), zone));
        });
    }

    private WindowMeasures(WindowMeasures whole, Scope.Only scope, Predicate<Vm> sees, Predicate<String> seesService) {
        this.book = whole.book;
        whole.vms.forEach((key, vm) -> {
            if (sees.test(vm.vm)) {
                vms.put(key, vm);
            }
        });
        whole.services.forEach((service, measured) -> {
            if (seesService.test(service)) {
                services.put(service, measured);
            }
        });
        this.scoped = new ScopedCosts(book, vms.values(), scope);
        this.costs = scoped.sums;
    }

    /**
     * The part of a scope. Shared cost is what its VMs carry.
     *
     * @param seesService whether what logs say of a service without telling the VM belongs to the scope as a whole
     */
    WindowMeasures within(Scope.Only scope, Predicate<Vm> sees, Predicate<String> seesService) {
        return new WindowMeasures(this, scope, sees, seesService);
    }

    private void allocate(WindowBook.Pool pool, Cost cost, AnalysisSettings settings, ServiceRequests services) {
        Map<InstanceKey, BigDecimal> requests = new HashMap<>();
        Map<InstanceKey, BigDecimal> direct = new HashMap<>();
        vms.forEach((key, vm) -> {
            VmMeasurement.Day day = vm.days.get(pool.day());
            if (day != null && vm.vm.billingAccount().equals(pool.billingAccount())) {
                BigDecimal count =
                        BigDecimal.valueOf(day.sums.activity.requests()).add(services.of(vm, pool.day()));
                if (count.signum() > 0) {
                    requests.put(key, count);
                }
                if (day.sums.direct.effective().signum() != 0) {
                    direct.put(key, day.sums.direct.effective());
                }
            }
        });
        SortedMap<InstanceKey, Cost> shares = SharedAllocation.allocate(cost, settings.sharedCost(), requests, direct);
        if (shares.isEmpty()) {
            unallocated = unallocated.plus(cost);
        }
        shares.forEach((key, share) -> {
            VmMeasurement.Day day = day(key, pool.day());
            day.shared = day.shared.plus(share);
        });
    }

    private VmMeasurement.Day day(InstanceKey key, LocalDate date) {
        VmMeasurement vm = vms.get(key);
        VmMeasurement.Day day = vm == null ? null : vm.days.get(date);
        if (day == null) {
            throw new IllegalStateException("a share of shared cost for a VM that was not measured: " + key);
        }
        return day;
    }

    /** Every GPU VM together. */
    MeasureSum fleet() {
        MeasureSum sum = new MeasureSum();
        vms.values().forEach(sum::add);
        services.values().forEach(sum::add);
        return sum;
    }

    /** Every GPU VM together on one local day. */
    MeasureSum day(LocalDate date) {
        MeasureSum sum = new MeasureSum();
        vms.values().forEach(vm -> {
            VmMeasurement.Day day = vm.days.get(date);
            if (day != null) {
                sum.add(vm, day);
            }
        });
        services.values().forEach(service -> {
            ServiceMeasurement.Day day = service.days.get(date);
            if (day != null) {
                sum.add(service, day);
            }
        });
        return sum;
    }

    /** The identity of the bill, every line but the promotions (equations §6). */
    Map<IdentityPlace, Cost> identity() {
        Map<IdentityPlace, Cost> lines = new EnumMap<>(IdentityPlace.class);
        for (IdentityPlace place : IdentityPlace.values()) {
            lines.put(place, Cost.ZERO);
        }
        for (VmMeasurement vm : vms.values()) {
            for (VmMeasurement.Day day : vm.days.values()) {
                VmMeasurement.Sums sums = day.sums;
                add(lines, IdentityPlace.GPU_ACTIVE, new Cost(sums.gpuBilled.active(), sums.gpuEffective.active()));
                add(lines, IdentityPlace.GPU_IDLE, new Cost(sums.gpuBilled.idle(), sums.gpuEffective.idle()));
                add(lines, IdentityPlace.GPU_UNKNOWN, new Cost(sums.gpuBilled.unknown(), sums.gpuEffective.unknown()));
                add(lines, IdentityPlace.WHILE_RUNNING, sums.whileRunning);
                add(lines, IdentityPlace.WHILE_STOPPED, sums.whileStopped);
                add(lines, IdentityPlace.SHARED, day.shared);
            }
        }
        add(lines, IdentityPlace.OTHER_RESOURCES, place(Place.OTHER_RESOURCES));
        add(lines, IdentityPlace.UNUSED_RESERVATION, place(Place.UNUSED_RESERVATION));
        add(lines, IdentityPlace.UNUSED_COMMITMENT, place(Place.UNUSED_COMMITMENT));
        add(lines, IdentityPlace.TAX_AND_ADJUSTMENT, place(Place.TAX_AND_ADJUSTMENT));
        add(lines, IdentityPlace.UNATTRIBUTED, place(Place.UNATTRIBUTED).plus(unallocated));
        lines.put(IdentityPlace.PROMOTIONS, new Cost(Numeric.ZERO, costs.promotions));
        return lines;
    }

    Cost place(Place place) {
        return costs.places.getOrDefault(place, Cost.ZERO);
    }

    private static void add(Map<IdentityPlace, Cost> lines, IdentityPlace place, Cost cost) {
        lines.merge(place, cost, Cost::plus);
    }
}
