package io.perdollar.sampledata.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SharingTest {
    @Test
    void whatIsLeftGoesToTheLargestRemainderAndOfEqualOnesToTheFirst() {
        assertEquals(List.of(34L, 33L, 33L), Sharing.split(100, List.of(1L, 1L, 1L)));
        assertEquals(List.of(0L, 1L), Sharing.split(1, List.of(1L, 2L)));
        assertEquals(List.of(-34L, -33L, -33L), Sharing.split(-100, List.of(1L, 1L, 1L)));
    }

    @Property(tries = 300)
    void sharesSumToTheWholeAndNoneIsOffByAUnit(
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long total,
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = 1_000_000) Long> weights) {
        long sum = weights.stream().mapToLong(Long::longValue).sum();
        Assume.that(sum > 0);
        List<Long> shares = Sharing.split(total, weights);
        assertEquals(total, shares.stream().mapToLong(Long::longValue).sum());
        for (int i = 0; i < weights.size(); i++) {
            BigDecimal exact = BigDecimal.valueOf(total)
                    .multiply(BigDecimal.valueOf(weights.get(i)))
                    .divide(BigDecimal.valueOf(sum), MathContext.DECIMAL128);
            BigDecimal error = exact.subtract(BigDecimal.valueOf(shares.get(i))).abs();
            assertTrue(error.compareTo(BigDecimal.ONE) < 0, error + " for " + weights.get(i));
        }
    }
}
