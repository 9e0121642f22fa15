package io.perdollar.analysis.money;

import java.math.BigDecimal;

/**
 * The two views of one cost, in report currency (equations §4).
 *
 * @param billed what the invoice shows
 * @param effective after credits other than promotions, commitment fees spread
 */
public record Cost(BigDecimal billed, BigDecimal effective) {
    /** No cost. */
    public static final Cost ZERO = new Cost(Numeric.ZERO, Numeric.ZERO);

    public Cost {
        billed = billed.setScale(Numeric.SCALE);
        effective = effective.setScale(Numeric.SCALE);
    }

    /** Both views added. */
    public Cost plus(Cost other) {
        return new Cost(billed.add(other.billed), effective.add(other.effective));
    }

    /** Both views subtracted. */
    public Cost minus(Cost other) {
        return new Cost(billed.subtract(other.billed), effective.subtract(other.effective));
    }
}
