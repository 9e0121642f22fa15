package io.perdollar.jobs.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The 80 % interval of the forecast holds about as often as it says: 70–90 % of the months of generated fleets. */
class ForecastCoverageTest {
    @Test
    void theIntervalHoldsSevenToNineOfTenMonthsOfGeneratedFleets() {
        ForecastBackTest.Coverage coverage =
                ForecastBackTest.of(new long[] {1, 2}, new int[] {3, 7, 11, 15, 19, 23, 27}, true);
        assertEquals(0.8, coverage.share(), 0.1, () -> "held months: " + coverage);
    }
}
