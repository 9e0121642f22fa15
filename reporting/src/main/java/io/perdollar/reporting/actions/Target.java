package io.perdollar.reporting.actions;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A machine to run on.
 *
 * @param machineType e.g. {@code g2-standard-4}
 * @param accelerator catalogue name, e.g. {@code L4}
 * @param acceleratorCount of one machine, at least 1
 */
record Target(String machineType, String accelerator, int acceleratorCount) {
    /** What {@code --accelerator} must name; null where the machine type brings its accelerators, or Compute Engine's name is not known. */
    @Nullable
    String attachedType() {
        return machineType.startsWith("n1-") ? acceleratorType() : null;
    }

    /** Compute Engine's name of the accelerator; null where it is not known here. */
    @Nullable
    String acceleratorType() {
        return switch (accelerator) {
            case "T4" -> "nvidia-tesla-t4";
            case "V100" -> "nvidia-tesla-v100";
            case "P100" -> "nvidia-tesla-p100";
            case "P4" -> "nvidia-tesla-p4";
            case "L4" -> "nvidia-l4";
            case "A100" -> "nvidia-tesla-a100";
            case "A100 80GB" -> "nvidia-a100-80gb";
            case "H100" -> "nvidia-h100-80gb";
            default -> null;
        };
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
}
