package io.perdollar.analysis.unusual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.spend.DailySpend;
import io.perdollar.analysis.spend.Movement;
import io.perdollar.analysis.spend.Spends;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnusualDaysTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);
    private static final int DAYS = 76;
    private static final int FROM = 48;

    private static List<UnusualDay> unusual(Spends spends) {
        DailySpend spend = spends.spend();
        return UnusualDays.of(spend, DAYS, FIRST.plusDays(FROM));
    }

    private static double base(int day) {
        DayOfWeek weekday = FIRST.plusDays(day).getDayOfWeek();
        return (weekday.getValue() > 5 ? 30 : 100) + 2 * Math.sin(day * day);
    }

    @Test
    void anEvenFleetHasNoUnusualDayAndWeekendsAreNone() {
        assertEquals(
                List.of(), unusual(new Spends(FIRST, DAYS).line("chat", Category.GPU_INSTANCE, UnusualDaysTest::base)));
    }

    @Test
    void whereMostDaysCostNothingNoDayIsUnusual() {
        assertEquals(
                List.of(),
                unusual(new Spends(FIRST, DAYS).line("chat", Category.GPU_INSTANCE, day -> day < FROM ? 0 : 100)));
    }

    @Test
    void aDayOfMoreUsageNamesTheVmAndTheQuantity() {
        List<UnusualDay> days = unusual(new Spends(FIRST, DAYS)
                .line("chat", Category.GPU_INSTANCE, day -> base(day) + (day == 60 ? 80 : 0))
                .line("search", Category.GPU_INSTANCE, UnusualDaysTest::base));
        assertEquals(1, days.size());
        UnusualDay day = days.get(0);
        assertEquals(FIRST.plusDays(60), day.date());
        assertEquals("chat", day.service());
        assertEquals(1, day.days());
        assertEquals(80, day.deviation().doubleValue(), 5);
        Movement movement = day.movements().get(0);
        assertEquals("chat-1", movement.resource());
        assertEquals(80, movement.quantity().doubleValue(), 5);
        assertEquals(0, movement.price().doubleValue(), 1e-6);
    }

    @Test
    void anotherPriceForTheSameUsageIsCalledPrice() {
        List<UnusualDay> days = unusual(
                new Spends(FIRST, DAYS).line("chat", Category.GPU_INSTANCE, day -> day == 60 ? 150 : 100, day -> 24));
        Movement movement = days.get(0).movements().get(0);
        assertEquals(50, movement.price().doubleValue(), 1e-6);
        assertEquals(0, movement.quantity().doubleValue(), 1e-6);
    }

    @Test
    void aNewLevelIsOneFindingThatTellsHowLongItLasts() {
        List<UnusualDay> days = unusual(
                new Spends(FIRST, DAYS).line("chat", Category.GPU_INSTANCE, day -> base(day) + (day >= 70 ? 60 : 0)));
        assertEquals(1, days.size());
        assertEquals(FIRST.plusDays(70), days.get(0).date());
        assertEquals(6, days.get(0).days());
    }

    @Test
    void provisionalDaysTaxAndTriflesAreNeverUnusual() {
        DailySpend spend = new Spends(FIRST, DAYS)
                .line("chat", Category.GPU_INSTANCE, day -> day == 75 ? 10 : 100)
                .line(null, Category.TAX_AND_ADJUSTMENT, day -> day == 60 ? 300 : 0)
                .line(null, Category.NETWORK, day -> day == 55 ? 0.3 : 0.1)
                .spend();
        assertEquals(List.of(), UnusualDays.of(spend, DAYS - 1, FIRST.plusDays(FROM)));
        assertEquals(1, UnusualDays.of(spend, DAYS, FIRST.plusDays(FROM)).size());
    }

    @Test
    void withoutThreeWeeksBeforeNothingIsCalledUnusual() {
        DailySpend spend = new Spends(FIRST, 20)
                .line("chat", Category.GPU_INSTANCE, day -> day == 19 ? 900 : 100)
                .spend();
        assertTrue(UnusualDays.of(spend, 20, FIRST).isEmpty());
    }
}
