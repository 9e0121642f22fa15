package io.perdollar.jobs.ledger.codec;

import io.perdollar.analysis.money.Numeric;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * Amounts with 9 fraction digits in a row, each as its difference from the one before: a machine that runs all day costs
 * the same every hour. Trailing zeros that all differences share are cut.
 */
final class DecimalVector {
    /** Set in the first byte where a difference needs more than 64 bits. */
    private static final int BIG = 0x10;

    private static final int LONG_BITS = 62;

    private DecimalVector() {}

    /** @throws ArithmeticException if an amount has more than 9 fraction digits */
    static void write(ByteWriter out, List<BigDecimal> amounts) {
        BigDecimal[] steps = new BigDecimal[amounts.size()];
        BigDecimal before = Numeric.ZERO;
        int scale = 0;
        boolean big = false;
        for (int i = 0; i < steps.length; i++) {
            BigDecimal amount = amounts.get(i).setScale(Numeric.SCALE);
            BigDecimal step = amount.subtract(before);
            steps[i] = step;
            before = amount;
            scale = Math.max(
                    scale, step.signum() == 0 ? 0 : step.stripTrailingZeros().scale());
            big |= step.unscaledValue().bitLength() > LONG_BITS;
        }
        out.unsigned(big ? scale | BIG : scale);
        for (BigDecimal step : steps) {
            BigInteger unscaled = step.setScale(scale).unscaledValue();
            if (big) {
                out.signed(unscaled);
            } else {
                out.signed(unscaled.longValueExact());
            }
        }
    }

    static BigDecimal[] read(ByteReader in, int size) {
        int first = in.count(BIG | Numeric.SCALE);
        boolean big = (first & BIG) != 0;
        int scale = first & ~BIG;
        if (scale > Numeric.SCALE) {
            throw new LedgerRowException("expected at most " + Numeric.SCALE + " fraction digits, got " + scale);
        }
        BigDecimal[] amounts = new BigDecimal[size];
        BigDecimal before = Numeric.ZERO;
        for (int i = 0; i < size; i++) {
            BigDecimal step = big ? new BigDecimal(in.signedBig(), scale) : BigDecimal.valueOf(in.signed(), scale);
            before = step.signum() == 0 ? before : before.add(step);
            amounts[i] = before;
        }
        return amounts;
    }
}
