package io.perdollar.analysis.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Splits a total so that the shares sum to it exactly: largest remainder, ties by key ascending (equations §3). */
public final class Shares {
    private record Remainder<K>(K key, BigInteger remainder) {}

    private Shares() {}

    /**
     * Splits {@code total} in proportion to {@code weights}.
     *
     * @param total amount with at most 9 fraction digits; may be negative
     * @param weights non-negative weights by key (a ResourceId); their sum is positive
     * @return a share for every key, 9 fraction digits, Σ = total
     * @throws IllegalArgumentException if a weight is negative or all are zero
     */
    public static <K extends Comparable<K>> SortedMap<K, BigDecimal> split(
            BigDecimal total, Map<K, BigDecimal> weights) {
        BigDecimal sum = BigDecimal.ZERO;
        int scale = 0;
        for (Map.Entry<K, BigDecimal> weight : weights.entrySet()) {
            if (weight.getValue().signum() < 0) {
                throw new IllegalArgumentException(
                        "a weight must not be negative, got " + weight.getValue() + " for " + weight.getKey());
            }
            sum = sum.add(weight.getValue());
            scale = Math.max(scale, weight.getValue().scale());
        }
        if (sum.signum() <= 0) {
            throw new IllegalArgumentException("the weights must sum to more than zero, got " + sum);
        }
        BigInteger units = total.setScale(Numeric.SCALE).unscaledValue().abs();
        BigInteger whole = sum.setScale(scale).unscaledValue();
        SortedMap<K, BigInteger> floors = new TreeMap<>();
        List<Remainder<K>> remainders = new ArrayList<>(weights.size());
        BigInteger left = units;
        for (Map.Entry<K, BigDecimal> weight : weights.entrySet()) {
            BigInteger[] parts = units.multiply(
                            weight.getValue().setScale(scale).unscaledValue())
                    .divideAndRemainder(whole);
            floors.put(weight.getKey(), parts[0]);
            remainders.add(new Remainder<>(weight.getKey(), parts[1]));
            left = left.subtract(parts[0]);
        }
        remainders.sort(Comparator.comparing((Remainder<K> r) -> r.remainder())
                .reversed()
                .thenComparing(Remainder::key));
        int extra = left.intValueExact();
        for (Remainder<K> remainder : remainders.subList(0, extra)) {
            floors.merge(remainder.key(), BigInteger.ONE, BigInteger::add);
        }
        SortedMap<K, BigDecimal> shares = new TreeMap<>();
        floors.forEach((key, value) ->
                shares.put(key, new BigDecimal(total.signum() < 0 ? value.negate() : value, Numeric.SCALE)));
        return shares;
    }
}
