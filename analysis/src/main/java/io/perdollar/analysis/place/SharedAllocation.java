package io.perdollar.analysis.place;

import io.perdollar.analysis.money.Cost;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.money.Shares;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Allocates one local day's shared cost of one billing account over its GPU VMs (equations §6). */
public final class SharedAllocation {
    private SharedAllocation() {}

    /**
     * Each VM's share. Both views of the cost are split apart, so each sums to its whole.
     *
     * @param pool the day's shared cost
     * @param policy by requests, by cost or not at all
     * @param requests served + failed by VM of the account; VMs without any may be absent
     * @param directCost direct effective cost by VM of the account
     * @return empty where the cost stays unattributed
     */
    public static <K extends Comparable<K>> SortedMap<K, Cost> allocate(
            Cost pool, SharedCost policy, Map<K, BigDecimal> requests, Map<K, BigDecimal> directCost) {
        Map<K, BigDecimal> weights = switch (policy) {
            case REQUESTS -> sum(requests).signum() > 0 ? requests : positive(directCost);
            case COST -> positive(directCost);
            case NONE -> Map.of();
        };
        if (sum(weights).signum() <= 0) {
            return Collections.emptySortedMap();
        }
        SortedMap<K, BigDecimal> billed = Shares.split(pool.billed(), weights);
        SortedMap<K, BigDecimal> effective = Shares.split(pool.effective(), weights);
        SortedMap<K, Cost> shares = new TreeMap<>();
        billed.forEach((key, amount) -> shares.put(key, new Cost(amount, effective.getOrDefault(key, Numeric.ZERO))));
        return shares;
    }

    private static <K> BigDecimal sum(Map<K, BigDecimal> weights) {
        return weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A VM whose corrections outweigh its cost takes no share; where all together cost nothing, nobody does. */
    private static <K> Map<K, BigDecimal> positive(Map<K, BigDecimal> costs) {
        if (sum(costs).signum() <= 0) {
            return Map.of();
        }
        Map<K, BigDecimal> weights = new TreeMap<>();
        costs.forEach((key, cost) -> weights.put(key, cost.max(BigDecimal.ZERO)));
        return weights;
    }
}
