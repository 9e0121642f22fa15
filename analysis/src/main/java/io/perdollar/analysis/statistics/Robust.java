package io.perdollar.analysis.statistics;

import java.util.Arrays;

/** Location and spread by ranks, and the normal distribution that they are measured against. */
public final class Robust {
    /** Median absolute deviation of a normal distribution is 1 ÷ this of its standard deviation. */
    private static final double NORMAL_MAD = 1.4826;

    /** The 90th percentile of the normal distribution: an 80 % interval reaches so many deviations to each side. */
    public static final double EIGHTY_PERCENT = 1.2815515655446004;

    private Robust() {}

    /**
     * The middle value, the mean of the two middle ones of an even number.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static double median(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a median needs at least one value, got none");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Standard deviation estimated from the median absolute deviation about {@code centre}; 0 without values. */
    public static double deviation(double[] values, double centre) {
        return values.length == 0
                ? 0
                : NORMAL_MAD
                        * median(Arrays.stream(values)
                                .map(value -> Math.abs(value - centre))
                                .toArray());
    }

    /**
     * Probability that a standard normal value is below {@code z}; error below 1e-7 (Abramowitz and Stegun 26.2.17).
     */
    public static double normalBelow(double z) {
        double t = 1 / (1 + 0.2316419 * Math.abs(z));
        double tail = Math.exp(-z * z / 2)
                / Math.sqrt(2 * Math.PI)
                * t
                * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return z >= 0 ? 1 - tail : tail;
    }
}
