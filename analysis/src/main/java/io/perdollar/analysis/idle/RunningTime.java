package io.perdollar.analysis.idle;

import io.perdollar.analysis.time.Micros;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collection;

/** Billed running time of a VM in an hour (equations §7). */
public final class RunningTime {
    private RunningTime() {}

    /**
     * What one machine spec was billed in an hour, rows and provisioning models added.
     *
     * @param resourceSeconds four cores for an hour are 14,400; negative where corrections outweigh
     * @param resources how many cores, or accelerators where there are no core rows; at least 1
     */
    public record SpecSeconds(BigDecimal resourceSeconds, int resources) {
        public SpecSeconds {
            if (resources < 1) {
                throw new IllegalArgumentException("a machine has at least one core or accelerator, got " + resources);
            }
        }
    }

    /** Σ over specs of resource seconds ÷ resources, clamped to 0…3,600 s and rounded once, half away from zero. */
    public static long micros(Collection<SpecSeconds> specs) {
        BigDecimal numerator = BigDecimal.ZERO;
        BigInteger denominator = BigInteger.ONE;
        for (SpecSeconds spec : specs) {
            BigInteger resources = BigInteger.valueOf(spec.resources());
            // a/b + c/d = (a·d + c·b) / (b·d): exact until the one division.
            numerator = numerator
                    .multiply(new BigDecimal(resources))
                    .add(spec.resourceSeconds().multiply(new BigDecimal(denominator)));
            denominator = denominator.multiply(resources);
        }
        long micros = numerator
                .movePointRight(6)
                .divide(new BigDecimal(denominator), 0, RoundingMode.HALF_UP)
                .min(BigDecimal.valueOf(Micros.HOUR))
                .max(BigDecimal.ZERO)
                .longValueExact();
        return micros;
    }
}
