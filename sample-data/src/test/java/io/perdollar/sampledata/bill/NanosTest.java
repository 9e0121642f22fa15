package io.perdollar.sampledata.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class NanosTest {
    @Test
    void halvesRoundAwayFromZero() {
        assertEquals(3, Nanos.multiplyDivide(5, 1, 2));
        assertEquals(-3, Nanos.multiplyDivide(-5, 1, 2));
        assertEquals(2, Nanos.multiplyDivide(7, 1, 3));
        assertEquals(-2, Nanos.multiplyDivide(-7, 1, 3));
    }

    @Test
    void aDoubleBecomesItsExactBinaryValueRoundedOnce() {
        assertEquals(350_000_000L, Nanos.ofDouble(0.35));
        // As FLOAT64, 2.5e-9 is a little more than that, and 3.5e-9 a little less.
        assertEquals(3, Nanos.ofDouble(2.5e-9));
        assertEquals(3, Nanos.ofDouble(3.5e-9));
    }

    @Property
    void productsEqualThoseOfExactArithmetic(
            @ForAll @LongRange(min = -5_000_000_000_000L, max = 5_000_000_000_000L) long a,
            @ForAll @LongRange(min = 0, max = 100_000_000L) long b,
            @ForAll @LongRange(min = 1000, max = 10_000_000_000L) long c) {
        BigDecimal exact = BigDecimal.valueOf(a)
                .multiply(BigDecimal.valueOf(b))
                .divide(BigDecimal.valueOf(c), 0, RoundingMode.HALF_UP);
        assertEquals(exact.toBigIntegerExact(), java.math.BigInteger.valueOf(Nanos.multiplyDivide(a, b, c)));
    }
}
