package io.perdollar.analysis.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportingDelayTest {
    private static DelaySample sample(double age, String reported, String settled) {
        return new DelaySample(age, new BigDecimal(reported), new BigDecimal(settled));
    }

    @Test
    void oneOddNightDoesNotSpoilWhatWasLearned() {
        List<DelaySample> samples = new ArrayList<>();
        for (int night = 0; night < 9; night++) {
            samples.add(sample(3 + night * 0.1, "80", "100"));
        }
        samples.add(sample(3, "1", "100"));
        assertEquals(0.8, ReportingDelay.learn(samples).at(4).orElseThrow().share(), 1e-9);
    }

    @Test
    void nothingIsAssumedOfAnAgeThatWasSeldomSeen() {
        List<DelaySample> samples = List.of(sample(3, "80", "100"), sample(3, "80", "100"), sample(27, "99", "100"));
        assertTrue(ReportingDelay.learn(samples).at(3).isEmpty());
        assertTrue(ReportingDelay.learn(samples).at(27).isEmpty());
    }

    @Test
    void daysWithoutCostTeachNothing() {
        List<DelaySample> samples = List.of(sample(3, "0", "0"), sample(3, "0", "0"), sample(3, "0", "0"));
        assertTrue(ReportingDelay.learn(samples).at(3).isEmpty());
    }
}
