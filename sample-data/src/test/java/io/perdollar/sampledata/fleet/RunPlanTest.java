package io.perdollar.sampledata.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perdollar.sampledata.fleet.RunPlan.Run;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RunPlanTest {
    @Property(tries = 300)
    void secondsOfHoursSumToTheRuns(@ForAll @Size(max = 20) List<@IntRange(min = 1, max = 9000) Integer> lengths) {
        List<Run> runs = new ArrayList<>();
        long second = 100;
        long sum = 0;
        for (int i = 0; i + 1 < lengths.size(); i += 2) {
            runs.add(new Run(second, second + lengths.get(i)));
            sum += lengths.get(i);
            second += lengths.get(i) + lengths.get(i + 1);
        }
        RunPlan plan = RunPlan.of(runs);
        long byHours = 0;
        for (long hour = 0; hour <= second / 3600; hour++) {
            byHours += plan.seconds(hour);
            assertEquals(plan.seconds(hour) > 0, !plan.touching(hour).isEmpty());
        }
        assertEquals(sum, byHours);
        assertEquals(sum, plan.seconds(0, second / 3600 + 1));
    }

    @Test
    void runsThatOverlapAreRefused() {
        List<Run> runs = List.of(new Run(0, 10), new Run(9, 20));
        assertThrows(IllegalArgumentException.class, () -> RunPlan.of(runs));
    }
}
