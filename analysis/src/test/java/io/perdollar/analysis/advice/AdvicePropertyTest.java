package io.perdollar.analysis.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.advice.Adviser.Advice;
import io.perdollar.analysis.plan.Lever;
import io.perdollar.analysis.plan.ReplayedPlan;
import io.perdollar.analysis.plan.ServicePlans;
import io.perdollar.analysis.plan.Verdict;
import io.perdollar.analysis.report.Recommendation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for every service, whatever it is asked for and whatever part of it is committed. */
class AdvicePropertyTest {
    private static final Map<String, BigDecimal> GUIDE =
            Map.of("T4", BigDecimal.valueOf(200), "L4", BigDecimal.valueOf(400));

    @Property(tries = 60)
    void savingsAreTheSumOfTheirLeversAndNeverMoreThanWhatIsSpentWithoutCommitments(
            @ForAll boolean production,
            @ForAll boolean small,
            @ForAll @IntRange(min = 1, max = 500) int perHour,
            @ForAll @IntRange(min = 1, max = 24) int hoursPerDay,
            @ForAll @IntRange(min = 0, max = 100) int committedPercent) {
        ServiceCase free = Cases.service(
                production ? "prod" : "dev",
                small ? "T4" : "L4",
                Cases.demand(hour -> hour % 24 < hoursPerDay ? perHour : 0));
        ServiceCase service = Cases.committed(free, committedPercent);
        Advice advice = Adviser.advise(List.of(service), Cases.rules(GUIDE), Cases.prices());
        BigDecimal spent = service.cost().monthlyNamed();
        BigDecimal savable = spent.subtract(service.cost().monthlyCommitted());
        for (Recommendation change : advice.recommendations()) {
            BigDecimal saving = Objects.requireNonNull(change.monthlySaving());
            assertEquals(
                    saving,
                    change.levers().stream().map(Lever::monthlySaving).reduce(BigDecimal.ZERO, BigDecimal::add));
            assertTrue(saving.compareTo(savable) <= 0, saving + " of " + savable);
        }
        ServicePlans plans = advice.plans().get(0);
        ReplayedPlan best = plans.best();
        ReplayedPlan today = plans.today();
        for (ReplayedPlan plan : plans.plans()) {
            assertTrue(
                    plan.replay().monthlyCost().compareTo(service.cost().monthlyCommitted()) >= 0,
                    "what is committed is paid in any case: " + plan);
            if (best != null && plan.replay().verdict() == Verdict.MEETS && today != null) {
                BigDecimal near = best.replay()
                        .monthlyCost()
                        .subtract(today.replay().monthlyCost().multiply(new BigDecimal("0.01")));
                assertTrue(plan.replay().monthlyCost().compareTo(near) >= 0, plan + " is cheaper than " + best);
            }
        }
    }
}
