package io.perdollar.analysis.advice;

import io.perdollar.analysis.catalogue.Catalogue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the first rules know of one service over the report window. Money is in report currency.
 *
 * @param service its name
 * @param environment {@code dev} allows spot, stopping and hours; anything else is treated as {@code prod}
 * @param instances names of its VMs, sorted
 * @param accelerator catalogue name, the same on every VM; null where they differ
 * @param acceleratorCount accelerators of one VM; null where unknown or different
 * @param region null where unknown or different
 * @param spot every VM already runs as spot
 * @param reportDate last day of the window
 * @param windowHours billed hours of the window
 * @param evidenceDays local days with covered running
 * @param runningHours Σ over VMs
 * @param coveredShare of the running time; null where nothing ran
 * @param namedCost direct and attached effective cost
 * @param gpuCost GPU-instance effective cost that stopping would save: without commitments
 * @param avoidableIdleCost null without coverage
 * @param requests served and failed
 * @param unrecognised lines that are no known request
 * @param week requests and running by hour of the local week
 * @param peakHourRequests most requests of any hour
 * @param throughput configured requests per hour by accelerator; empty where nothing is configured
 * @param catalogue prices and machines
 */
public record AdviceCase(
        String service,
        String environment,
        List<String> instances,
        @Nullable String accelerator,
        @Nullable Integer acceleratorCount,
        @Nullable String region,
        boolean spot,
        LocalDate reportDate,
        BigDecimal windowHours,
        int evidenceDays,
        BigDecimal runningHours,
        @Nullable BigDecimal coveredShare,
        BigDecimal namedCost,
        BigDecimal gpuCost,
        @Nullable BigDecimal avoidableIdleCost,
        long requests,
        long unrecognised,
        WeekProfile week,
        long peakHourRequests,
        Map<String, BigDecimal> throughput,
        Catalogue catalogue) {
    private static final BigDecimal ENOUGH_COVERAGE = new BigDecimal("0.95");
    private static final int ENOUGH_DAYS = 7;

    public AdviceCase {
        instances = List.copyOf(instances);
        throughput = Map.copyOf(throughput);
    }

    /** Whether the guide's development rules apply: interruptions and switched-off hours are acceptable. */
    boolean isDev() {
        return environment.equals("dev");
    }

    /** At least 7 days and 95 % coverage (equations §13). */
    boolean hasEvidence() {
        return evidenceDays >= ENOUGH_DAYS && coveredShare != null && coveredShare.compareTo(ENOUGH_COVERAGE) >= 0;
    }
}
