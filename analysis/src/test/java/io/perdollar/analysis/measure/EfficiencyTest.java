package io.perdollar.analysis.measure;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.perdollar.analysis.report.Measures.Ratios;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

/** The guide's figures (equations §11, marked [G]). */
class EfficiencyTest {
    private static BigDecimal round(BigDecimal value, int digits) {
        return value.setScale(digits, RoundingMode.HALF_UP);
    }

    @Test
    void aHundredRequestsInAnHourOfAT4GiveTheGuides285() {
        Ratios ratios = Efficiency.ratios(true, 100, new BigDecimal("0.35"), new BigDecimal("0.35"), null, null);
        assertEquals(new BigDecimal("285.7"), round(requireNonNull(ratios.requestsPerDollar()), 1));
        assertEquals(new BigDecimal("3.500000"), ratios.costPer1000Requests());
    }

    @Test
    void twoHundredRequestsInAnHourOfAnL4GiveTheGuides333() {
        assertEquals(
                new BigDecimal("333.3"), round(requireNonNull(Efficiency.perDollar(200, new BigDecimal("0.60"))), 1));
    }

    @Test
    void aMonthAroundTheClockCostsWhatTheGuideSays() {
        BigDecimal month = BigDecimal.valueOf(720);
        assertEquals(new BigDecimal("252"), round(month.multiply(new BigDecimal("0.35")), 0)); // about $250
        assertEquals(new BigDecimal("432"), round(month.multiply(new BigDecimal("0.60")), 0)); // about $430
        assertEquals(new BigDecimal("3"), round(month.multiply(new BigDecimal("0.004")), 0)); // about $3
    }

    @Test
    void theDevProfileLiesWithinTheGuidesRangeBeforeTheDiscountAndFarBelowAfterIt() {
        BigDecimal full = new BigDecimal("0.35").multiply(BigDecimal.valueOf(8 * 30));
        assertEquals(0, full.compareTo(new BigDecimal("84")));
        assertEquals(new BigDecimal("25"), round(full.multiply(new BigDecimal("0.30")), 0));
    }

    @Test
    void aT4SavesFortyTwoPercentAgainstAnL4AndNotSeventy() {
        BigDecimal saved =
                BigDecimal.ONE.subtract(new BigDecimal("0.35").divide(new BigDecimal("0.60"), 9, RoundingMode.HALF_UP));
        assertEquals(new BigDecimal("0.42"), round(saved, 2));
    }

    @Test
    void withoutCoverageNothingIsKnown() {
        assertEquals(Ratios.UNKNOWN, Efficiency.ratios(false, 100, BigDecimal.ONE, BigDecimal.ONE, 5L, 5L));
    }

    @Test
    void nothingServedIsZeroPerDollarButNoCostPerRequest() {
        Ratios ratios = Efficiency.ratios(true, 0, BigDecimal.ONE, BigDecimal.ONE, 0L, null);
        assertEquals(new BigDecimal("0.000000"), ratios.requestsPerDollar());
        assertNull(ratios.costPer1000Requests());
        assertNull(ratios.costPerMillionTokensIn());
        assertNull(ratios.costPerMillionTokensAll());
    }

    @Test
    void costOfZeroOrLessHasNoRatio() {
        Ratios ratios = Efficiency.ratios(true, 10, new BigDecimal("-0.01"), BigDecimal.ZERO, null, 10L);
        assertNull(ratios.requestsPerDollar());
        assertNull(ratios.requestsPerGpuDollar());
        assertNull(ratios.costPerMillionTokensOut());
    }
}
