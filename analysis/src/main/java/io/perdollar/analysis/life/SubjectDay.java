package io.perdollar.analysis.life;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the bill and the logs say of a service or a disk on one settled local day.
 *
 * @param runningMicros billed running time of all its VMs
 * @param accelerator on which most of it was charged; null where none was
 * @param acceleratorShare of the accelerator time, 0–1, 6 digits; 0 where none was charged
 * @param machineType on which most of it was charged; null where none was or the bill states none
 * @param machineTypeShare of the accelerator time, 0–1, 6 digits
 * @param spotShare of the accelerator time that was bought as spot, 0–1, 6 digits
 * @param committedShare of the GPU-instance cost that commitments carry, 0–1, 6 digits; 0 without cost
 * @param gpuCost effective GPU-instance cost, report currency
 * @param totalCost effective direct and attached cost; of a disk all that it cost
 * @param served requests; null where no log speaks of the subject
 */
public record SubjectDay(
        AdviceSubject subject,
        LocalDate date,
        long runningMicros,
        @Nullable String accelerator,
        BigDecimal acceleratorShare,
        @Nullable String machineType,
        BigDecimal machineTypeShare,
        BigDecimal spotShare,
        BigDecimal committedShare,
        BigDecimal gpuCost,
        BigDecimal totalCost,
        @Nullable Long served) {}
