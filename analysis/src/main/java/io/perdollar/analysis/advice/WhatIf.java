package io.perdollar.analysis.advice;

import io.perdollar.analysis.catalogue.Accelerator;
import io.perdollar.analysis.catalogue.Provisioning;
import io.perdollar.analysis.plan.Operation;
import io.perdollar.analysis.plan.Plan;
import io.perdollar.analysis.plan.ReplayedPlan;
import io.perdollar.analysis.plan.ServicePlans.Shortfall;
import io.perdollar.analysis.report.Recommendation;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A change that somebody wants replayed; what is absent stays as it is (equations §13).
 *
 * @param service whose requests are replayed
 * @param accelerator catalogue name
 * @param replicas machines, at least 1
 * @param spot whether the machines may be taken away
 * @param operation when they run
 */
public record WhatIf(
        String service,
        @Nullable String accelerator,
        @Nullable Integer replicas,
        @Nullable Boolean spot,
        @Nullable Operation operation) {
    public WhatIf {
        if (replicas != null && replicas < 1) {
            throw new IllegalArgumentException("a service has one machine or more, got " + replicas);
        }
    }

    /**
     * Replays the change, with the evidence that a recommendation carries; its saving is negative where the change costs more.
     *
     * @throws UnansweredException where it cannot be replayed; the message says why and what would help
     */
    public Recommendation answer(ServiceCase asked, AdviceRules rules, PriceBook prices) {
        Shortfall shortfall = PlanAdvice.shortfall(asked);
        ServiceCase.Fitted machine = asked.machine();
        if (shortfall != null || machine == null) {
            throw new UnansweredException(service + " cannot be replayed: "
                    + words(asked, shortfall == null ? Shortfall.MIXED_MACHINES : shortfall)
                    + "; the sheet Plans of the report tells what is missing");
        }
        PlanSearch search = new PlanSearch(asked, machine, rules, prices);
        ReplayedPlan today = search.today;
        if (today == null) {
            throw new UnansweredException(service + " cannot be replayed: nothing tells what it costs today");
        }
        Plan plan = plan(today.plan(), search, prices, machine.region());
        if (plan.equals(today.plan())) {
            throw new UnansweredException("expected a change of " + service + ", got what is in force: " + words(plan));
        }
        ReplayedPlan replayed = search.replays
                .replay(plan)
                .orElseThrow(() -> new UnansweredException("expected a machine with a price and a throughput, got "
                        + plan.machineType() + " " + plan.provisioning().name().toLowerCase(Locale.ROOT) + " in "
                        + machine.region() + "; name its throughput under advice.throughput." + service
                        + ", or a catalogue with its price under prices"));
        return PlanAdvice.recommendation(asked, search, today, replayed, rules, prices);
    }

    private Plan plan(Plan today, PlanSearch search, PriceBook prices, String region) {
        Plan plan = today;
        if (accelerator != null && !accelerator.equals(today.accelerator())) {
            Accelerator named = prices.catalogue()
                    .accelerator(accelerator)
                    .orElseThrow(() -> new UnansweredException("expected one of "
                            + prices.catalogue().accelerators().stream()
                                    .map(Accelerator::name)
                                    .collect(Collectors.joining(", "))
                            + ", got accelerator " + accelerator));
            int count = search.countFor(named);
            Optional<Plan> other = search.machine(named.name(), count);
            plan = other.orElseThrow(() -> new UnansweredException("expected a machine that is sold in " + region
                    + ", got one with " + count + " " + accelerator + " without a price in "
                    + prices.catalogue().name()
                    + (count > 1 ? "; the model of " + service + " needs so many" : "")));
        }
        if (replicas != null) {
            plan = plan.times(replicas);
        }
        if (spot != null) {
            plan = plan.bought(spot ? Provisioning.SPOT : Provisioning.STANDARD);
        }
        return operation == null ? plan : plan.operated(operation);
    }

    private static String words(ServiceCase asked, Shortfall shortfall) {
        return switch (shortfall) {
            case EVIDENCE ->
                "not enough evidence, expected 7 days or more and a covered share of 0.95 or more, got "
                        + asked.evidenceDays() + " days and "
                        + (asked.coveredShare() == null ? "nothing covered" : asked.coveredShare());
            case MIXED_MACHINES -> "its machines differ, or the bill does not tell what they are";
            case NOT_RUNNING -> "none of its machines ran in the last seven days";
            case NO_REQUEST -> "it had no request in " + asked.evidenceDays() + " days";
        };
    }

    private static String words(Plan plan) {
        return plan.replicas() + " × " + plan.machineType() + " with " + plan.acceleratorCount() + " "
                + plan.accelerator() + ", "
                + plan.provisioning().name().toLowerCase(Locale.ROOT);
    }

    /** A question that the evidence, the bill or the catalogue does not answer. */
    public static final class UnansweredException extends RuntimeException {
        private static final long serialVersionUID = 1;

        public UnansweredException(String message) {
            super(message);
        }
    }
}
