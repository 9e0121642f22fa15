package io.perdollar.analysis.measure;

import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeKey;
import io.perdollar.analysis.charge.Conversion.Converted;
import io.perdollar.analysis.charge.ResourceKind;
import io.perdollar.analysis.charge.SkuTraits;
import io.perdollar.analysis.fleet.InstanceKey;
import io.perdollar.analysis.fleet.Vm;
import io.perdollar.analysis.life.AdviceSubject;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.place.Placement;
import io.perdollar.analysis.time.ReportZone;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the charges of those whom earlier reports advised tell beside their cost: on which accelerators, bought how. */
final class LifeBook {
    private final Set<AdviceSubject> subjects;
    private final ReportZone zone;
    private final Map<InstanceKey, AdviceSubject> services = new HashMap<>();
    private final Map<SubjectDate, MachineTime> machines = new HashMap<>();
    private final Map<SubjectDate, BigDecimal> disks = new HashMap<>();

    private record SubjectDate(AdviceSubject subject, LocalDate date) {}

    /** Accelerator seconds of one day. */
    static final class MachineTime {
        static final MachineTime NONE = new MachineTime();

        private final Map<String, BigDecimal> accelerators = new TreeMap<>();
        private final Map<String, BigDecimal> machineTypes = new TreeMap<>();
        private BigDecimal spot = BigDecimal.ZERO;
        private BigDecimal all = BigDecimal.ZERO;

        private void add(String accelerator, @Nullable String machineType, boolean bySpot, BigDecimal seconds) {
            accelerators.merge(accelerator, seconds, BigDecimal::add);
            machineTypes.merge(machineType == null ? "" : machineType, seconds, BigDecimal::add);
            spot = bySpot ? spot.add(seconds) : spot;
            all = all.add(seconds);
        }

        /** Most used, by name where two are used alike; null without any. */
        @Nullable
        String accelerator() {
            return main(accelerators);
        }

        @Nullable
        String machineType() {
            String main = main(machineTypes);
            return main == null || main.isEmpty() ? null : main;
        }

        BigDecimal acceleratorShare() {
            return share(accelerators.getOrDefault(String.valueOf(accelerator()), BigDecimal.ZERO));
        }

        BigDecimal machineTypeShare() {
            return share(machineTypes.getOrDefault(String.valueOf(machineType()), BigDecimal.ZERO));
        }

        BigDecimal spotShare() {
            return share(spot);
        }

        private @Nullable String main(Map<String, BigDecimal> seconds) {
            return all.signum() <= 0
                    ? null
                    : seconds.entrySet().stream()
                            .max(Map.Entry.<String, BigDecimal>comparingByValue()
                                    .thenComparing(Map.Entry.comparingByKey()))
                            .map(Map.Entry::getKey)
                            .orElse(null);
        }

        private BigDecimal share(BigDecimal part) {
            return FleetLives.share(part, all);
        }
    }

    LifeBook(Set<AdviceSubject> subjects, ReportZone zone, Map<InstanceKey, Vm> vms, Function<Vm, String> serviceOf) {
        this.subjects = subjects;
        this.zone = zone;
        if (!subjects.isEmpty()) {
            vms.forEach((key, vm) -> {
                AdviceSubject service = AdviceSubject.service(serviceOf.apply(vm));
                if (subjects.contains(service)) {
                    services.put(key, service);
                }
            });
        }
    }

    void post(Charge charge, SkuTraits traits, long hour, Placement placement, Converted amounts) {
        if (subjects.isEmpty()) {
            return;
        }
        ChargeKey key = charge.key();
        AdviceSubject service = placement.vm() == null ? null : services.get(placement.vm());
        if (service != null && traits.component() == SkuTraits.Component.ACCELERATOR) {
            machines.computeIfAbsent(new SubjectDate(service, zone.dayOf(hour)), d -> new MachineTime())
                    .add(
                            Objects.requireNonNullElse(traits.accelerator(), "?"),
                            key.machine().machineType(),
                            traits.pricing() == SkuTraits.Pricing.SPOT,
                            charge.usage());
        }
        AdviceSubject disk = disk(key);
        if (disk != null && subjects.contains(disk)) {
            disks.merge(new SubjectDate(disk, zone.dayOf(hour)), amounts.effectiveCost(), BigDecimal::add);
        }
    }

    private static @Nullable AdviceSubject disk(ChargeKey key) {
        String name = key.resource() == null || key.resource().kind() != ResourceKind.DISK
                ? null
                : key.resource().name();
        return name == null
                ? null
                : AdviceSubject.disk(Objects.requireNonNullElse(key.projectId(), key.billingAccount()), name);
    }

    MachineTime machines(AdviceSubject service, LocalDate date) {
        return machines.getOrDefault(new SubjectDate(service, date), MachineTime.NONE);
    }

    BigDecimal diskCost(AdviceSubject disk, LocalDate date) {
        return disks.getOrDefault(new SubjectDate(disk, date), Numeric.ZERO);
    }
}
