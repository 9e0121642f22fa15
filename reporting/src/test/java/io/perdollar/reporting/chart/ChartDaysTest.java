package io.perdollar.reporting.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.report.FleetReport.DayLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChartDaysTest {
    private static DayLine day(int number, String cost, @Nullable Long served) {
        BigDecimal amount = new BigDecimal(cost).setScale(Numeric.SCALE);
        return new DayLine(LocalDate.of(2026, 11, number), true, amount, amount, Map.of(), served, null);
    }

    @Test
    void aBillYoungerThanTheWindowIsDrawnFromItsFirstDay() {
        List<DayLine> days = List.of(day(1, "0", null), day(2, "0", 0L), day(3, "5", 7L), day(4, "0", 0L));
        assertEquals(2, ChartDays.before(days));
        assertEquals(
                List.of(3, 4),
                ChartDays.of(days).stream()
                        .map(line -> line.date().getDayOfMonth())
                        .toList());
    }

    @Test
    void requestsBeforeTheBillAreDrawnToo() {
        assertEquals(1, ChartDays.before(List.of(day(1, "0", null), day(2, "0", 3L), day(3, "5", 7L))));
    }

    @Test
    void aWindowWithoutAnythingIsDrawnWhole() {
        assertEquals(0, ChartDays.before(List.of(day(1, "0", null), day(2, "0", 0L))));
    }
}
