package io.perdollar.analysis.advice;

import java.math.BigDecimal;
import java.util.List;

/**
 * How the guide would run a service (equations §13).
 *
 * @param name e.g. {@code dev}
 * @param environment services of which environment are held against it
 * @param accelerator catalogue name
 * @param hoursPerDay 1 to 24
 * @param spot preemptible machines
 * @param monthlyLow US dollars a month, lower end
 * @param monthlyHigh US dollars a month, upper end
 */
public record Profile(
        String name,
        String environment,
        String accelerator,
        int hoursPerDay,
        boolean spot,
        BigDecimal monthlyLow,
        BigDecimal monthlyHigh) {
    /** The guide's two: $70–100 before the preemptible discount, and $400–500 a month. */
    public static final List<Profile> GUIDE = List.of(
            new Profile("dev", "dev", "T4", 8, true, BigDecimal.valueOf(70), BigDecimal.valueOf(100)),
            new Profile("production", "prod", "L4", 24, false, BigDecimal.valueOf(400), BigDecimal.valueOf(500)));
}
