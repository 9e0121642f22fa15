package io.perdollar.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RobustTest {
    @Test
    void medianAndDeviationIgnoreOneOddValue() {
        double[] values = {9, 10, 11, 10, 1e9};
        assertEquals(10, Robust.median(values));
        assertEquals(1.4826, Robust.deviation(values, 10), 1e-9);
        assertEquals(2.5, Robust.median(new double[] {4, 1, 2, 3}));
        assertThrows(IllegalArgumentException.class, () -> Robust.median(new double[0]));
    }

    /** Values of a printed table. */
    @Test
    void normalDistributionAsInTheTables() {
        assertEquals(0.5, Robust.normalBelow(0), 1e-7);
        assertEquals(0.9, Robust.normalBelow(Robust.EIGHTY_PERCENT), 1e-7);
        assertEquals(0.0249979, Robust.normalBelow(-1.96), 1e-7);
        assertEquals(0.9986501, Robust.normalBelow(3), 1e-7);
    }
}
