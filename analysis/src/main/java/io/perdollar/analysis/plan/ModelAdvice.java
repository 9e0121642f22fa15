package io.perdollar.analysis.plan;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a smaller model, another number format or a shorter context would need, where the configuration describes the model
 * (equations §13).
 *
 * @param parameters number of them
 * @param dtype e.g. {@code fp16}
 * @param context tokens
 * @param concurrency requests at the same time
 * @param weightsGb parameters × bytes per dtype
 * @param cacheGb KV cache for the context and concurrency
 * @param smallestAccelerator the accelerator with the least memory that holds it; empty where none does
 * @param fits of the model as it is, by accelerator
 * @param options what would need less, the guide's order: smaller model, specialised
 *     model, number format, context
 */
public record ModelAdvice(
        BigDecimal parameters,
        String dtype,
        int context,
        int concurrency,
        BigDecimal weightsGb,
        BigDecimal cacheGb,
        String smallestAccelerator,
        List<MemoryFit> fits,
        List<Option> options) {
    /** What is changed. */
    public enum Change {
        /** Start with 7B. */
        SMALLER_MODEL,
        /** A model specialised for the purpose, no larger than today's or 7B, before a larger one. */
        SPECIALISED_MODEL,
        /** Half the bytes of FP32. */
        HALF_PRECISION,
        /** Half the {@code max_model_len}. */
        SHORTER_CONTEXT
    }

    /**
     * One change and the memory it needs.
     *
     * @param change what is changed
     * @param to the new value in words that need no translation, e.g. {@code 7B}, {@code fp16}, {@code 2048}
     * @param weightsGb parameters × bytes per dtype then
     * @param cacheGb KV cache then
     * @param smallestAccelerator the accelerator with the least memory that holds it; empty where none does
     */
    public record Option(
            Change change, String to, BigDecimal weightsGb, BigDecimal cacheGb, String smallestAccelerator) {
        /** Weights and cache together. */
        public BigDecimal needGb() {
            return weightsGb.add(cacheGb);
        }
    }

    public ModelAdvice {
        fits = List.copyOf(fits);
        options = List.copyOf(options);
    }

    /** Its size as people call it, e.g. {@code 7B}. */
    public String words() {
        return words(parameters);
    }

    /** The same of any number of parameters. */
    public static String words(BigDecimal parameters) {
        return parameters.movePointLeft(9).stripTrailingZeros().toPlainString() + "B";
    }
}
