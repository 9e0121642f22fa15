package io.perdollar.analysis.advice;

import io.perdollar.analysis.catalogue.Provisioning;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.plan.Fact;
import io.perdollar.analysis.plan.Fact.Figure.Count;
import io.perdollar.analysis.plan.Fact.Figure.Money;
import io.perdollar.analysis.plan.Fact.Figure.Text;
import io.perdollar.analysis.plan.Fact.Kind;
import io.perdollar.analysis.plan.Operation;
import io.perdollar.analysis.plan.Plan;
import io.perdollar.analysis.plan.ReplayedPlan;
import io.perdollar.analysis.plan.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What commitments on a service's floor would cost, and when they would have paid for themselves (equations §13). */
final class CommitmentFacts {
    private static final BigDecimal MONTH_HOURS = BigDecimal.valueOf(730);

    private CommitmentFacts() {}

    /** Whether a plan pays a commitment's fee. */
    private static boolean isCommitted(Plan plan) {
        return plan.provisioning() == Provisioning.CUD_1Y || plan.provisioning() == Provisioning.CUD_3Y;
    }

    private static int months(Provisioning committed) {
        return committed == Provisioning.CUD_1Y ? 12 : 36;
    }

    /** When the commitment of a plan has paid for itself; empty for a plan without one. */
    static Optional<Fact> breakEvenMonth(PlanSearch search, ReplayedPlan plan) {
        if (!isCommitted(plan.plan())) {
            return Optional.empty();
        }
        int term = months(plan.plan().provisioning());
        return search.replays
                .price(plan.plan().bought(Provisioning.STANDARD))
                .filter(standard -> standard.hourly().signum() > 0)
                .map(standard -> Fact.of(
                        Kind.BREAK_EVEN_MONTH,
                        new Count(paidBy(plan.hourlyPrice(), standard.hourly(), term)),
                        new Count(term)));
    }

    /** The month in which running on demand would have cost the whole commitment. */
    private static long paidBy(BigDecimal committed, BigDecimal standard, int term) {
        return committed
                .multiply(BigDecimal.valueOf(term))
                .divide(standard, 0, RoundingMode.CEILING)
                .longValueExact();
    }

    /**
     * Every term that could be bought for machines which always run on demand, or why none can or pays; empty for a service
     * that runs otherwise, on which no commitment can rest.
     */
    static List<Fact> weighed(ServiceCase service, PlanSearch search, ReplayedPlan today) {
        Plan plan = today.plan();
        if (plan.provisioning() != Provisioning.STANDARD
                || !(plan.operation() instanceof Operation.AlwaysOn)
                || today.hourlyPrice().signum() <= 0) {
            return List.of();
        }
        int floor = service.cost().floor();
        int machines = Math.min(plan.replicas(), floor / plan.acceleratorCount());
        if (machines == 0) {
            return List.of(Fact.of(Kind.COMMITMENT_OFF_FLOOR, new Count(floor), new Count(plan.acceleratorCount())));
        }
        List<Fact> facts = new ArrayList<>();
        for (Provisioning committed : List.of(Provisioning.CUD_1Y, Provisioning.CUD_3Y)) {
            if (search.isCommittable(plan.accelerator(), committed)) {
                search.replays
                        .price(plan.bought(committed))
                        .ifPresent(price -> facts.add(
                                fact(machines, floor, months(committed), price.hourly(), today.hourlyPrice())));
            }
        }
        if (facts.isEmpty()) {
            return List.of(Fact.of(Kind.COMMITMENT_NOT_SOLD, new Text(plan.accelerator())));
        }
        beaten(search).ifPresent(facts::add);
        return facts;
    }

    private static Fact fact(int machines, int floor, int term, BigDecimal committed, BigDecimal standard) {
        BigDecimal hours = MONTH_HOURS.multiply(BigDecimal.valueOf(machines));
        Money fee = new Money(Numeric.round(committed.multiply(hours)));
        Money onDemand = new Money(Numeric.round(standard.multiply(hours)));
        return committed.compareTo(standard) < 0
                ? Fact.of(
                        Kind.COMMITMENT_PAYS,
                        new Count(machines),
                        new Count(floor),
                        new Count(term),
                        fee,
                        onDemand,
                        new Count(paidBy(committed, standard, term)))
                : Fact.of(
                        Kind.COMMITMENT_NEVER_PAYS,
                        new Count(machines),
                        new Count(floor),
                        new Count(term),
                        fee,
                        onDemand);
    }

    /** Where the best plan costs less than any commitment that meets the policy. */
    private static Optional<Fact> beaten(PlanSearch search) {
        ReplayedPlan best = search.best;
        if (best == null || isCommitted(best.plan())) {
            return Optional.empty();
        }
        BigDecimal cost = best.replay().monthlyCost();
        return search.plans.stream()
                .filter(plan -> isCommitted(plan.plan()) && plan.replay().verdict() == Verdict.MEETS)
                .findFirst()
                .filter(plan -> plan.replay().monthlyCost().compareTo(cost) > 0)
                .map(plan -> Fact.of(
                        Kind.COMMITMENT_BEATEN,
                        new Money(cost),
                        new Money(plan.replay().monthlyCost())));
    }
}
