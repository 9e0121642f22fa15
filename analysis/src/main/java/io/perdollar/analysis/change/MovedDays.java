package io.perdollar.analysis.change;

import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeKey;
import io.perdollar.analysis.charge.Conversion.Converted;
import io.perdollar.analysis.charge.CostType;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.money.Numeric;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Charges of days whose content changed between two reports, as it was and as it is, in no particular order. What changed
 * is judged line by line: a line is everything of one account and currency, project, resource, SKU, cost type and
 * adjustment type.
 */
public final class MovedDays {
    private final Map<Line, Sides> lines = new HashMap<>();

    private record Line(
            String billingAccount,
            CurrencyCode currency,
            @Nullable String project,
            @Nullable String resourceId,
            String skuId,
            CostType costType,
            @Nullable String adjustmentType) {
        static Line of(ChargeKey key) {
            return new Line(
                    key.billingAccount(),
                    key.currency(),
                    key.projectId(),
                    key.resourceId(),
                    key.sku().id(),
                    key.costType(),
                    key.adjustmentType());
        }

        boolean corrects() {
            return adjustmentType != null || costType != CostType.REGULAR;
        }
    }

    /** Sums of one line: in its own currency and in the report's, cost and credits apart. */
    private static final class Side {
        BigDecimal ownCost = Numeric.ZERO;
        BigDecimal ownCredits = Numeric.ZERO;
        BigDecimal cost = Numeric.ZERO;
        BigDecimal credits = Numeric.ZERO;
        BigDecimal usage = Numeric.ZERO;

        void add(Charge charge, Converted amounts) {
            ownCost = ownCost.add(charge.exportCost());
            ownCredits = ownCredits.add(charge.creditTotal());
            cost = cost.add(amounts.cost());
            credits = credits.add(amounts.billedCost().subtract(amounts.cost()));
            usage = usage.add(charge.usage());
        }
    }

    private static final class Sides {
        final Side before = new Side();
        final Side now = new Side();
    }

    /** A charge as the report before knew it. */
    public void addBefore(Charge charge, Converted amounts) {
        sides(charge).before.add(charge, amounts);
    }

    /** A charge as it is known now. */
    public void addNow(Charge charge, Converted amounts) {
        sides(charge).now.add(charge, amounts);
    }

    /** Now − before by reason, in report currency; reasons that changed nothing are absent. */
    Map<ChangeReason, BigDecimal> byReason() {
        Map<ChangeReason, BigDecimal> sums = new EnumMap<>(ChangeReason.class);
        lines.forEach((line, sides) -> {
            BigDecimal cost = sides.now.cost.subtract(sides.before.cost);
            BigDecimal credits = sides.now.credits.subtract(sides.before.credits);
            if (sides.now.ownCost.compareTo(sides.before.ownCost) == 0
                    && sides.now.ownCredits.compareTo(sides.before.ownCredits) == 0) {
                add(sums, ChangeReason.CURRENCY, cost.add(credits));
                return;
            }
            add(sums, ChangeReason.CREDITS, credits);
            boolean more = sides.now.usage.compareTo(sides.before.usage) >= 0
                    && sides.now.ownCost.compareTo(sides.before.ownCost) >= 0;
            add(sums, !line.corrects() && more ? ChangeReason.LATE_ROWS : ChangeReason.CORRECTIONS, cost);
        });
        return sums;
    }

    private static void add(Map<ChangeReason, BigDecimal> sums, ChangeReason reason, BigDecimal amount) {
        if (amount.signum() != 0) {
            sums.merge(reason, amount, BigDecimal::add);
        }
    }

    private Sides sides(Charge charge) {
        return lines.computeIfAbsent(Line.of(charge.key()), line -> new Sides());
    }
}
