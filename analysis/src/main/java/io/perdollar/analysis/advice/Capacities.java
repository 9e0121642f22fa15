package io.perdollar.analysis.advice;

import io.perdollar.analysis.catalogue.Accelerator;
import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.analysis.plan.Throughput;
import io.perdollar.analysis.plan.Throughput.Origin;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one replica can answer on an accelerator, with the origin of the figure (equations §13, throughput). */
final class Capacities {
    private final ServiceCase service;
    private final ServiceCase.Fitted machine;
    private final Catalogue catalogue;
    private final Map<String, BigDecimal> configured;
    private final int slots;
    private final double saturated;

    /** A throughput, and how long a request takes a slot on the average. */
    record Capacity(Throughput throughput, double meanSeconds) {}

    Capacities(ServiceCase service, ServiceCase.Fitted machine, AdviceRules rules, Catalogue catalogue) {
        this.service = service;
        this.machine = machine;
        this.catalogue = catalogue;
        configured = rules.throughput().getOrDefault(service.service(), Map.of());
        Model model = rules.models().get(service.service());
        int seen = (int) Math.ceil(service.demand().peakInFlight() / machine.replicas());
        slots = model != null ? model.concurrency() : Math.max(AdviceRules.SLOTS, seen);
        saturated = service.demand().saturatedHourlyRate(slots * machine.replicas()) / machine.replicas();
    }

    /** Whether the configuration states what this accelerator answers: then the model is known to run on it. */
    boolean isConfigured(String accelerator) {
        return configured.containsKey(accelerator);
    }

    /** Of one replica with so many accelerators; empty where nothing tells. */
    Optional<Capacity> of(String accelerator, int count) {
        BigDecimal stated = configured.get(accelerator);
        if (stated != null) {
            return perHour(
                    Origin.CONFIGURED, stated.multiply(BigDecimal.valueOf(count)), BigDecimal.ONE, BigDecimal.ONE);
        }
        boolean same = accelerator.equals(machine.accelerator()) && count == machine.acceleratorCount();
        if (same && saturated > 0) {
            return perHour(Origin.MEASURED, BigDecimal.valueOf(saturated), BigDecimal.ONE, BigDecimal.ONE);
        }
        double mean = service.demand().meanSeconds();
        if (same && mean > 0) {
            return Optional.of(new Capacity(new Throughput(Origin.LOGGED_TIMES, null, null, slots), mean));
        }
        return same ? perHour(Origin.AT_LEAST, atLeast(), BigDecimal.ONE, BigDecimal.ONE) : scaled(accelerator, count);
    }

    private BigDecimal atLeast() {
        return BigDecimal.valueOf(service.demand().busiestHourlyRate())
                .divide(BigDecimal.valueOf(machine.replicas()), 6, RoundingMode.HALF_UP);
    }

    private Optional<Capacity> scaled(String accelerator, int count) {
        String from = machine.accelerator();
        BigDecimal each = configured.get(from);
        Origin origin = Origin.SCALED;
        if (each == null) {
            Map.Entry<String, BigDecimal> other = configured.entrySet().stream()
                    .min(Map.Entry.comparingByKey())
                    .orElse(null);
            if (other != null && saturated <= 0) {
                from = other.getKey();
                each = other.getValue();
            } else {
                origin = saturated > 0 ? Origin.SCALED : Origin.AT_LEAST;
                each = (saturated > 0 ? BigDecimal.valueOf(saturated) : atLeast())
                        .divide(BigDecimal.valueOf(machine.acceleratorCount()), 6, RoundingMode.HALF_UP);
            }
        }
        Accelerator base = catalogue.accelerator(from).orElse(null);
        Accelerator target = catalogue.accelerator(accelerator).orElse(null);
        if (base == null || target == null) {
            return Optional.empty();
        }
        BigDecimal bandwidth = ratio(target.bandwidthGbPerSecond(), base.bandwidthGbPerSecond());
        BigDecimal compute = target.denseFp16Tflops() == null || base.denseFp16Tflops() == null
                ? bandwidth
                : ratio(target.denseFp16Tflops(), base.denseFp16Tflops());
        return perHour(
                origin, each.multiply(BigDecimal.valueOf(count)), bandwidth.min(compute), bandwidth.max(compute));
    }

    private static BigDecimal ratio(BigDecimal a, BigDecimal b) {
        return a.divide(b, 6, RoundingMode.HALF_UP);
    }

    /** At saturation every slot is taken: a request takes one for slots ÷ throughput. */
    private Optional<Capacity> perHour(Origin origin, BigDecimal each, BigDecimal lower, BigDecimal upper) {
        BigDecimal low = each.multiply(lower).setScale(3, RoundingMode.HALF_UP);
        return low.signum() <= 0
                ? Optional.empty()
                : Optional.of(new Capacity(
                        new Throughput(origin, low, each.multiply(upper).setScale(3, RoundingMode.HALF_UP), slots),
                        slots * 3600.0 / low.doubleValue()));
    }

    /** Requests per hour of one replica; null where only logged times count. */
    @Nullable
    BigDecimal perHour(String accelerator, int count) {
        return of(accelerator, count).map(c -> c.throughput().perHour()).orElse(null);
    }
}
