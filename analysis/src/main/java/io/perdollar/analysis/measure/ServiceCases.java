package io.perdollar.analysis.measure;

import io.perdollar.analysis.activity.ActivityTimeline;
import io.perdollar.analysis.advice.ServiceCase;
import io.perdollar.analysis.advice.ServiceCase.Bill;
import io.perdollar.analysis.advice.ServiceCase.Fitted;
import io.perdollar.analysis.catalogue.Provisioning;
import io.perdollar.analysis.fleet.Vm;
import io.perdollar.analysis.idle.IdleHour;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.plan.ServicePlans.Shortfall;
import io.perdollar.analysis.replay.Demand;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import io.perdollar.analysis.time.Micros;
import io.perdollar.analysis.time.ReportZone;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Describes each service of the report window to the replay (equations §13). */
final class ServiceCases {
    private static final BigDecimal MONTH_HOURS = BigDecimal.valueOf(730);

    /** Machines that ran so much of the replayed time are taken to run always. */
    private static final double NEARLY_ALWAYS = 0.95;

    /** Machines that did not run for so long are no longer in force. */
    private static final long GONE = 7 * Micros.DAY;

    private static final int WEEKDAYS = 7;

    private final FleetFacts facts;
    private final ReportZone zone;

    private ServiceCases(FleetFacts facts) {
        this.facts = facts;
        zone = new ReportZone(facts.settings().zone());
    }

    /** By service name; services of which nothing ran in the window are left out. Each is given its requests when asked for. */
    static SortedMap<String, Supplier<ServiceCase>> of(FleetFacts facts) {
        SortedMap<String, List<VmMeasurement>> services = services(facts);
        ServiceCases cases = new ServiceCases(facts);
        CommitmentFloors floors = new CommitmentFloors(facts);
        List<ServiceCase> all = new ArrayList<>();
        services.forEach((service, vms) -> all.add(cases.of(service, vms)));
        SortedMap<String, Supplier<ServiceCase>> asked = new TreeMap<>();
        for (ServiceCase service : floors.hand(all, services)) {
            List<VmMeasurement> vms = services.getOrDefault(service.service(), List.of());
            asked.put(service.service(), () -> service.serving(cases.demand(vms, service)));
        }
        return asked;
    }

    static SortedMap<String, List<VmMeasurement>> services(FleetFacts facts) {
        SortedMap<String, List<VmMeasurement>> services = new TreeMap<>();
        facts.report().vms.values().stream()
                .filter(vm -> vm.hours.stream().anyMatch(hour -> hour.running() > 0))
                .forEach(vm -> services.computeIfAbsent(
                                FleetAnalyzer.service(facts.settings().fleet(), vm.vm), s -> new ArrayList<>())
                        .add(vm));
        return services;
    }

    private List<ActivityTimeline> timelines(String service, List<VmMeasurement> vms) {
        VmEvidence shared = facts.evidence().services().get(service);
        List<ActivityTimeline> timelines = new ArrayList<>();
        vms.forEach(vm -> timelines.add(evidence(vm).timeline()));
        if (shared != null) {
            timelines.add(shared.timeline());
        }
        return timelines;
    }

    private Demand demand(List<VmMeasurement> vms, ServiceCase service) {
        VmEvidence shared = facts.evidence().services().get(service.service());
        return Demand.of(facts.report().book.hours, replayed(vms, shared), timelines(service.service(), vms));
    }

    private ServiceCase of(String service, List<VmMeasurement> vms) {
        Intervals replayed = replayed(vms, facts.evidence().services().get(service));
        Interval window = facts.report().book.hours;
        Covered covered = new Covered(vms, replayed);
        return new ServiceCase(
                service,
                FleetAnalyzer.environment(facts.settings().fleet(), vms.get(0).vm),
                vms.stream().map(vm -> vm.vm.name()).sorted().distinct().toList(),
                covered.running == 0 ? null : machine(vms, covered, replayed.total()),
                shortfall(vms),
                facts.settings().reportDate(),
                facts.settings().zone(),
                covered.days.size(),
                covered.share(),
                timelines(service, vms).stream()
                        .mapToLong(timeline -> timeline.total(window).unrecognised())
                        .sum(),
                Demand.none(window),
                covered.bill());
    }

    private VmEvidence evidence(VmMeasurement vm) {
        return facts.evidence().vms().getOrDefault(vm.vm.key(), VmEvidence.NONE);
    }

    /**
     * The billed time in which logs speak of every VM that ran: of a VM that did not run in an hour nothing needs to be
     * known.
     */
    private Intervals replayed(List<VmMeasurement> vms, @Nullable VmEvidence shared) {
        Intervals service = shared == null ? Intervals.EMPTY : shared.coverage();
        Intervals any = service;
        Intervals all = Intervals.of(facts.report().book.hours);
        for (VmMeasurement vm : vms) {
            Intervals speaks = evidence(vm).logged() ? evidence(vm).coverage() : service;
            List<Interval> off = new ArrayList<>();
            long billedUntil = facts.report().book.hours.from();
            for (IdleHour hour : vm.hours) {
                billedUntil = hour.hourStart() + Micros.HOUR;
                if (hour.running() == 0) {
                    off.add(new Interval(hour.hourStart(), billedUntil));
                }
            }
            any = any.union(speaks);
            all = all.intersect(speaks.union(Intervals.of(off))).before(billedUntil);
        }
        return all.intersect(any);
    }

    private @Nullable Shortfall shortfall(List<VmMeasurement> vms) {
        long last = vms.stream()
                .flatMap(vm -> vm.hours.stream())
                .filter(hour -> hour.running() > 0)
                .mapToLong(IdleHour::hourStart)
                .max()
                .orElse(Long.MIN_VALUE);
        long billed = vms.stream()
                .flatMap(vm -> vm.hours.stream())
                .mapToLong(IdleHour::hourStart)
                .max()
                .orElse(Long.MIN_VALUE);
        return last < billed - GONE ? Shortfall.NOT_RUNNING : null;
    }

    private @Nullable Fitted machine(List<VmMeasurement> vms, Covered covered, long replayedMicros) {
        List<VmMeasurement> running =
                vms.stream().filter(vm -> vm.vm.last() != null).toList();
        String region = common(running, ServiceCases::region);
        String accelerator = common(running, Vm::accelerator);
        Integer count =
                common(running, vm -> vm.last() == null ? null : vm.last().acceleratorCount());
        String machineType =
                common(running, vm -> vm.last() == null ? null : vm.last().machineType());
        String provisioning =
                common(running, vm -> vm.last() == null ? null : vm.last().provisioning());
        if (region == null
                || accelerator == null
                || count == null
                || machineType == null
                || provisioning == null
                || replayedMicros == 0) {
            return null;
        }
        int replicas = Math.max(1, (int) Math.round((double) covered.running / Math.max(1, covered.anyRunning)));
        return new Fitted(
                region,
                accelerator,
                count,
                machineType,
                replicas,
                provisioning.equals("SPOT") ? Provisioning.SPOT : Provisioning.STANDARD,
                covered.running >= NEARLY_ALWAYS * replicas * replayedMicros);
    }

    static @Nullable String region(Vm vm) {
        String place = vm.zone();
        int dash = place == null ? -1 : place.lastIndexOf('-');
        return place == null || dash < 0 ? place : place.substring(0, dash);
    }

    /** What every VM has in common; null where they differ. */
    private static <T> @Nullable T common(List<VmMeasurement> vms, Function<Vm, @Nullable T> property) {
        T first = vms.isEmpty() ? null : property.apply(vms.get(0).vm);
        for (VmMeasurement vm : vms) {
            T other = property.apply(vm.vm);
            if (first == null || !first.equals(other)) {
                return null;
            }
        }
        return first;
    }

    /** Cost and running time of a service, in the whole billed window and in the replayed part of it. */
    private final class Covered {
        final SortedSet<LocalDate> days = new TreeSet<>();
        final long[] byWeekday = new long[WEEKDAYS];
        final SortedMap<Long, Long> longestOfHour = new TreeMap<>();
        long running;
        long anyRunning;
        private long allRunning;
        private long hours;
        private BigDecimal named = Numeric.ZERO;
        private BigDecimal gpu = Numeric.ZERO;
        private BigDecimal savable = Numeric.ZERO;
        private BigDecimal replayedNamed = Numeric.ZERO;
        private BigDecimal replayedSavable = Numeric.ZERO;

        Covered(List<VmMeasurement> vms, Intervals replayed) {
            hours = vms.stream().mapToLong(vm -> vm.hours.size()).max().orElse(0);
            for (VmMeasurement vm : vms) {
                VmBook book = facts.report().book.vms.get(vm.vm.key());
                if (book != null) {
                    vm.hours.forEach(hour -> add(hour, book, replayed));
                }
            }
            anyRunning =
                    longestOfHour.values().stream().mapToLong(Long::longValue).sum();
        }

        private void add(IdleHour hour, VmBook book, Intervals replayed) {
            int index = facts.reading().fleet.axis().index(hour.hourStart());
            BigDecimal cost =
                    book.direct(index).effective().add(book.attached.get(index).effective());
            long seen = replayed.overlap(new Interval(hour.hourStart(), hour.hourStart() + Micros.HOUR));
            long ran = Math.min(hour.running(), seen);
            allRunning += hour.running();
            running += ran;
            named = named.add(cost);
            gpu = gpu.add(book.gpu.get(index).effective());
            savable = savable.add(book.avoidable.get(index));
            replayedNamed = replayedNamed.add(Numeric.prorate(cost, seen, Micros.HOUR));
            replayedSavable = replayedSavable.add(Numeric.prorate(book.avoidable.get(index), seen, Micros.HOUR));
            byWeekday[zone.hourOfWeek(hour.hourStart()) / 24] += ran;
            longestOfHour.merge(hour.hourStart(), ran, Math::max);
            if (ran > 0) {
                days.add(zone.dayOf(hour.hourStart()));
            }
        }

        @Nullable
        BigDecimal share() {
            return allRunning == 0
                    ? null
                    : BigDecimal.valueOf(running).divide(BigDecimal.valueOf(allRunning), 6, RoundingMode.HALF_EVEN);
        }

        Bill bill() {
            BigDecimal committed = gpu.subtract(savable).max(Numeric.ZERO);
            return new Bill(
                    monthly(named),
                    monthly(committed),
                    monthly(named.subtract(gpu)),
                    replayedNamed,
                    replayedNamed.subtract(replayedSavable),
                    allRunning == 0
                            ? Numeric.ZERO
                            : Numeric.multiplyDivide(
                                            savable, BigDecimal.valueOf(Micros.HOUR), BigDecimal.valueOf(allRunning))
                                    .max(Numeric.ZERO),
                    Arrays.stream(byWeekday)
                            .mapToObj(micros -> BigDecimal.valueOf(micros)
                                    .divide(BigDecimal.valueOf(Micros.HOUR), Numeric.SCALE, RoundingMode.HALF_UP))
                            .toList(),
                    0);
        }

        private BigDecimal monthly(BigDecimal amount) {
            return hours == 0 ? Numeric.ZERO : Numeric.multiplyDivide(amount, MONTH_HOURS, BigDecimal.valueOf(hours));
        }
    }
}
