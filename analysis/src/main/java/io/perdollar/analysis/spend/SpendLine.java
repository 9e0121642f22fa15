package io.perdollar.analysis.spend;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.charge.Sku;
import io.perdollar.analysis.money.Numeric;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one SKU of one GPU VM, or of everything else of a project, cost day by day, in report currency. Commitment shares
 * are not part of it: they move cost and never change what is billed. Days are numbered from {@link DailySpend#first}.
 */
public final class SpendLine {
    private final Owner owner;
    private final long[] cost;
    private final double[] usage;
    private long @Nullable [] credits;
    private long @Nullable [] promotions;

    /**
     * Whose cost it is.
     *
     * @param project null where the bill states none
     * @param service of the GPU VM that the charge names or is attached to; null for everything else
     * @param environment of that VM; null for everything else
     * @param resource instance name of that VM; null for everything else
     */
    public record Owner(
            @Nullable String project,
            @Nullable String service,
            @Nullable String environment,
            @Nullable String resource,
            Category category,
            Sku sku) {}

    public SpendLine(Owner owner, int days) {
        this.owner = owner;
        this.cost = new long[days];
        this.usage = new double[days];
    }

    /**
     * Adds one charge.
     *
     * @param day number of its local day
     * @param costBefore before any credit
     * @param allCredits Σ of all credits
     * @param ofThemPromotions Σ of the credits that are promotions
     * @param used usage in the SKU's own unit
     * @throws ArithmeticException if a day's amount leaves ±9.2 billion
     */
    public void add(
            int day, BigDecimal costBefore, BigDecimal allCredits, BigDecimal ofThemPromotions, BigDecimal used) {
        cost[day] = Math.addExact(cost[day], nanos(costBefore));
        usage[day] += used.doubleValue();
        credits = added(credits, day, allCredits);
        promotions = added(promotions, day, ofThemPromotions);
    }

    public Owner owner() {
        return owner;
    }

    /** Cost before credits. */
    public BigDecimal cost(int day) {
        return money(cost[day]);
    }

    /** Σ of all credits, mostly negative. */
    public BigDecimal credits(int day) {
        return credits == null ? Numeric.ZERO : money(credits[day]);
    }

    /** What the invoice shows. */
    public BigDecimal billed(int day) {
        return cost(day).add(credits(day));
    }

    /** Billed cost without promotions: what usage costs, whoever pays for it. */
    public BigDecimal effective(int day) {
        return promotions == null ? billed(day) : billed(day).subtract(money(promotions[day]));
    }

    /** Usage in the SKU's own unit. */
    public double usage(int day) {
        return usage[day];
    }

    private long @Nullable [] added(long @Nullable [] amounts, int day, BigDecimal amount) {
        if (amount.signum() == 0) {
            return amounts;
        }
        long[] sums = amounts == null ? new long[cost.length] : amounts;
        sums[day] = Math.addExact(sums[day], nanos(amount));
        return sums;
    }

    private static long nanos(BigDecimal amount) {
        return amount.setScale(Numeric.SCALE).unscaledValue().longValueExact();
    }

    private static BigDecimal money(long nanos) {
        return BigDecimal.valueOf(nanos, Numeric.SCALE);
    }
}
