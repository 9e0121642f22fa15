package io.perdollar.analysis.advice;

import static io.perdollar.analysis.advice.Cases.decimal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perdollar.analysis.plan.MemoryFit;
import io.perdollar.analysis.plan.ModelAdvice;
import io.perdollar.analysis.plan.ModelAdvice.Change;
import io.perdollar.analysis.plan.ModelAdvice.Option;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Memory by hand: a T4 has 16 GB, an L4 24, an A100-40 40, of which 0.85 may be used. */
class MemoryRuleTest {
    private static ModelAdvice advice(String parameters, String dtype) {
        return MemoryRule.advice(new Model(decimal(parameters), dtype, 4096, 16), Cases.catalogue());
    }

    @Test
    void weightsAndCacheAreHeldAgainstTheUsableMemory() {
        // 7 × 2 GB; 2 × 32 × 8 × 128 values of 2 bytes for each of 4,096 × 16 tokens
        assertEquals(
                List.of(
                        new MemoryFit("T4", 1, decimal("14.000"), decimal("8.590"), decimal("13.60")),
                        new MemoryFit("L4", 1, decimal("14.000"), decimal("8.590"), decimal("20.40")),
                        new MemoryFit("A100-40", 1, decimal("14.000"), decimal("8.590"), decimal("34.00"))),
                advice("7000000000", "fp16").fits());
        assertEquals(
                List.of(false, false, true),
                advice("7000000000", "fp16").fits().stream()
                        .map(MemoryFit::fits)
                        .toList());
    }

    @Test
    void aSmallModelIsToldOfASpecialOneOfItsSizeAndOfAShorterContext() {
        // Half of the tokens need half of the cache: 18.295 GB fit an L4.
        assertEquals(
                List.of(
                        new Option(Change.SPECIALISED_MODEL, "7B", decimal("14.000"), decimal("8.590"), "A100-40"),
                        new Option(Change.SHORTER_CONTEXT, "2048", decimal("14.000"), decimal("4.295"), "L4")),
                advice("7000000000", "fp16").options());
        assertEquals("1.5B", advice("1500000000", "fp16").options().get(0).to());
    }

    @Test
    void aLargeModelIsToldToStartWithSevenBillionInTheGuidesOrder() {
        // 56 × 4 GB; eight times the parameters need 8^(2/3) = 4 times the cache, FP32 twice of it.
        ModelAdvice large = advice("56000000000", "fp32");
        assertEquals(decimal("224.000"), large.fits().get(0).weightsGb());
        assertEquals(decimal("68.719"), large.fits().get(0).cacheGb());
        assertEquals(
                List.of(
                        new Option(Change.SMALLER_MODEL, "7B", decimal("28.000"), decimal("17.180"), ""),
                        new Option(Change.SPECIALISED_MODEL, "7B", decimal("28.000"), decimal("17.180"), ""),
                        new Option(Change.HALF_PRECISION, "fp16", decimal("112.000"), decimal("34.360"), ""),
                        new Option(Change.SHORTER_CONTEXT, "2048", decimal("224.000"), decimal("34.360"), "")),
                large.options());
        assertEquals(decimal("45.180"), large.options().get(0).needGb());
    }
}
