package io.perdollar.analysis.idle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perdollar.analysis.time.Micros;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class IdleCostTest {
    @Test
    void splitsByCumulativeRounding() {
        // A third each of 1 nano-unit short of divisible: 0.333333333(3), 0.666666666(7).
        assertEquals(
                new IdleCost(
                        new BigDecimal("0.333333333"), new BigDecimal("0.333333334"), new BigDecimal("0.333333333")),
                IdleCost.split(BigDecimal.ONE, 1_200_000_000, 1_200_000_000, 3_600_000_000L));
    }

    @Test
    void roundsHalfAwayFromZero() {
        assertEquals(
                new IdleCost(
                        new BigDecimal("0.000000001"), new BigDecimal("0.000000000"), new BigDecimal("0.000000000")),
                IdleCost.split(new BigDecimal("0.000000001"), 1_800_000_000, 0, 3_600_000_000L));
        assertEquals(
                new IdleCost(
                        new BigDecimal("-0.000000001"), new BigDecimal("0.000000000"), new BigDecimal("0.000000000")),
                IdleCost.split(new BigDecimal("-0.000000001"), 1_800_000_000, 0, 3_600_000_000L));
    }

    @Test
    void anHourWithoutRunningIsUnknown() {
        assertEquals(
                new IdleCost(
                        new BigDecimal("0.000000000"), new BigDecimal("0.350000000"), new BigDecimal("0.000000000")),
                IdleCost.split(new BigDecimal("0.35"), 0, 0, 0));
        assertEquals(
                new BigDecimal("0.000000000"),
                IdleCost.avoidable(new BigDecimal("0.35"), new IdleHour(0, 0, 0, 0, Micros.HOUR, 0, 0)));
    }

    @Test
    void avoidableCostIsTheShareOfRunning() {
        IdleHour hour = new IdleHour(0, 1_800_000_000, 0, 0, 1_800_000_000, 1_200_000_000, 600_000_000);

        assertEquals(new BigDecimal("0.116666667"), IdleCost.avoidable(new BigDecimal("0.35"), hour));
        assertEquals(
                new IdleCost(
                        new BigDecimal("0.233333333"), new BigDecimal("0.000000000"), new BigDecimal("0.116666667")),
                IdleCost.split(new BigDecimal("0.35"), hour));
    }

    @Test
    void otherCostIsWhileRunningByTheHour() {
        assertEquals(
                new RunningCost(new BigDecimal("0.003000000"), new BigDecimal("0.001000000")),
                RunningCost.split(new BigDecimal("0.004"), 2_700_000_000L));
    }

    @Test
    void partsAddUp() {
        IdleCost cost = IdleCost.split(BigDecimal.TEN, 1, 2, 4);

        assertEquals(cost, IdleCost.ZERO.plus(cost));
        assertEquals(new BigDecimal("5.000000000"), cost.plus(cost).idle());
    }

    @Test
    void refusesPartsThatExceedTheWhole() {
        assertThrows(IllegalArgumentException.class, () -> IdleCost.split(BigDecimal.ONE, 3, 2, 4));
        assertThrows(IllegalArgumentException.class, () -> IdleCost.split(BigDecimal.ONE, -1, 2, 4));
        assertThrows(IllegalArgumentException.class, () -> RunningCost.split(BigDecimal.ONE, Micros.HOUR + 1));
        assertThrows(ArithmeticException.class, () -> IdleCost.split(new BigDecimal("0.0000000001"), 1, 2, 4));
    }
}
