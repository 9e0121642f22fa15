package io.perdollar.analysis.budget;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.scope.Scope;
import io.perdollar.analysis.spend.DailySpend;
import io.perdollar.analysis.spend.Spends;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class BudgetReviewTest {
    /** A Tuesday; 76 days from here end on 2026-11-15. */
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);

    private static final int TO_MID_NOVEMBER = 76;

    private static BudgetStatus status(DailySpend spend, int settled, ReportingDelay delay, Scope scope, String... at) {
        Budget budget = new Budget(
                "b",
                scope,
                new BigDecimal("3000"),
                at.length == 0
                        ? List.of(BigDecimal.ONE)
                        : Arrays.stream(at).map(BigDecimal::new).toList());
        List<Double> ages = new ArrayList<>();
        for (int day = 0; day < spend.days(); day++) {
            ages.add((spend.days() - 1 - day) * 24.0 + 3);
        }
        return BudgetReview.of(List.of(budget), spend, new DayKnowledge(settled, ages), delay)
                .get(0);
    }

    private static BudgetStatus settled(int days, IntToDoubleFunction cost) {
        DailySpend spend = new Spends(FIRST, days)
                .line("chat", Category.GPU_INSTANCE, cost)
                .spend();
        return status(spend, days, ReportingDelay.UNKNOWN, new Scope.All());
    }

    private static double expected(BudgetStatus status) {
        return requireNonNull(status.forecast()).expected().doubleValue();
    }

    private static double width(BudgetStatus status) {
        Forecast forecast = requireNonNull(status.forecast());
        return forecast.high().subtract(forecast.low()).doubleValue();
    }

    private static boolean isWeekend(int day) {
        DayOfWeek weekday = FIRST.plusDays(day).getDayOfWeek();
        return weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
    }

    @Test
    void anEvenFleetEndsWhereItsDaysLead() {
        BudgetStatus status = settled(TO_MID_NOVEMBER, day -> 100);
        assertEquals(0, status.monthToDate().compareTo(new BigDecimal("1500")));
        assertEquals(3000, expected(status), 1e-6);
        assertTrue(width(status) > 0);
    }

    @Test
    void weekdaysCostWhatTheyMostlyCost() {
        BudgetStatus status = settled(TO_MID_NOVEMBER, day -> isWeekend(day) ? 20 : 100);
        // November 2026 has 21 weekdays and 9 days of weekends.
        assertEquals(21 * 100 + 9 * 20, expected(status), 1);
    }

    @Test
    void aWeekdayThatCostsNothingIsForecastNearNothing() {
        BudgetStatus status = settled(TO_MID_NOVEMBER, day -> isWeekend(day) ? 0 : 100);
        assertEquals(21 * 100, expected(status), 10);
    }

    @Test
    void oneOddDayMovesTheForecastByNoMoreThanItself() {
        double usual = expected(settled(TO_MID_NOVEMBER, day -> isWeekend(day) ? 20 : 100));
        double odd = expected(settled(TO_MID_NOVEMBER, day -> day == 72 ? 1000 : isWeekend(day) ? 20 : 100));
        double lastMonth = expected(settled(TO_MID_NOVEMBER, day -> day == 50 ? 1000 : isWeekend(day) ? 20 : 100));
        assertEquals(usual + 900, odd, 15);
        assertEquals(usual, lastMonth, 15);
    }

    @Test
    void earlyInTheMonthTheIntervalIsWide() {
        IntToDoubleFunction cost = day -> 100 + 7 * Math.sin(day * day);
        double early = width(settled(63, cost));
        double late = width(settled(89, cost));
        assertTrue(early > 3 * late, early + " and " + late);
    }

    @Test
    void aMonthThatIsOverIsForecastAsItWas() {
        BudgetStatus status = settled(91, day -> 100);
        assertEquals(3000, expected(status), 1e-6);
        assertEquals(0, width(status), 1e-6);
    }

    @Test
    void aFewDaysTellNothing() {
        assertNull(settled(6, day -> 100).forecast());
        assertNull(settled(6, day -> 100).thresholds().get(0).probability());
    }

    @Test
    void taxComesAtTheMonthsEndInTheProportionOfTheMonthBefore() {
        DailySpend spend = new Spends(FIRST, TO_MID_NOVEMBER)
                .line("chat", Category.GPU_INSTANCE, day -> 100)
                .line(null, Category.TAX_AND_ADJUSTMENT, day -> day == 60 ? 310 : 0)
                .spend();
        assertEquals(3300, expected(status(spend, TO_MID_NOVEMBER, ReportingDelay.UNKNOWN, new Scope.All())), 1e-6);
        Scope chat = new Scope.Only(Scope.Kind.SERVICES, List.of("chat"));
        assertEquals(3000, expected(status(spend, TO_MID_NOVEMBER, ReportingDelay.UNKNOWN, chat)), 1e-6);
    }

    @Test
    void aServiceCarriesItsPartOfTheSharedCostAndAProjectWhatItIsNamedOn() {
        DailySpend spend = new Spends(FIRST, TO_MID_NOVEMBER)
                .line("chat", Category.GPU_INSTANCE, day -> 100)
                .line(null, Category.NETWORK, day -> 10)
                .shared("chat", 4)
                .spend();
        Scope chat = new Scope.Only(Scope.Kind.SERVICES, List.of("chat"));
        Scope project = new Scope.Only(Scope.Kind.PROJECTS, List.of("llm"));
        Scope other = new Scope.Only(Scope.Kind.ENVIRONMENTS, List.of("dev"));
        assertEquals(1560, monthToDate(spend, chat), 1e-6);
        assertEquals(1650, monthToDate(spend, project), 1e-6);
        assertEquals(1650, monthToDate(spend, new Scope.All()), 1e-6);
        assertEquals(0, monthToDate(spend, other), 1e-6);
    }

    private static double monthToDate(DailySpend spend, Scope scope) {
        return status(spend, spend.days(), ReportingDelay.UNKNOWN, scope)
                .monthToDate()
                .doubleValue();
    }

    @Test
    void whatHasNotArrivedIsExpectedByTheLearnedDelay() {
        DailySpend spend = new Spends(FIRST, TO_MID_NOVEMBER)
                .line("chat", Category.GPU_INSTANCE, day -> day == 75 ? 60 : 100)
                .spend();
        DelaySample sample = new DelaySample(4, new BigDecimal("50"), new BigDecimal("100"));
        ReportingDelay learned = ReportingDelay.learn(List.of(sample, sample, sample));
        BudgetStatus status = status(spend, TO_MID_NOVEMBER - 1, learned, new Scope.All());
        assertEquals(0, status.monthToDate().compareTo(new BigDecimal("1460")));
        // Half had arrived: 120, drawn a little towards the 100 that such days cost.
        double day = status.expectedMonthToDate().doubleValue() - 1400;
        assertTrue(day > 100 && day <= 120, "got " + day);
    }

    @Test
    void withoutAnyLearnedDelayAProvisionalDayIsWhatSuchDaysCost() {
        DailySpend spend = new Spends(FIRST, TO_MID_NOVEMBER)
                .line("chat", Category.GPU_INSTANCE, day -> day == 75 ? 60 : 100)
                .spend();
        BudgetStatus status = status(spend, TO_MID_NOVEMBER - 1, ReportingDelay.UNKNOWN, new Scope.All());
        assertEquals(1500, status.expectedMonthToDate().doubleValue(), 1e-6);
    }

    @Test
    void thresholdsTellWhenTheyWereCrossedAndHowLikelyTheyWillBe() {
        DailySpend spend = new Spends(FIRST, TO_MID_NOVEMBER)
                .line("chat", Category.GPU_INSTANCE, day -> 100 + 5 * Math.sin(day * day))
                .spend();
        BudgetStatus status =
                status(spend, TO_MID_NOVEMBER, ReportingDelay.UNKNOWN, new Scope.All(), "0.29", "0.95", "1", "1.5");
        ThresholdCrossing crossed = status.thresholds().get(0);
        assertEquals(LocalDate.of(2026, 11, 9), crossed.crossedOn());
        assertEquals(1, requireNonNull(crossed.probability()).doubleValue(), 1e-6);
        ThresholdCrossing likely = status.thresholds().get(1);
        assertFalse(likely.isCrossed());
        assertTrue(likely.forecastCrosses());
        double likelyProbability = requireNonNull(likely.probability()).doubleValue();
        double even = requireNonNull(status.thresholds().get(2).probability()).doubleValue();
        assertTrue(likelyProbability > even && even > 0.2 && even < 0.8, likelyProbability + " and " + even);
        assertFalse(status.thresholds().get(3).forecastCrosses());
    }
}
