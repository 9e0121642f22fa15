package io.perdollar.analysis.advice;

import io.perdollar.analysis.advice.Rate.Unit;
import io.perdollar.analysis.catalogue.Accelerator;
import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.analysis.plan.Throughput;
import io.perdollar.analysis.plan.Throughput.Origin;
import io.perdollar.analysis.replay.Demand;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one replica can answer on an accelerator, with the origin of the figure (equations §13, throughput). */
final class Capacities {
    private final ServiceCase service;
    private final ServiceCase.Fitted machine;
    private final Catalogue catalogue;
    private final Map<String, Rate> configured;
    private final int slots;
    private final double saturated;

    /** Of a request; 0 where no log counts them. */
    private final double tokens;

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
        tokens = service.demand().meanTokensOut();
        saturated = saturated(service.demand(), slots * machine.replicas()) / machine.replicas();
    }

    /** In requests of the mean length where tokens are logged: an hour of long answers has fewer of them. */
    private double saturated(Demand demand, int allSlots) {
        return tokens > 0 ? demand.saturatedHourlyTokens(allSlots) / tokens : demand.saturatedHourlyRate(allSlots);
    }

    /** What the configuration states, in requests; null where it states nothing, or tokens that no log counts. */
    private @Nullable BigDecimal stated(String accelerator) {
        Rate rate = configured.get(accelerator);
        if (rate == null || (rate.unit() == Unit.OUTPUT_TOKENS && tokens <= 0)) {
            return null;
        }
        return rate.unit() == Unit.REQUESTS
                ? rate.perHour()
                : rate.perHour().divide(BigDecimal.valueOf(tokens), 6, RoundingMode.HALF_UP);
    }

    private boolean countsTokens(String accelerator, Origin origin) {
        Rate rate = configured.get(accelerator);
        return tokens > 0 && (origin == Origin.MEASURED || (rate != null && rate.unit() == Unit.OUTPUT_TOKENS));
    }

    /** Whether the configuration states what this accelerator answers: then the model is known to run on it. */
    boolean isConfigured(String accelerator) {
        return configured.containsKey(accelerator);
    }

    /** Of one replica with so many accelerators; empty where nothing tells. */
    Optional<Capacity> of(String accelerator, int count) {
        BigDecimal stated = stated(accelerator);
        if (stated != null) {
            return perHour(
                    Origin.CONFIGURED,
                    stated.multiply(BigDecimal.valueOf(count)),
                    BigDecimal.ONE,
                    BigDecimal.ONE,
                    countsTokens(accelerator, Origin.CONFIGURED));
        }
        boolean same = accelerator.equals(machine.accelerator()) && count == machine.acceleratorCount();
        if (same && saturated > 0) {
            return perHour(Origin.MEASURED, BigDecimal.valueOf(saturated), BigDecimal.ONE, BigDecimal.ONE, tokens > 0);
        }
        double mean = service.demand().meanSeconds();
        if (same && mean > 0) {
            return Optional.of(new Capacity(new Throughput(Origin.LOGGED_TIMES, null, null, slots, null), mean));
        }
        return same
                ? perHour(Origin.AT_LEAST, atLeast(), BigDecimal.ONE, BigDecimal.ONE, false)
                : scaled(accelerator, count);
    }

    private BigDecimal atLeast() {
        return BigDecimal.valueOf(service.demand().busiestHourlyRate())
                .divide(BigDecimal.valueOf(machine.replicas()), 6, RoundingMode.HALF_UP);
    }

    private Optional<Capacity> scaled(String accelerator, int count) {
        String from = machine.accelerator();
        BigDecimal each = stated(from);
        Origin origin = Origin.SCALED;
        boolean inTokens = each != null && countsTokens(from, Origin.CONFIGURED);
        if (each == null) {
            String other = configured.keySet().stream()
                    .filter(name -> stated(name) != null)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
            if (other != null && saturated <= 0) {
                from = other;
                each = Objects.requireNonNull(stated(other));
                inTokens = countsTokens(other, Origin.CONFIGURED);
            } else {
                origin = saturated > 0 ? Origin.SCALED : Origin.AT_LEAST;
                each = (saturated > 0 ? BigDecimal.valueOf(saturated) : atLeast())
                        .divide(BigDecimal.valueOf(machine.acceleratorCount()), 6, RoundingMode.HALF_UP);
                inTokens = saturated > 0 && tokens > 0;
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
                origin,
                each.multiply(BigDecimal.valueOf(count)),
                bandwidth.min(compute),
                bandwidth.max(compute),
                inTokens);
    }

    private static BigDecimal ratio(BigDecimal a, BigDecimal b) {
        return a.divide(b, 6, RoundingMode.HALF_UP);
    }

    /** At saturation every slot is taken: a request takes one for slots ÷ throughput. */
    private Optional<Capacity> perHour(
            Origin origin, BigDecimal each, BigDecimal lower, BigDecimal upper, boolean inTokens) {
        BigDecimal low = each.multiply(lower).setScale(3, RoundingMode.HALF_UP);
        return low.signum() <= 0
                ? Optional.empty()
                : Optional.of(new Capacity(
                        new Throughput(
                                origin,
                                low,
                                each.multiply(upper).setScale(3, RoundingMode.HALF_UP),
                                slots,
                                inTokens ? BigDecimal.valueOf(tokens).setScale(1, RoundingMode.HALF_UP) : null),
                        slots * 3600.0 / low.doubleValue()));
    }

    /** Requests per hour of one replica; null where only logged times count. */
    @Nullable
    BigDecimal perHour(String accelerator, int count) {
        return of(accelerator, count).map(c -> c.throughput().perHour()).orElse(null);
    }
}
