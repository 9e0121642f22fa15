package io.perdollar.jobs.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/**
 * The 80 % interval of the forecast holds about as often as it says: 70–90 % of the months of generated fleets, which end on
 * different days and are not those that the pattern's constants were chosen on (1 to 8).
 */
class ForecastCoverageTest {
    @Test
    void theIntervalHoldsSevenToNineOfTenMonthsOfGeneratedFleets() {
        ForecastBackTest.Coverage coverage =
                ForecastBackTest.of(new long[] {11, 14, 17}, new int[] {3, 7, 11, 15, 19, 23, 27}, true);
        assertEquals(0.8, coverage.share(), 0.1, () -> "held months: " + coverage);
    }
}
