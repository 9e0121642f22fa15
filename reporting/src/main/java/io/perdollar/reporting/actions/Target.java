package io.perdollar.reporting.actions;

import io.perdollar.analysis.catalogue.Accelerator;
import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.analysis.catalogue.MachineType;
import io.perdollar.analysis.plan.Plan;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A machine to run on.
 *
 * @param machineType e.g. {@code g2-standard-4}
 * @param accelerator catalogue name, e.g. {@code L4}
 * @param acceleratorCount of one machine, at least 1
 * @param acceleratorType Compute Engine's name, e.g. {@code nvidia-l4}; null where the catalogue does not know it
 * @param cores vCPUs; 0 where the catalogue does not know the machine
 * @param memoryGb RAM; 0 where the catalogue does not know the machine
 * @param spot whether it is bought as spot
 */
record Target(
        String machineType,
        String accelerator,
        int acceleratorCount,
        @Nullable String acceleratorType,
        int cores,
        BigDecimal memoryGb,
        boolean spot) {
    static Target of(Plan plan, boolean spot, Catalogue catalogue) {
        MachineType type = catalogue.machineType(plan.machineType()).orElse(null);
        return new Target(
                plan.machineType(),
                plan.accelerator(),
                plan.acceleratorCount(),
                catalogue
                        .accelerator(plan.accelerator())
                        .map(Accelerator::acceleratorType)
                        .orElse(null),
                type == null ? 0 : type.cores(),
                type == null ? BigDecimal.ZERO : type.memoryGb(),
                spot);
    }

    /** Whether the accelerators are attached to the machine, and not part of its type. */
    boolean isAttached() {
        return machineType.startsWith("n1-");
    }

    /** Whether a new VM of this kind can be told to Compute Engine. */
    boolean isOrderable() {
        return !isAttached() || acceleratorType != null;
    }

    /** Whether a VM of that type becomes this machine by changing its type; every other switch is a new VM. */
    boolean isInPlaceFor(@Nullable String from) {
        return from != null && (both(from, "g2-") || both(from, "a2-highgpu-"));
    }

    private boolean both(String from, String family) {
        return from.startsWith(family) && machineType.startsWith(family);
    }

    /** For names: {@code l4}. */
    String suffix() {
        return accelerator.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    /** {@code type=nvidia-tesla-t4,count=1} */
    String acceleratorOption(int count) {
        return "type=" + acceleratorType + ",count=" + count;
    }
}
