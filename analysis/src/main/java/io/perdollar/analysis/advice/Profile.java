package io.perdollar.analysis.advice;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the guide would run a service (equations §13).
 *
 * @param name e.g. {@code dev}
 * @param environment services of which environment are held against it
 * @param accelerator catalogue name
 * @param hoursPerDay 1 to 24
 * @param spot preemptible machines
 * @param monthlyLow US dollars a month, lower end; null where the guide gives no figure
 * @param monthlyHigh US dollars a month, upper end; null where the guide gives no figure
 * @param lastResort only for services whose policy no accelerator with less memory meets: such a one, and larger ones, are
 *     advised only there
 */
public record Profile(
        String name,
        String environment,
        String accelerator,
        int hoursPerDay,
        boolean spot,
        @Nullable BigDecimal monthlyLow,
        @Nullable BigDecimal monthlyHigh,
        boolean lastResort) {
    /**
     * The guide's two, $70–100 before the preemptible discount and $400–500 a month, and large scale, for which it names an
     * accelerator but no figure.
     */
    public static final List<Profile> GUIDE = List.of(
            new Profile("dev", "dev", "T4", 8, true, BigDecimal.valueOf(70), BigDecimal.valueOf(100), false),
            new Profile("production", "prod", "L4", 24, false, BigDecimal.valueOf(400), BigDecimal.valueOf(500), false),
            new Profile("large scale", "prod", "A100-40", 24, false, null, null, true));

    public Profile {
        if ((monthlyLow == null) != (monthlyHigh == null)) {
            throw new IllegalArgumentException("a profile has both ends of its cost or none, got " + name);
        }
    }
}
