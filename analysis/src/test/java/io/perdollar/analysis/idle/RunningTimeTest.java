package io.perdollar.analysis.idle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perdollar.analysis.idle.RunningTime.SpecSeconds;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningTimeTest {
    @Test
    void dividesResourceSecondsByResources() {
        assertEquals(3_600_000_000L, RunningTime.micros(List.of(spec("14400", 4))));
        assertEquals(1_800_000_000L, RunningTime.micros(List.of(spec("3022", 4), spec("8356", 8))));
    }

    @Test
    void roundsTheSumOnce() {
        // 1/3 + 1/6 = 0.5 exactly, though neither part is a whole microsecond.
        assertEquals(500_000, RunningTime.micros(List.of(spec("1", 3), spec("1", 6))));
        assertEquals(1, RunningTime.micros(List.of(spec("0.000002", 4))));
        assertEquals(0, RunningTime.micros(List.of(spec("0.000001", 3))));
    }

    @Test
    void staysInsideTheHour() {
        assertEquals(3_600_000_000L, RunningTime.micros(List.of(spec("99999", 4))));
        assertEquals(0, RunningTime.micros(List.of(spec("-5", 4))));
        assertEquals(0, RunningTime.micros(List.of()));
        assertEquals(1_000_000, RunningTime.micros(List.of(spec("8", 4), spec("-4", 4))));
    }

    @Test
    void refusesAMachineWithoutResources() {
        assertThrows(IllegalArgumentException.class, () -> spec("1", 0));
    }

    private static SpecSeconds spec(String seconds, int resources) {
        return new SpecSeconds(new BigDecimal(seconds), resources);
    }
}
