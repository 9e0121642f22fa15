package io.perdollar.analysis.change;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perdollar.analysis.change.ChangeExplanation.Before;
import io.perdollar.analysis.change.CostChange.Part;
import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.Charges;
import io.perdollar.analysis.charge.Conversion;
import io.perdollar.analysis.charge.CostType;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.money.ExchangeRates;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.spend.DailySpend;
import io.perdollar.analysis.spend.Spends;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ChangeExplanationTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final String HOUR = "2026-11-03T05:00:00Z";
    private static final Conversion CONVERSION =
            new Conversion(new ExchangeRates(Map.of(), Map.of()), CurrencyCode.USD);

    /** Two windows of three days, one day apart: November 1–3 before, 2–4 now. */
    private static CostChange explain(MovedDays moved, DailySpend spend, String before, String after) {
        return ChangeExplanation.of(
                new Before(FIRST.plusDays(2), 1, FIRST, money(before)), moved, spend, FIRST.plusDays(1), money(after));
    }

    private static Map<ChangeReason, Double> reasons(CostChange change) {
        return change.parts().stream()
                .filter(part -> part.amount().signum() != 0)
                .collect(toMap(Part::reason, part -> part.amount().doubleValue()));
    }

    private static DailySpend spend(double... days) {
        return new Spends(FIRST, days.length)
                .line("chat", Category.GPU_INSTANCE, day -> days[day])
                .spend();
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount).setScale(Numeric.SCALE);
    }

    private static MovedDays moved(Charge before, Charge now) {
        MovedDays moved = new MovedDays();
        moved.addBefore(before, CONVERSION.convert(before));
        moved.addNow(now, CONVERSION.convert(now));
        return moved;
    }

    @Test
    void moreUsageIsQuantity() {
        CostChange change = explain(new MovedDays(), spend(10, 20, 20, 16), "50", "56");
        assertEquals(Map.of(ChangeReason.QUANTITY, 6.0), reasons(change));
        assertEquals("chat-1", change.movements().get(0).resource());
    }

    @Test
    void aDearerDayOfTheSameUsageIsPrice() {
        DailySpend spend = new Spends(FIRST, 4)
                .line("chat", Category.GPU_INSTANCE, day -> day == 3 ? 15 : 10, day -> 24)
                .spend();
        assertEquals(Map.of(ChangeReason.PRICE, 5.0), reasons(explain(new MovedDays(), spend, "30", "35")));
    }

    @Test
    void rowsThatCameLateAreToldApartFromTheMovingWindow() {
        MovedDays moved = moved(
                new Charges().cost("4").usage("1800").at(HOUR),
                new Charges().cost("10").usage("3600").at(HOUR));
        // As it is known now the windows are 30 and 30; before, the day of the late rows stood 6 lower.
        assertEquals(Map.of(ChangeReason.LATE_ROWS, 6.0), reasons(explain(moved, spend(10, 10, 10, 10), "24", "30")));
    }

    @Test
    void adjustmentsAreCorrectionsAndCreditsAreCredits() {
        MovedDays moved = new MovedDays();
        Charge correction = new Charges()
                .costType(CostType.REGULAR, "PRICE_CORRECTION")
                .cost("-3")
                .at(HOUR);
        moved.addNow(correction, CONVERSION.convert(correction));
        Charge before = new Charges().cost("10").at(HOUR);
        Charge now = new Charges().cost("10").credit("DISCOUNT", "-2").at(HOUR);
        moved.addBefore(before, CONVERSION.convert(before));
        moved.addNow(now, CONVERSION.convert(now));
        assertEquals(
                Map.of(ChangeReason.CORRECTIONS, -3.0, ChangeReason.CREDITS, -2.0),
                reasons(explain(moved, spend(10, 10, 10, 10), "35", "30")));
    }

    @Test
    void theSameAmountAtAnotherRateIsCurrency() {
        MovedDays moved = moved(
                new Charges().currency("KRW", "1000").cost("1000").at(HOUR),
                new Charges().currency("KRW", "800").cost("1000").at(HOUR));
        assertEquals(
                Map.of(ChangeReason.CURRENCY, 0.25), reasons(explain(moved, spend(10, 10, 10, 10), "29.75", "30")));
    }

    @Test
    void aChangeWhoseReasonsDoNotSumToItCannotBe() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new CostChange(
                        FIRST,
                        1,
                        money("1"),
                        money("3"),
                        List.of(new Part(ChangeReason.PRICE, money("1"))),
                        List.of()));
    }

    @Property(tries = 100)
    void theReasonsSumToTheDifferenceWhateverMoved(
            @ForAll @Size(4) List<@DoubleRange(min = 0, max = 1000) Double> costs,
            @ForAll @Size(4) List<@DoubleRange(min = 0, max = 100) Double> usage,
            @ForAll @DoubleRange(min = -100, max = 100) double before) {
        DailySpend spend = new Spends(FIRST, 4)
                .line("chat", Category.GPU_INSTANCE, costs::get, usage::get)
                .spend();
        // The record itself refuses a sum that is not exact.
        CostChange change = explain(new MovedDays(), spend, Spends.money(before).toPlainString(), "30");
        assertEquals(ChangeReason.values().length, change.parts().size());
    }
}
