package io.perdollar.analysis.measure;

import io.perdollar.analysis.report.Measures.Ratios;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** What a unit of money buys (equations §11), with 6 fraction digits, half even. */
public final class Efficiency {
    private static final int DIGITS = 6;
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private Efficiency() {}

    /**
     * Requests (or anything counted) per unit of money.
     *
     * @return null where the cost is not positive
     */
    public static @Nullable BigDecimal perDollar(long count, BigDecimal cost) {
        return cost.signum() <= 0 ? null : BigDecimal.valueOf(count).divide(cost, DIGITS, RoundingMode.HALF_EVEN);
    }

    /**
     * All ratios of one subject over covered, billed hours.
     *
     * @param covered whether any log speaks of those hours; without it nothing is known
     * @param served requests served in them
     * @param cost direct, attached and shared effective cost of them
     * @param gpuCost GPU-instance effective cost of them
     * @param tokensIn prompt tokens; null where not logged
     * @param tokensOut completion tokens; null where not logged
     */
    public static Ratios ratios(
            boolean covered,
            long served,
            BigDecimal cost,
            BigDecimal gpuCost,
            @Nullable Long tokensIn,
            @Nullable Long tokensOut) {
        if (!covered) {
            return Ratios.UNKNOWN;
        }
        Long all = tokensIn == null ? tokensOut : tokensOut == null ? tokensIn : Long.valueOf(tokensIn + tokensOut);
        return new Ratios(
                perDollar(served, cost),
                perDollar(served, gpuCost),
                costPer(THOUSAND, served, cost),
                costPer(MILLION, tokensIn, cost),
                costPer(MILLION, tokensOut, cost),
                costPer(MILLION, all, cost));
    }

    private static @Nullable BigDecimal costPer(BigDecimal unit, @Nullable Long count, BigDecimal cost) {
        return count == null || count <= 0 || cost.signum() <= 0
                ? null
                : cost.multiply(unit).divide(BigDecimal.valueOf(count), DIGITS, RoundingMode.HALF_EVEN);
    }
}
