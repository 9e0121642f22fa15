package io.perdollar.analysis.fleet;

import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.analysis.catalogue.MachineType;
import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.Labels;
import io.perdollar.analysis.charge.SkuTraits;
import io.perdollar.analysis.idle.RunningTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The machine charges of one VM in one hour, while they are added up; gives its running time (equations §7). */
final class HourUse {
    /** A machine spec under one name. */
    private record Spec(String name, String machineType, int cores) implements Comparable<Spec> {
        private static final Comparator<Spec> ORDER = Comparator.comparing(Spec::name)
                .thenComparing(Spec::machineType)
                .thenComparing(Spec::cores);

        @Override
        public int compareTo(Spec other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Seconds {
        BigDecimal core = BigDecimal.ZERO;
        BigDecimal accelerator = BigDecimal.ZERO;
        boolean hasCore;
        Labels labels = Labels.NONE;
    }

    private final Map<Spec, Seconds> specs = new TreeMap<>();
    private BigDecimal spotSeconds = BigDecimal.ZERO;
    private BigDecimal standardSeconds = BigDecimal.ZERO;

    /** Adds a core, RAM or accelerator charge of the VM. */
    void add(Charge charge, SkuTraits traits, String name) {
        Integer cores = charge.key().machine().cores();
        String machineType = charge.key().machine().machineType();
        Seconds seconds = specs.computeIfAbsent(
                new Spec(name, machineType == null ? "" : machineType, cores == null ? 0 : cores), s -> new Seconds());
        if (traits.component() == SkuTraits.Component.CORE) {
            seconds.core = seconds.core.add(charge.usage());
            seconds.hasCore = true;
        } else if (traits.component() == SkuTraits.Component.ACCELERATOR) {
            seconds.accelerator = seconds.accelerator.add(charge.usage());
        }
        seconds.labels = charge.key().labels();
        if (traits.component() != SkuTraits.Component.RAM) {
            if (traits.pricing() == SkuTraits.Pricing.SPOT) {
                spotSeconds = spotSeconds.add(charge.usage());
            } else {
                standardSeconds = standardSeconds.add(charge.usage());
            }
        }
    }

    /** Running time by name, microseconds. */
    Map<String, Long> runningByName(Catalogue catalogue, int inventoryCount) {
        Map<String, List<RunningTime.SpecSeconds>> seconds = new TreeMap<>();
        specs.forEach((spec, used) -> seconds.computeIfAbsent(spec.name(), name -> new ArrayList<>())
                .add(seconds(spec, used, catalogue, inventoryCount)));
        Map<String, Long> running = new TreeMap<>();
        seconds.forEach((name, list) -> running.put(name, RunningTime.micros(list)));
        return running;
    }

    /** Running time of the hour in microseconds, 0 to 3,600 s. */
    long runningMicros(Catalogue catalogue, int inventoryCount) {
        List<RunningTime.SpecSeconds> seconds = new ArrayList<>();
        specs.forEach((spec, used) -> seconds.add(seconds(spec, used, catalogue, inventoryCount)));
        return RunningTime.micros(seconds);
    }

    /** What the VM was in this hour: the spec that ran longest under the name. */
    Vm.LastHour facts(long hour, String name, Catalogue catalogue, int inventoryCount) {
        Map.Entry<Spec, Seconds> main = specs.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .max(Comparator.comparing(entry -> RunningTime.micros(
                        List.of(seconds(entry.getKey(), entry.getValue(), catalogue, inventoryCount)))))
                .orElseThrow();
        String machineType = main.getKey().machineType();
        return new Vm.LastHour(
                hour,
                name,
                machineType.isEmpty() ? null : machineType,
                acceleratorCount(machineType, catalogue, inventoryCount),
                spotSeconds.compareTo(standardSeconds) > 0 ? "SPOT" : "STANDARD",
                main.getValue().labels);
    }

    private @Nullable Integer acceleratorCount(String machineType, Catalogue catalogue, int inventoryCount) {
        Optional<Integer> fixed = fixedCount(machineType, catalogue);
        if (fixed.isPresent()) {
            return fixed.get();
        }
        if (inventoryCount > 0) {
            return inventoryCount;
        }
        BigDecimal accelerator =
                specs.values().stream().map(s -> s.accelerator).reduce(BigDecimal.ZERO, BigDecimal::add);
        long micros = runningMicros(catalogue, inventoryCount);
        return micros == 0 || accelerator.signum() <= 0
                ? null
                : accelerator
                        .movePointRight(6)
                        .divide(BigDecimal.valueOf(micros), 0, RoundingMode.HALF_UP)
                        .max(BigDecimal.ONE)
                        .intValueExact();
    }

    private static RunningTime.SpecSeconds seconds(Spec spec, Seconds used, Catalogue catalogue, int inventoryCount) {
        if (used.hasCore) {
            int cores = spec.cores() > 0
                    ? spec.cores()
                    : catalogue
                            .machineType(spec.machineType())
                            .map(MachineType::cores)
                            .orElse(1);
            return new RunningTime.SpecSeconds(used.core, cores);
        }
        int count = fixedCount(spec.machineType(), catalogue).orElse(Math.max(1, inventoryCount));
        return new RunningTime.SpecSeconds(used.accelerator, count);
    }

    private static Optional<Integer> fixedCount(String machineType, Catalogue catalogue) {
        return catalogue
                .machineType(machineType)
                .map(MachineType::acceleratorCount)
                .filter(count -> count > 0);
    }
}
