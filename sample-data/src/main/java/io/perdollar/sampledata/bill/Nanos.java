package io.perdollar.sampledata.bill;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Money in billionths of its currency: exact, and as fine as the export's NUMERIC. */
public final class Nanos {
    /** One unit of a currency. */
    public static final long ONE = 1_000_000_000L;

    private static final int SCALE = 9;

    private Nanos() {}

    /**
     * {@code a × b ÷ c}, rounded half away from zero.
     *
     * @param c positive
     */
    public static long multiplyDivide(long a, long b, long c) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        if (high != low >> 63) {
            return exact(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)), c);
        }
        long quotient = low / c;
        long remainder = Math.abs(low % c);
        // remainder ≥ c − remainder is 2 · remainder ≥ c without overflow
        return remainder >= c - remainder ? quotient + (low < 0 ? -1 : 1) : quotient;
    }

    /** What BigQuery makes of a FLOAT64: its exact binary value, half away from zero (equations §3). */
    public static long ofDouble(double value) {
        return new BigDecimal(value)
                .setScale(SCALE, RoundingMode.HALF_UP)
                .unscaledValue()
                .longValueExact();
    }

    /** Nine fraction digits, as summary.json writes money. */
    public static String text(long nanos) {
        return BigDecimal.valueOf(nanos, SCALE).toPlainString();
    }

    private static long exact(BigInteger product, long c) {
        return new BigDecimal(product)
                .divide(BigDecimal.valueOf(c), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
