package io.perdollar.sampledata.bill;

import java.math.BigDecimal;

/**
 * Who pays.
 *
 * @param id billing account, e.g. {@code 01338E-BE3FD6-363B4C}
 * @param currency of its bill
 * @param lagHours how long after its end an hour is exported at the earliest
 * @param basePerDollarQuarters quarters of the currency per US dollar, around which the daily rate moves; 4 for dollars
 * @param listPermille what is left of list prices after the negotiated discount, in thousandths
 */
public record Account(String id, String currency, int lagHours, int basePerDollarQuarters, int listPermille) {
    private static final int QUARTERS = 4;

    /**
     * Rate of one UTC day in quarters of the currency per dollar. Quarters, because they are exact both as FLOAT64 and
     * as NUMERIC.
     */
    public long rateQuarters(long utcDay) {
        return isDollar() ? QUARTERS : basePerDollarQuarters + Math.floorMod(utcDay * 37, 41L) - 20;
    }

    /** The same as the export writes it. */
    public BigDecimal rate(long utcDay) {
        return BigDecimal.valueOf(rateQuarters(utcDay) * 25, 2).stripTrailingZeros();
    }

    /** Dollars in this account's currency, both in billionths. */
    public long fromDollars(long nanos, long utcDay) {
        return Nanos.multiplyDivide(nanos, rateQuarters(utcDay), QUARTERS);
    }

    /** This account's currency in dollars, both in billionths: rounded once, half away from zero (equations §3). */
    public long toDollars(long nanos, long utcDay) {
        return isDollar() ? nanos : Nanos.multiplyDivide(nanos, QUARTERS, rateQuarters(utcDay));
    }

    private boolean isDollar() {
        return basePerDollarQuarters == QUARTERS;
    }
}
