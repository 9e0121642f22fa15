package io.perdollar.analysis.charge;

import io.perdollar.analysis.money.Numeric;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One line of cost: the sum of the export rows of one hour and key (equations §4). Negative amounts are normal.
 *
 * @param hour start of the UTC hour in which usage started
 * @param key the rest of the grain
 * @param usage Σ {@code usage.amount}, in {@code key.usageUnit}
 * @param pricingUsage Σ {@code usage.amount_in_pricing_units}, in {@code key.pricingUnit}
 * @param exportCost Σ {@code cost}, in {@code key.currency}
 * @param listCost Σ {@code cost_at_list}, {@code cost} where a row has none
 * @param contractedCost Σ {@code cost_at_effective_price_default}, {@code cost} where a row has none
 * @param credits Σ amount by credit type (by name where a credit has no type); mostly negative; no zero-length names
 */
public record Charge(
        Instant hour,
        ChargeKey key,
        BigDecimal usage,
        BigDecimal pricingUsage,
        BigDecimal exportCost,
        BigDecimal listCost,
        BigDecimal contractedCost,
        SortedMap<String, BigDecimal> credits) {
    /** The credit type that is a payment rather than a price (equations §4). */
    public static final String PROMOTION = "PROMOTION";

    public Charge {
        if (!hour.truncatedTo(ChronoUnit.HOURS).equals(hour)) {
            throw new IllegalArgumentException("a charge's hour must be a full UTC hour, got " + hour);
        }
        usage = usage.setScale(Numeric.SCALE);
        pricingUsage = pricingUsage.setScale(Numeric.SCALE);
        exportCost = exportCost.setScale(Numeric.SCALE);
        listCost = listCost.setScale(Numeric.SCALE);
        contractedCost = contractedCost.setScale(Numeric.SCALE);
        credits = credits.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(credits));
    }

    /** Amount of one credit type; zero where the charge has none. */
    public BigDecimal credit(String type) {
        return credits.getOrDefault(type, Numeric.ZERO);
    }

    /** Σ of all credits. */
    public BigDecimal creditTotal() {
        BigDecimal total = Numeric.ZERO;
        for (BigDecimal credit : credits.values()) {
            total = total.add(credit);
        }
        return total;
    }

    /** What the invoice shows: cost + Σ credits, in the charge's currency. */
    public BigDecimal billedCost() {
        return exportCost.add(creditTotal());
    }
}
