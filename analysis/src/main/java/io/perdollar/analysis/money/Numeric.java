package io.perdollar.analysis.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimals with 9 fraction digits, as GoogleSQL's NUMERIC has them (equations §3). */
public final class Numeric {
    /** Fraction digits of every amount of money. */
    public static final int SCALE = 9;

    /** Zero with 9 fraction digits. */
    public static final BigDecimal ZERO = BigDecimal.ZERO.setScale(SCALE);

    private Numeric() {}

    /**
     * What GoogleSQL's {@code CAST(x AS NUMERIC)} gives: the exact binary value, half away from zero.
     *
     * @param value a FLOAT64 of the export
     * @return the amount with 9 fraction digits
     * @throws NumberFormatException if the value is infinite or not a number
     */
    public static BigDecimal ofDouble(double value) {
        return round(new BigDecimal(value));
    }

    /** Rounds once, half away from zero, to 9 fraction digits. */
    public static BigDecimal round(BigDecimal value) {
        return value.setScale(SCALE, RoundingMode.HALF_UP);
    }

    /**
     * {@code a × b ÷ c}, rounded once.
     *
     * @throws ArithmeticException if {@code c} is zero
     */
    public static BigDecimal multiplyDivide(BigDecimal a, BigDecimal b, BigDecimal c) {
        return a.multiply(b).divide(c, SCALE, RoundingMode.HALF_UP);
    }

    /**
     * {@code amount × part ÷ whole}, rounded once: how a cost is split by seconds.
     *
     * @throws ArithmeticException if {@code whole} is zero
     */
    public static BigDecimal prorate(BigDecimal amount, long part, long whole) {
        if (part == 0 && whole != 0) {
            return ZERO;
        }
        return part == whole
                ? round(amount)
                : multiplyDivide(amount, BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }
}
