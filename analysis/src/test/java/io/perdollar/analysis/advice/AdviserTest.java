package io.perdollar.analysis.advice;

import static io.perdollar.analysis.advice.Cases.decimal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.advice.Adviser.Advice;
import io.perdollar.analysis.catalogue.Provisioning;
import io.perdollar.analysis.plan.Fact;
import io.perdollar.analysis.plan.Lever;
import io.perdollar.analysis.plan.Operation;
import io.perdollar.analysis.plan.ReplayedPlan;
import io.perdollar.analysis.plan.ScheduleFit;
import io.perdollar.analysis.plan.ServicePlans;
import io.perdollar.analysis.plan.Verdict;
import io.perdollar.analysis.plan.WeeklyHours;
import io.perdollar.analysis.report.Action;
import io.perdollar.analysis.report.Recommendation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** Hand-computed cases at the guide's prices: T4 $0.35, L4 $0.60, spot 70 % off. */
class AdviserTest {
    private static final Map<String, BigDecimal> GUIDE =
            Map.of("T4", BigDecimal.valueOf(200), "L4", BigDecimal.valueOf(400));

    private static int steady(int hourOfWeek) {
        return 8;
    }

    private static Advice advise(ServiceCase service, Map<String, BigDecimal> throughput) {
        return Adviser.advise(List.of(service), Cases.rules(throughput), Cases.prices());
    }

    private static Recommendation only(Advice advice) {
        assertEquals(1, advice.recommendations().size());
        return advice.recommendations().get(0);
    }

    private static IntUnaryOperator workingHours(int perHour) {
        return hour -> hour / 24 < 5 && hour % 24 >= 9 && hour % 24 < 18 ? perHour : 0;
    }

    @Test
    void aQuietL4MovesToAT4AndSavesTheDifferenceOfTheirPrices() {
        Recommendation advice = only(advise(Cases.service("prod", "L4", Cases.demand(AdviserTest::steady)), GUIDE));
        assertEquals(Action.SWITCH_ACCELERATOR, advice.action());
        // (0.60 − 0.35) × 730
        assertEquals(decimal("182.500000000"), advice.monthlySaving());
        assertTrue(advice.risks().stream().anyMatch(fact -> fact.kind() == Fact.Kind.SUPPORT_ENDS));
        assertTrue(advice.risks().stream().anyMatch(fact -> fact.kind() == Fact.Kind.MEMORY_BOUND));
    }

    @Test
    void aT4ThatCannotAnswerThePeakIsNotAdvised() {
        Advice advice = advise(Cases.service("prod", "L4", Cases.demand(hour -> 230)), GUIDE);
        assertEquals(List.of(), advice.recommendations());
    }

    @Test
    void withoutAnyWordOnTheModelNoOtherAcceleratorIsAdvised() {
        assertEquals(
                List.of(),
                advise(Cases.service("prod", "L4", Cases.demand(AdviserTest::steady)), Map.of())
                        .recommendations());
    }

    @Test
    void workingHoursInDevelopmentAreFittedAndLeversSumToTheSaving() {
        Recommendation advice = only(advise(Cases.service("dev", "T4", Cases.demand(workingHours(12))), GUIDE));
        // Provisioning (0.35 − 0.105) × 730; operation 0.105 × (730 − (45 + 5 × 0.05) × 730 ÷ 168)
        assertEquals(
                List.of(
                        new Lever(Lever.Kind.PROVISIONING, decimal("178.850000000")),
                        new Lever(Lever.Kind.OPERATION, decimal("56.004687500"))),
                advice.levers());
        assertEquals(decimal("234.854687500"), advice.monthlySaving());
        assertEquals(List.of(Action.USE_SPOT, Action.WEEKLY_HOURS), advice.actions());
        ReplayedPlan advised = Objects.requireNonNull(advice.advised());
        assertEquals(new Operation.Weekly(WeeklyHours.guide()), advised.plan().operation());
        assertEquals(Verdict.MEETS, advised.replay().verdict());
    }

    @Test
    void productionMayBeSwitchedOffByTheClockOnlyWhereThatRefusesNothing() {
        Recommendation advice = only(advise(Cases.service("prod", "T4", Cases.demand(workingHours(12))), GUIDE));
        assertEquals(List.of(Action.WEEKLY_HOURS), advice.actions());
        IntUnaryOperator withNights = hour -> hour == 100 ? 2 : workingHours(12).applyAsInt(hour);
        ServicePlans plans = advise(Cases.service("prod", "T4", Cases.demand(withNights)), GUIDE)
                .plans()
                .get(0);
        ScheduleFit fit = Objects.requireNonNull(plans.schedule());
        assertEquals(0, fit.judgedRefusedShare().signum());
        assertTrue(fit.hours().isOpen(100));
    }

    @Test
    void theGuidesHoursStandBesideTheFittedOnes() {
        IntUnaryOperator early = hour -> hour / 24 < 5 && hour % 24 >= 7 && hour % 24 < 12 ? 12 : 0;
        ScheduleFit fit = Objects.requireNonNull(advise(Cases.service("dev", "T4", Cases.demand(early)), GUIDE)
                .plans()
                .get(0)
                .schedule());
        assertEquals(WeeklyHours.daily(7, 12, 5), fit.hours());
        assertEquals(3, fit.fitWeeks());
        // Two of five hours lie before nine.
        ReplayedPlan guide = Objects.requireNonNull(fit.guide());
        assertEquals(0.4, guide.replay().refusedShare().doubleValue(), 0.02);
        assertEquals(Verdict.FAILS, guide.replay().verdict());
    }

    @Test
    void hoursFollowTheClockOfTheReport() {
        // 12:00 UTC is 08:00 in New York until the clock change of 2026-11-01 and 07:00 after it.
        ZoneId newYork = ZoneId.of("America/New_York");
        ServiceCase service =
                Cases.service("dev", "T4", Cases.demand(hour -> hour / 24 < 5 && hour % 24 == 12 ? 30 : 0), 0, newYork);
        ScheduleFit fit =
                Objects.requireNonNull(advise(service, GUIDE).plans().get(0).schedule());
        // The last whole local week is the one after the change: it judges, and shows the gap.
        assertEquals(WeeklyHours.daily(8, 9, 5), fit.hours());
        assertEquals(2, fit.fitWeeks());
        assertEquals(0, fit.fitRefusedShare().signum());
        assertTrue(fit.judgedRefusedShare().doubleValue() > 0.9);
    }

    @Test
    void aServiceThatNobodyUsesIsDeleted() {
        Recommendation advice = only(advise(Cases.service("dev", "T4", Cases.demand(hour -> 0)), GUIDE));
        assertEquals(Action.DELETE, advice.action());
        assertEquals(decimal("255.500000000"), advice.monthlySaving());
    }

    @Test
    void unrecognisedLinesForbidToStopScheduleOrDelete() {
        ServiceCase idle = Cases.service("dev", "T4", Cases.demand(hour -> 0), 1, ZoneId.of("UTC"));
        assertEquals(List.of(), advise(idle, GUIDE).recommendations());
        ServiceCase used = Cases.service("dev", "T4", Cases.demand(workingHours(12)), 1, ZoneId.of("UTC"));
        assertEquals(List.of(Action.USE_SPOT), only(advise(used, GUIDE)).actions());
    }

    @Test
    void tooLittleEvidenceGivesNoSaving() {
        ServiceCase enough = Cases.service("dev", "T4", Cases.demand(workingHours(12)));
        ServiceCase few = new ServiceCase(
                enough.service(),
                enough.environment(),
                enough.instances(),
                enough.machine(),
                null,
                enough.reportDate(),
                enough.zone(),
                6,
                BigDecimal.ONE,
                0,
                enough.demand(),
                enough.cost());
        Advice advice = advise(few, GUIDE);
        assertEquals(List.of(), advice.recommendations());
        assertEquals(ServicePlans.Shortfall.EVIDENCE, advice.plans().get(0).shortfall());
        assertNull(advice.plans().get(0).today());
    }

    @Test
    void aCommitmentIsAdvisedOnTheFloorOnlyAndTellsWhenItHasPaidForItself() {
        ServiceCase service = Cases.service("prod", "L4", Cases.demand(hour -> 230));
        assertEquals(List.of(), advise(service, GUIDE).recommendations());
        Recommendation advice = only(advise(service.onFloor(1), GUIDE));
        assertEquals(List.of(Action.COMMIT), advice.actions());
        // (0.60 − 0.40) × 730
        assertEquals(decimal("146.000000000"), advice.monthlySaving());
        Fact month = advice.notes().stream()
                .filter(fact -> fact.kind() == Fact.Kind.BREAK_EVEN_MONTH)
                .findFirst()
                .orElseThrow();
        // 12 × 0.40 ÷ 0.60 = 8
        assertEquals(List.of(new Fact.Figure.Count(8), new Fact.Figure.Count(12)), month.figures());
    }

    @Test
    void theBreakEvenLoadOfTheGuideIsTold() {
        ServicePlans plans = advise(Cases.service("prod", "T4", Cases.demand(AdviserTest::steady)), GUIDE)
                .plans()
                .get(0);
        Fact load = plans.notes().stream()
                .filter(fact -> fact.kind() == Fact.Kind.BREAK_EVEN_LOAD)
                .findFirst()
                .orElseThrow();
        // Beyond 200 an hour two T4 cost 0.70 and one L4 0.60.
        assertTrue(load.toString().contains("ratio=200"), load.toString());
    }

    @Test
    void servicesAreAdvisedTheSameInAnyOrder() {
        List<ServiceCase> services = new ArrayList<>();
        for (String environment : List.of("dev", "prod")) {
            for (String accelerator : List.of("T4", "L4")) {
                services.add(Cases.service(environment, accelerator, Cases.demand(workingHours(12))));
            }
        }
        Advice forward = Adviser.advise(services, Cases.rules(GUIDE), Cases.prices());
        Collections.reverse(services);
        Advice backward = Adviser.advise(services, Cases.rules(GUIDE), Cases.prices());
        assertEquals(
                forward.recommendations().stream()
                        .map(Recommendation::monthlySaving)
                        .toList(),
                backward.recommendations().stream()
                        .map(Recommendation::monthlySaving)
                        .toList());
    }

    @Test
    void theFrontHoldsNoPlanThatAnotherBeats() {
        ServicePlans plans = advise(Cases.service("dev", "T4", Cases.demand(workingHours(12))), GUIDE)
                .plans()
                .get(0);
        assertNotNull(plans.best());
        for (ReplayedPlan front : plans.front()) {
            for (ReplayedPlan other : plans.plans()) {
                boolean beats =
                        other.replay().monthlyCost().compareTo(front.replay().monthlyCost()) < 0
                                && other.harmedShare().compareTo(front.harmedShare()) <= 0;
                assertFalse(beats, other + " beats " + front);
            }
        }
    }

    @Test
    void theGuidesDevelopmentProfileIsHeldAgainstTheService() {
        ServicePlans plans = advise(Cases.service("dev", "T4", Cases.demand(workingHours(12))), GUIDE)
                .plans()
                .get(0);
        assertEquals("dev", plans.profiles().get(0).profile());
        // 255.50 a month against at most 100
        assertEquals(decimal("155.500000000"), plans.profiles().get(0).monthlyDifference());
    }

    @Test
    void aMachineThatNobodyNeedsIsTakenAway() {
        ServiceCase three = Cases.replicated(Cases.service("prod", "L4", Cases.demand(hour -> 700)), 3);
        // 700 an hour need two L4 of 400, or four T4 of 200, which cost 0.20 more an hour.
        Recommendation advice = only(advise(three, GUIDE));
        assertEquals(List.of(Action.CHANGE_REPLICAS), advice.actions());
        assertEquals(decimal("438.000000000"), advice.monthlySaving());
        assertEquals(2, Objects.requireNonNull(advice.advised()).plan().replicas());
    }

    @Test
    void twoSmallMachinesMakeWayForALargerOneWhereThatIsCheaper() {
        ServiceCase two = Cases.replicated(Cases.service("prod", "T4", Cases.demand(hour -> 240)), 2);
        Recommendation advice = only(advise(two, GUIDE));
        // Accelerator: two L4 instead of two T4, 2 × (0.35 − 0.60) × 730; machines: one instead of two, 0.60 × 730.
        assertEquals(
                List.of(
                        new Lever(Lever.Kind.ACCELERATOR, decimal("-365.000000000")),
                        new Lever(Lever.Kind.REPLICAS, decimal("438.000000000"))),
                advice.levers());
        assertEquals(decimal("73.000000000"), advice.monthlySaving());
    }

    @Test
    void startsThatFailRefuseTheirPartOfTheRequests() {
        AdviceRules rules = Cases.rules(GUIDE)
                .assuming(Interruptions.DEFAULT, Duration.ofSeconds(60), decimal("0.05"), 6, Profile.GUIDE);
        ServicePlans plans = Adviser.advise(
                        List.of(Cases.service("dev", "T4", Cases.demand(workingHours(12)))), rules, Cases.prices())
                .plans()
                .get(0);
        ReplayedPlan fitted =
                Objects.requireNonNull(Objects.requireNonNull(plans.schedule()).fitted());
        assertEquals(decimal("0.050000"), fitted.replay().refusedShare());
        assertEquals(Verdict.FAILS, fitted.replay().verdict());
    }

    @Test
    void interruptionsFollowTheConfiguredRate() {
        Interruptions often =
                new Interruptions(Map.of("T4", decimal("0.50")), decimal("0.10"), "a test", Duration.ofMinutes(4));
        AdviceRules rules = Cases.rules(GUIDE).assuming(often, Duration.ofSeconds(60), decimal("0"), 6, Profile.GUIDE);
        ReplayedPlan spot = Adviser.advise(
                        List.of(Cases.service("dev", "T4", Cases.demand(AdviserTest::steady))), rules, Cases.prices())
                .plans()
                .get(0)
                .plans()
                .stream()
                .filter(plan -> plan.plan().accelerator().equals("T4")
                        && plan.plan().replicas() == 1
                        && plan.plan().provisioning() == Provisioning.SPOT
                        && plan.plan().operation() instanceof Operation.AlwaysOn)
                .findFirst()
                .orElseThrow();
        // Half a time a day for 28 days; each keeps the requests of 4 minutes waiting.
        assertEquals(decimal("14.000"), spot.replay().interruptions());
        assertEquals(14 * 4 / (28.0 * 24 * 60), spot.replay().delayedShare().doubleValue(), 1e-6);
        // 8 requests an hour of 10 s: one in 45 interruptions meets one in flight.
        assertEquals(
                14 * 80 / 3600.0 / (28 * 24 * 8), spot.replay().refusedShare().doubleValue(), 1e-6);
    }

    @Test
    void aLargeAcceleratorIsAdvisedOnlyWhereNoSmallerOneWillDo() {
        Map<String, BigDecimal> throughput =
                Map.of("L4", BigDecimal.valueOf(400), "A100-40", BigDecimal.valueOf(20_000));
        ServiceCase service = Cases.replicated(Cases.service("prod", "L4", Cases.demand(hour -> 3000)), 9);
        // One A100 at 3.67 an hour would be cheaper than eight or nine L4 at 4.80 or more.
        ServicePlans plans = advise(service, throughput).plans().get(0);
        assertEquals("L4", Objects.requireNonNull(plans.best()).plan().accelerator());
        assertTrue(plans.plans().stream()
                .anyMatch(plan -> plan.plan().accelerator().equals("A100-40")
                        && plan.replay().verdict() == Verdict.MEETS));
        Map<String, BigDecimal> hopeless = Map.of("L4", BigDecimal.valueOf(40), "A100-40", BigDecimal.valueOf(20_000));
        ServiceCase one = Cases.service("prod", "L4", Cases.demand(hour -> 3000));
        ServicePlans large = advise(one, hopeless).plans().get(0);
        assertEquals("A100-40", Objects.requireNonNull(large.best()).plan().accelerator());
        assertTrue(large.notes().stream().anyMatch(fact -> fact.kind() == Fact.Kind.LARGE_NEEDED));
        assertEquals("large scale", large.profiles().get(0).profile());
    }
}
