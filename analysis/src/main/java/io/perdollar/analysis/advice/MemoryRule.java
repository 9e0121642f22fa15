package io.perdollar.analysis.advice;

import io.perdollar.analysis.catalogue.Accelerator;
import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.analysis.plan.MemoryFit;
import io.perdollar.analysis.plan.ModelAdvice;
import io.perdollar.analysis.plan.ModelAdvice.Change;
import io.perdollar.analysis.plan.ModelAdvice.Option;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whether a model fits: parameters × bytes per dtype + KV cache for context and concurrency ≤ 0.85 of the memory
 * (equations §13).
 */
final class MemoryRule {
    private static final BigDecimal USABLE = new BigDecimal("0.85");
    private static final BigDecimal GB = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal SEVEN_BILLION = BigDecimal.valueOf(7_000_000_000L);

    /**
     * KV cache of a 7B model with grouped-query attention: 2 × 32 layers × 8 heads × 128 values for each token (Mistral
     * 7B's published shape, 2023-09). Other sizes are scaled by parameters to the power of two thirds, as layers and width
     * both grow with the third root.
     */
    private static final double CACHE_VALUES_PER_TOKEN = 2.0 * 32 * 8 * 128;

    private MemoryRule() {}

    /** Whether the model fits so many accelerators. */
    static MemoryFit fit(Model model, Accelerator accelerator, int count) {
        return new MemoryFit(
                accelerator.name(),
                count,
                weights(model),
                cache(model),
                accelerator.memoryGb().multiply(BigDecimal.valueOf(count)).multiply(USABLE));
    }

    /** The fits of the model as it is, and what would need less, in the guide's order. */
    static ModelAdvice advice(Model model, Catalogue catalogue) {
        List<Option> options = new ArrayList<>();
        if (model.parameters().compareTo(SEVEN_BILLION) > 0) {
            Model smaller = new Model(SEVEN_BILLION, model.dtype(), model.context(), model.concurrency());
            options.add(option(Change.SMALLER_MODEL, "7B", smaller, catalogue));
        }
        BigDecimal size = model.parameters().min(SEVEN_BILLION);
        String billions = ModelAdvice.words(size);
        Model special = new Model(size, model.dtype(), model.context(), model.concurrency());
        options.add(option(Change.SPECIALISED_MODEL, billions, special, catalogue));
        if (model.dtype().equals("fp32")) {
            Model half = new Model(model.parameters(), "fp16", model.context(), model.concurrency());
            options.add(option(Change.HALF_PRECISION, "fp16", half, catalogue));
        }
        int context = Math.max(1, model.context() / 2);
        Model shorter = new Model(model.parameters(), model.dtype(), context, model.concurrency());
        options.add(option(Change.SHORTER_CONTEXT, Integer.toString(context), shorter, catalogue));
        return new ModelAdvice(
                model.parameters(),
                model.dtype(),
                model.context(),
                model.concurrency(),
                weights(model),
                cache(model),
                smallest(model, catalogue),
                catalogue.accelerators().stream()
                        .map(accelerator -> fit(model, accelerator, 1))
                        .toList(),
                options);
    }

    private static Option option(Change change, String to, Model model, Catalogue catalogue) {
        return new Option(change, to, weights(model), cache(model), smallest(model, catalogue));
    }

    private static String smallest(Model model, Catalogue catalogue) {
        return catalogue.accelerators().stream()
                .filter(accelerator -> fit(model, accelerator, 1).fits())
                .min(Comparator.comparing(Accelerator::memoryGb).thenComparing(Accelerator::name))
                .map(Accelerator::name)
                .orElse("");
    }

    private static BigDecimal weights(Model model) {
        return model.parameters().multiply(bytes(model.dtype())).divide(GB, 3, RoundingMode.HALF_UP);
    }

    private static BigDecimal cache(Model model) {
        double scale = Math.pow(model.parameters().doubleValue() / SEVEN_BILLION.doubleValue(), 2.0 / 3);
        // The cache keeps 16 bits a value whatever the weights are; only FP32 doubles it.
        int bytes = model.dtype().equals("fp32") ? 4 : 2;
        double gb = CACHE_VALUES_PER_TOKEN * scale * bytes * model.context() * model.concurrency() / GB.doubleValue();
        return BigDecimal.valueOf(gb).setScale(3, RoundingMode.HALF_UP);
    }

    private static BigDecimal bytes(String dtype) {
        return switch (dtype) {
            case "fp32" -> BigDecimal.valueOf(4);
            case "fp8", "int8" -> BigDecimal.ONE;
            case "int4" -> new BigDecimal("0.5");
            default -> BigDecimal.valueOf(2);
        };
    }
}
