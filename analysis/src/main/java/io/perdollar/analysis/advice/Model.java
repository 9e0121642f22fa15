package io.perdollar.analysis.advice;

import java.math.BigDecimal;

/**
 * What a service serves, as the configuration describes it.
 *
 * @param parameters number of them
 * @param dtype {@code fp32}, {@code fp16}, {@code bf16}, {@code fp8}, {@code int8} or {@code int4}
 * @param context tokens of the longest request
 * @param concurrency requests that one replica answers at the same time
 */
public record Model(BigDecimal parameters, String dtype, int context, int concurrency) {}
