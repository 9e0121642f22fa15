package io.perdollar.analysis.advice;

import io.perdollar.analysis.advice.PlanAdvice.Advised;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.plan.ServicePlans;
import io.perdollar.analysis.report.Recommendation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Replays the plans of every service and says what to change (equations §13). Pure: the order of the services plays no part. */
public final class Adviser {
    private Adviser() {}

    /**
     * Everything that §13 says of a fleet.
     *
     * @param plans by service name
     * @param recommendations largest saving first
     */
    public record Advice(List<ServicePlans> plans, List<Recommendation> recommendations) {
        public Advice {
            plans = List.copyOf(plans);
            recommendations = List.copyOf(recommendations);
        }
    }

    /** Advice for these services; each is worked on by itself, as many at a time as there are cores. */
    public static Advice advise(List<ServiceCase> services, AdviceRules rules, PriceBook prices) {
        return adviseEach(
                services.stream()
                        .map(service -> (Supplier<ServiceCase>) () -> service)
                        .toList(),
                rules,
                prices);
    }

    /** The same for a large fleet: the requests of a service are spread over minutes only while it is worked on. */
    public static Advice adviseEach(List<Supplier<ServiceCase>> services, AdviceRules rules, PriceBook prices) {
        List<Advised> advised = services.parallelStream()
                .map(service -> PlanAdvice.of(service.get(), rules, prices))
                .toList();
        List<Recommendation> recommendations = new ArrayList<>();
        advised.forEach(service -> service.recommendation().ifPresent(recommendations::add));
        return new Advice(
                advised.stream()
                        .map(Advised::plans)
                        .sorted(Comparator.comparing(ServicePlans::service))
                        .toList(),
                sorted(recommendations));
    }

    /** Largest saving first, what saves nothing by itself last. */
    public static List<Recommendation> sorted(List<Recommendation> recommendations) {
        return recommendations.stream()
                .sorted(Comparator.comparing(Adviser::saving).reversed().thenComparing(Recommendation::id))
                .toList();
    }

    private static BigDecimal saving(Recommendation recommendation) {
        BigDecimal saving = recommendation.monthlySaving();
        return saving == null ? Numeric.ZERO : saving;
    }
}
