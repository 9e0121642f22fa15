package io.perdollar.analysis.advice;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/**
 * How often a spot machine is taken away, as expected values.
 *
 * @param perDay by accelerator, interruptions of one machine in 24 running hours
 * @param otherwise for accelerators without a figure of their own
 * @param source where the figures come from, with date
 * @param outage until the replica answers again: stopping, booting and loading
 */
public record Interruptions(Map<String, BigDecimal> perDay, BigDecimal otherwise, String source, Duration outage) {
    /** Nothing is published by accelerator; this is the upper end of what Google used to state for preemptible machines. */
    public static final Interruptions DEFAULT = new Interruptions(
            Map.of(),
            new BigDecimal("0.15"),
            "Google's former 5 to 15 % a day for preemptible machines, its upper end, read 2026-11; no rate by accelerator is published",
            Duration.ofMinutes(4));

    public Interruptions {
        perDay = Map.copyOf(perDay);
    }

    double perHour(String accelerator) {
        return perDay.getOrDefault(accelerator, otherwise).doubleValue() / 24;
    }
}
