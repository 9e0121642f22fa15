package io.perdollar.analysis.advice;

import java.math.BigDecimal;

/**
 * What one accelerator answers at saturation, as the configuration states it.
 *
 * @param perHour above 0
 * @param unit what is counted
 */
public record Rate(BigDecimal perHour, Unit unit) {
    /** What a throughput counts. */
    public enum Unit {
        REQUESTS,
        /** Of use only where the log counts them: then a service's own mean makes requests of them. */
        OUTPUT_TOKENS
    }

    public Rate {
        if (perHour.signum() <= 0) {
            throw new IllegalArgumentException("a throughput is above 0, got " + perHour);
        }
    }

    /** So many requests. */
    public static Rate requests(BigDecimal perHour) {
        return new Rate(perHour, Unit.REQUESTS);
    }
}
