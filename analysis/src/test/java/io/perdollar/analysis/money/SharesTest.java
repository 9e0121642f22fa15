package io.perdollar.analysis.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SharesTest {
    @Property
    void sharesSumToTheWholeAndAreNeverAUnitOff(
            @ForAll @IntRange(min = -2_000_000_000, max = 2_000_000_000) int units,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 1_000_000) Integer> weights) {
        long sum = weights.stream().mapToLong(Integer::longValue).sum();
        Assume.that(sum > 0);
        BigDecimal total = BigDecimal.valueOf(units, 9);
        Map<Integer, BigDecimal> byKey = new HashMap<>();
        for (int i = 0; i < weights.size(); i++) {
            byKey.put(i, BigDecimal.valueOf(weights.get(i)));
        }
        Map<Integer, BigDecimal> shares = Shares.split(total, byKey);
        assertEquals(total, shares.values().stream().reduce(Numeric.ZERO, BigDecimal::add));
        shares.forEach((key, share) -> {
            BigDecimal exact = total.multiply(BigDecimal.valueOf(weights.get(key)))
                    .divide(BigDecimal.valueOf(sum), 30, RoundingMode.HALF_EVEN);
            assertTrue(
                    share.subtract(exact).abs().compareTo(BigDecimal.valueOf(1, 9)) < 0, () -> share + " for " + exact);
        });
    }

    @Test
    void theLastUnitGoesToTheLargestRemainderAndOnTiesToTheSmallestKey() {
        Map<String, BigDecimal> equal = Map.of("b", BigDecimal.ONE, "a", BigDecimal.ONE, "c", BigDecimal.ONE);
        assertEquals(
                Map.of(
                        "a", new BigDecimal("0.333333334"),
                        "b", new BigDecimal("0.333333333"),
                        "c", new BigDecimal("0.333333333")),
                Shares.split(new BigDecimal("1.000000000"), equal));
        assertEquals(
                new BigDecimal("-0.333333334"),
                Shares.split(new BigDecimal("-1.000000000"), equal).get("a"));
    }

    @Test
    void refusesWeightsThatSumToNothing() {
        assertThrows(IllegalArgumentException.class, () -> Shares.split(Numeric.ZERO, Map.of("a", BigDecimal.ZERO)));
        assertThrows(
                IllegalArgumentException.class,
                () -> Shares.split(Numeric.ZERO, Map.of("a", BigDecimal.ONE, "b", BigDecimal.ONE.negate())));
    }
}
