package io.perdollar.analysis.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumericTest {
    @ParameterizedTest
    @CsvSource({
        "0.012434, 0.012434000",
        "0.0009765625, 0.000976563", // a tie: 1/1024 has exactly ten digits
        "-0.0009765625, -0.000976563",
        "0.0029296875, 0.002929688",
        "1.0E-10, 0.000000000",
        "5.0E-10, 0.000000001", // the double lies a hair above the decimal tie
        "1.5E-9, 0.000000001", // and this one a hair below
        "0.1, 0.100000000",
        "9007199254740993.0, 9007199254740992.000000000"
    })
    void takesTheExactBinaryValueHalfAwayFromZero(double value, BigDecimal expected) {
        assertEquals(expected, Numeric.ofDouble(value));
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThrows(NumberFormatException.class, () -> Numeric.ofDouble(Double.NaN));
        assertThrows(NumberFormatException.class, () -> Numeric.ofDouble(Double.POSITIVE_INFINITY));
    }

    @Property
    void neverIsFurtherThanHalfAUnitFromTheDouble(@ForAll @DoubleRange(min = -1e6, max = 1e6) double value) {
        BigDecimal error =
                Numeric.ofDouble(value).subtract(new BigDecimal(value)).abs();
        assertEquals(true, error.compareTo(new BigDecimal("0.0000000005")) <= 0);
    }

    @Test
    void roundsAProductOfThreeOnce() {
        // Rounded twice (0.333333333 × 3) it would be 0.999999999.
        assertEquals(
                new BigDecimal("1.000000000"),
                Numeric.multiplyDivide(BigDecimal.ONE, BigDecimal.valueOf(3), BigDecimal.valueOf(3)));
        assertEquals(
                new BigDecimal("0.35").setScale(9, RoundingMode.UNNECESSARY),
                Numeric.prorate(new BigDecimal("0.35"), 3600, 3600));
    }
}
