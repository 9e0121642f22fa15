package io.perdollar.analysis.plan;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service held against one of the guide's profiles (equations §13).
 *
 * @param profile its name, e.g. {@code dev}
 * @param accelerator what it runs on
 * @param hoursPerDay how long
 * @param spot how it is bought
 * @param monthlyLow what the profile says it costs a month, report currency, the lower end; null where it gives no figure
 * @param monthlyHigh the upper end; null where it gives no figure
 * @param departures where the service departs from it; empty where it does not
 * @param monthlyDifference today's cost − the upper end of the profile; negative where the service costs less; null
 *     where the profile gives no figure
 */
public record ProfileComparison(
        String profile,
        String accelerator,
        int hoursPerDay,
        boolean spot,
        @Nullable BigDecimal monthlyLow,
        @Nullable BigDecimal monthlyHigh,
        List<Departure> departures,
        @Nullable BigDecimal monthlyDifference) {
    /** What can differ from a profile. */
    public enum Departure {
        ACCELERATOR,
        HOURS,
        PROVISIONING,
        REPLICAS,
        COST
    }

    public ProfileComparison {
        departures = List.copyOf(departures);
    }
}
