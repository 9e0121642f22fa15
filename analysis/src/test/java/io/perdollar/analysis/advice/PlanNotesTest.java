package io.perdollar.analysis.advice;

import static io.perdollar.analysis.advice.Cases.decimal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.plan.Fact;
import io.perdollar.analysis.plan.Operation;
import io.perdollar.analysis.plan.WeeklyHours;
import io.perdollar.analysis.report.Action;
import io.perdollar.analysis.report.Recommendation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** What is told of a service whatever plan is best, by hand at the guide's prices. */
class PlanNotesTest {
    private static final Map<String, BigDecimal> GUIDE =
            Map.of("T4", BigDecimal.valueOf(200), "L4", BigDecimal.valueOf(400));

    private static int steady(int hourOfWeek) {
        return 8;
    }

    private static List<Fact> notes(ServiceCase service) {
        return Adviser.advise(List.of(service), Cases.rules(GUIDE), Cases.prices())
                .plans()
                .get(0)
                .notes();
    }

    private static List<Fact> commitments(ServiceCase service) {
        return notes(service).stream()
                .filter(fact -> fact.kind().name().startsWith("COMMITMENT_"))
                .toList();
    }

    private static Fact.Figure.Money money(String amount) {
        return new Fact.Figure.Money(decimal(amount));
    }

    @Test
    void everyCommitmentThatWasWeighedIsToldOfWhateverPlanIsBest() {
        ServiceCase quiet =
                Cases.service("prod", "L4", Cases.demand(PlanNotesTest::steady)).onFloor(1);
        // 0.40 and 0.60 for 730 hours, 12 × 0.40 ÷ 0.60 = 8; a T4 costs 0.35 × 730.
        assertEquals(
                List.of(
                        Fact.of(
                                Fact.Kind.COMMITMENT_PAYS,
                                new Fact.Figure.Count(1),
                                new Fact.Figure.Count(1),
                                new Fact.Figure.Count(12),
                                money("292.000000000"),
                                money("438.000000000"),
                                new Fact.Figure.Count(8)),
                        Fact.of(Fact.Kind.COMMITMENT_BEATEN, money("255.500000000"), money("292.000000000"))),
                commitments(quiet));
    }

    @Test
    void aCommitmentCoversNoMoreMachinesThanTheFloorHolds() {
        ServiceCase three = Cases.replicated(Cases.service("prod", "L4", Cases.demand(hour -> 1000)), 3)
                .onFloor(2);
        Fact weighed = commitments(three).get(0);
        assertEquals(Fact.Kind.COMMITMENT_PAYS, weighed.kind());
        assertEquals(new Fact.Figure.Count(2), weighed.figures().get(0));
        // 2 × 0.40 × 730
        assertEquals(money("584.000000000"), weighed.figures().get(3));
    }

    @Test
    void whyNoCommitmentCanBeBoughtIsToldToo() {
        ServiceCase service = Cases.service("prod", "L4", Cases.demand(PlanNotesTest::steady));
        assertEquals(
                List.of(Fact.of(Fact.Kind.COMMITMENT_OFF_FLOOR, new Fact.Figure.Count(0), new Fact.Figure.Count(1))),
                commitments(service));
        // Support of a T4 ends on 2027-08-01, a commitment of November 2026 in November 2027.
        assertEquals(
                List.of(Fact.of(Fact.Kind.COMMITMENT_NOT_SOLD, new Fact.Figure.Text("T4"))),
                commitments(Cases.service("prod", "T4", Cases.demand(PlanNotesTest::steady))
                        .onFloor(1)));
    }

    @Test
    void theGuidesMonthStandsBesideTheFittedHours() {
        IntUnaryOperator fourHours = hour -> hour / 24 < 5 && hour % 24 >= 10 && hour % 24 < 14 ? 12 : 0;
        List<Fact> facts = notes(Cases.service("dev", "T4", Cases.demand(fourHours)));
        // 0.35 × 8 × 30; 0.35 × 45 × 730 ÷ 168; 70 % off each
        assertTrue(facts.contains(Fact.of(
                Fact.Kind.GUIDE_MONTH,
                money("0.350000000"),
                new Fact.Figure.Count(8),
                money("84.000000000"),
                money("25.200000000"),
                new Fact.Figure.Share(decimal("0.70")),
                money("68.437500000"),
                money("20.531250000"))));
        // 0.35 × 20 × 730 ÷ 168
        assertTrue(facts.contains(Fact.of(
                Fact.Kind.FITTED_MONTH, new Fact.Figure.Count(20), money("30.416666667"), money("9.125000000"))));
        assertTrue(notes(Cases.service("prod", "T4", Cases.demand(fourHours))).stream()
                .noneMatch(fact -> fact.kind() == Fact.Kind.GUIDE_MONTH));
    }

    @Test
    void whatTheGuideSaysThatAT4SavesIsHeldAgainstItsOwnPrices() {
        // 1 − 0.35 ÷ 0.60, where the guide says 70 %
        Fact saving = Fact.of(
                Fact.Kind.GUIDE_T4_SAVING,
                money("0.350000000"),
                money("0.600000000"),
                new Fact.Figure.Share(decimal("0.416667")),
                new Fact.Figure.Share(decimal("0.70")));
        ServiceCase quiet = Cases.service("prod", "L4", Cases.demand(PlanNotesTest::steady));
        assertTrue(notes(quiet).contains(saving));
        assertTrue(notes(Cases.service("prod", "T4", Cases.demand(PlanNotesTest::steady)))
                .contains(saving));
        assertTrue(only(quiet, Cases.rules(GUIDE)).notes().contains(saving));
        assertFalse(notes(Cases.service("prod", "A100-40", Cases.demand(PlanNotesTest::steady)))
                .contains(saving));
    }

    @Test
    void anL4GainsLittleOverAT4WhereDecodingIsBoundByMemory() {
        assertTrue(notes(Cases.service("prod", "T4", Cases.demand(PlanNotesTest::steady)))
                .contains(Fact.of(
                        Fact.Kind.MEMORY_BOUND,
                        new Fact.Figure.Text("L4"),
                        new Fact.Figure.Ratio(decimal("300")),
                        new Fact.Figure.Text("T4"),
                        new Fact.Figure.Ratio(decimal("320")))));
    }

    @Test
    void aRecommendationTellsWhatTheModelNeedsAndWhatWouldNeedLess() {
        AdviceRules rules = Cases.rules(GUIDE)
                .describing(
                        AdviceRules.DEFAULT.policies(),
                        Map.of("service", new Model(decimal("7000000000"), "fp16", 2048, 4)),
                        Map.of("service", Cases.rates(GUIDE)));
        ServiceCase service = Cases.service("dev", "L4", Cases.demand(PlanNotesTest::steady));
        List<Fact> model = only(service, rules).notes().stream()
                .filter(fact -> fact.kind().name().startsWith("MODEL_"))
                .toList();
        // 7 × 2 GB; 2 × 32 × 8 × 128 values of 2 bytes for each of 2,048 × 4 tokens; 0.85 of an L4 are 20.4 GB
        assertEquals(
                List.of(
                        Fact.of(
                                Fact.Kind.MODEL_NEEDS,
                                new Fact.Figure.Text("7B"),
                                new Fact.Figure.Text("fp16"),
                                new Fact.Figure.Count(2048),
                                new Fact.Figure.Count(4),
                                new Fact.Figure.Ratio(decimal("15.074")),
                                new Fact.Figure.Ratio(decimal("14.000")),
                                new Fact.Figure.Ratio(decimal("1.074")),
                                new Fact.Figure.Text("L4")),
                        option(Fact.Kind.MODEL_SPECIALISED, "7B", "15.074", "1.074"),
                        option(Fact.Kind.MODEL_SHORTER_CONTEXT, "1024", "14.537", "0.537")),
                model);
        assertTrue(only(service, Cases.rules(GUIDE)).notes().stream()
                .noneMatch(fact -> fact.kind().name().startsWith("MODEL_")));
    }

    /** Support of a T4 ends on 2027-08-01; six months before that nobody is sent there any more, and who is there must leave. */
    @Test
    void aT4IsLeftOnceItsSupportEndsWithinSixMonths() {
        ServiceCase onT4 = Cases.service("prod", "T4", Cases.demand(PlanNotesTest::steady));
        ServiceCase early = Cases.reportedOn(onT4, LocalDate.of(2027, 1, 31));
        ServiceCase late = Cases.reportedOn(onT4, LocalDate.of(2027, 2, 1));
        assertTrue(notes(early).contains(support(Fact.Kind.SUPPORT_ENDS)));
        assertEquals(List.of(), advice(early));
        assertTrue(notes(late).contains(support(Fact.Kind.LEAVE_BEFORE)));
        // (0.35 − 0.60) × 730: it costs more and is advised all the same.
        Recommendation leave = only(late, Cases.rules(GUIDE));
        assertEquals(List.of(Action.SWITCH_ACCELERATOR), leave.actions());
        assertEquals(decimal("-182.500000000"), leave.monthlySaving());
        assertTrue(leave.notes().contains(support(Fact.Kind.LEAVE_BEFORE)));
        ServiceCase onL4 = Cases.service("prod", "L4", Cases.demand(PlanNotesTest::steady));
        assertEquals(
                1, advice(Cases.reportedOn(onL4, LocalDate.of(2027, 1, 31))).size());
        assertEquals(List.of(), advice(Cases.reportedOn(onL4, LocalDate.of(2027, 2, 1))));
    }

    private static Fact support(Fact.Kind kind) {
        return Fact.of(kind, new Fact.Figure.Text("T4"), new Fact.Figure.Day(LocalDate.of(2027, 8, 1)));
    }

    private static List<Recommendation> advice(ServiceCase service) {
        return Adviser.advise(List.of(service), Cases.rules(GUIDE), Cases.prices())
                .recommendations();
    }

    @Test
    void aModelThatDoesNotFitWhatItRunsOnIsTold() {
        AdviceRules rules = Cases.rules(GUIDE)
                .describing(
                        AdviceRules.DEFAULT.policies(),
                        Map.of("service", new Model(decimal("7000000000"), "fp16", 4096, 16)),
                        Map.of("service", Cases.rates(GUIDE)));
        ServiceCase service = Cases.service("prod", "L4", Cases.demand(PlanNotesTest::steady));
        List<Fact> told = Adviser.advise(List.of(service), rules, Cases.prices())
                .plans()
                .get(0)
                .notes();
        // 14 + 8.59 GB against 0.85 × 24
        assertTrue(told.contains(Fact.of(
                Fact.Kind.MODEL_TOO_LARGE,
                new Fact.Figure.Count(1),
                new Fact.Figure.Text("L4"),
                new Fact.Figure.Ratio(decimal("22.590")),
                new Fact.Figure.Ratio(decimal("20.40")))));
        assertTrue(notes(service).stream().noneMatch(fact -> fact.kind() == Fact.Kind.MODEL_TOO_LARGE));
    }

    /** A spot machine in force must not be held against one on demand. */
    @Test
    void theBreakEvenLoadComparesMachinesThatAreBoughtAlike() {
        ServiceCase spot = Cases.onSpot(Cases.service("dev", "L4", Cases.demand(PlanNotesTest::steady)));
        Fact load = notes(spot).stream()
                .filter(fact -> fact.kind() == Fact.Kind.BREAK_EVEN_LOAD)
                .findFirst()
                .orElseThrow();
        // Saturated: 400 ÷ 0.18 and 200 ÷ 0.105; from 200 an hour on two T4 cost 0.21.
        assertEquals(
                List.of(
                        new Fact.Figure.Text("L4"),
                        new Fact.Figure.Text("T4"),
                        new Fact.Figure.Ratio(decimal("200.000")),
                        new Fact.Figure.Ratio(decimal("2222.2")),
                        new Fact.Figure.Ratio(decimal("1904.8"))),
                load.figures());
    }

    @Test
    void whyThePolicyForbidsAPlanIsTheFirstRiskOfAnAnswer() {
        ServiceCase service = Cases.service("prod", "L4", Cases.demand(PlanNotesTest::steady));
        Recommendation spot =
                new WhatIf("service", null, null, true, null).answer(service, Cases.rules(GUIDE), Cases.prices());
        assertEquals(
                Fact.of(Fact.Kind.POLICY_FORBIDS_SPOT, new Fact.Figure.Text("prod")),
                spot.risks().get(0));
        Recommendation stopped = new WhatIf(
                        "service", null, null, null, new Operation.StopWhenIdle(Duration.ofMinutes(15)))
                .answer(service, Cases.rules(GUIDE), Cases.prices());
        assertEquals(
                Fact.of(Fact.Kind.POLICY_FORBIDS_STOPPING, new Fact.Figure.Text("prod")),
                stopped.risks().get(0));
        ServiceCase unclear = Cases.service("dev", "L4", Cases.demand(PlanNotesTest::steady), 7, ZoneOffset.UTC);
        Recommendation hours = new WhatIf("service", null, null, null, new Operation.Weekly(WeeklyHours.guide()))
                .answer(unclear, Cases.rules(GUIDE), Cases.prices());
        assertEquals(
                Fact.of(Fact.Kind.UNRECOGNISED_FORBIDS, new Fact.Figure.Count(7)),
                hours.risks().get(0));
    }

    private static Fact option(Fact.Kind kind, String to, String need, String cache) {
        return Fact.of(
                kind,
                new Fact.Figure.Text(to),
                new Fact.Figure.Ratio(decimal(need)),
                new Fact.Figure.Ratio(decimal("14.000")),
                new Fact.Figure.Ratio(decimal(cache)),
                new Fact.Figure.Text("L4"));
    }

    private static Recommendation only(ServiceCase service, AdviceRules rules) {
        return Adviser.advise(List.of(service), rules, Cases.prices())
                .recommendations()
                .get(0);
    }
}
