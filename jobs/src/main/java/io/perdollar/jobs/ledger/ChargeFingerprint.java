package io.perdollar.jobs.ledger;

import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeKey;
import io.perdollar.analysis.charge.CostType;
import io.perdollar.analysis.money.Numeric;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a day's charges add up to by the kinds of change that a bill knows, so that two versions of a day can be told apart. */
final class ChargeFingerprint {
    private final Map<String, BigDecimal> adjustments = new HashMap<>();
    private final Map<String, BigDecimal> costs = new HashMap<>();
    private final Map<String, BigDecimal> usage = new HashMap<>();
    private final Map<String, BigDecimal> credits = new HashMap<>();
    private final Set<String> rates = new HashSet<>();

    void add(Charge charge) {
        ChargeKey key = charge.key();
        String currency = key.currency().code();
        rates.add(currency + " " + key.conversionRate());
        costs.merge(currency, charge.exportCost(), BigDecimal::add);
        usage.merge(key.usageUnit(), charge.usage(), BigDecimal::add);
        charge.credits()
                .forEach((type, amount) ->
                        credits.merge(currency + " " + type, amount.setScale(Numeric.SCALE), BigDecimal::add));
        if (key.adjustmentType() != null || key.costType() == CostType.ADJUSTMENT) {
            adjustments.merge(currency + " " + key.adjustmentType() + " cost", charge.exportCost(), BigDecimal::add);
            adjustments.merge(currency + " " + key.adjustmentType() + " usage", charge.usage(), BigDecimal::add);
        }
    }

    /**
     * Why the day changed from before to this.
     *
     * @param moreRows whether the export has more rows than before
     */
    DayReason reasonAgainst(ChargeFingerprint before, boolean moreRows) {
        if (!adjustments.equals(before.adjustments)) {
            return DayReason.CORRECTION;
        }
        if (costs.equals(before.costs) && usage.equals(before.usage)) {
            if (!credits.equals(before.credits)) {
                return DayReason.CREDITS;
            }
            if (!rates.equals(before.rates)) {
                return DayReason.CURRENCY_RATE;
            }
        }
        return moreRows ? DayReason.LATE_ROWS : DayReason.CORRECTION;
    }
}
