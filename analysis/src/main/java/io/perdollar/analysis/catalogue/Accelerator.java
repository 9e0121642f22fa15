package io.perdollar.analysis.catalogue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One kind of GPU.
 *
 * @param name short name used everywhere, e.g. {@code T4}, {@code A100-40}
 * @param acceleratorType Google Cloud's word, e.g. {@code nvidia-tesla-t4}
 * @param memoryGb memory of one, GB
 * @param bandwidthGbPerSecond memory bandwidth, GB/s
 * @param denseFp16Tflops tensor throughput without sparsity; null where it has no tensor cores
 * @param families machine families that carry it, e.g. {@code N1}
 * @param endOfSupport first day on which it no longer runs; null while none is announced
 * @param threeYearCommitmentSold whether a 3-year commitment can still be bought
 * @param origin source and date of these figures
 */
public record Accelerator(
        String name,
        String acceleratorType,
        BigDecimal memoryGb,
        BigDecimal bandwidthGbPerSecond,
        @Nullable BigDecimal denseFp16Tflops,
        List<String> families,
        @Nullable LocalDate endOfSupport,
        boolean threeYearCommitmentSold,
        Origin origin) {
    public Accelerator {
        families = List.copyOf(families);
    }
}
