package io.perdollar.analysis.fleet;

import io.perdollar.analysis.charge.Labels;
import org.jspecify.annotations.Nullable;

/**
 * One instance of the bill.
 *
 * @param key its identity
 * @param instanceId numeric id; null where the bill never states it
 * @param billingAccount whose bill carries it, of its last charge
 * @param project null where the bill states none
 * @param zone null where the bill states none
 * @param accelerator catalogue name of its accelerator; null where it never had one
 * @param lastGpuHour start of the newest hour with a charge of an accelerator SKU, epoch microseconds; {@link Long#MIN_VALUE} without one
 * @param running running time by hour of the axis (equations §7)
 * @param last what it was in its last running hour; null where it never ran
 */
public record Vm(
        InstanceKey key,
        @Nullable String instanceId,
        String billingAccount,
        @Nullable String project,
        @Nullable String zone,
        @Nullable String accelerator,
        long lastGpuHour,
        RunningHours running,
        @Nullable LastHour last) {

    /**
     * What a VM was in its last running hour.
     *
     * @param hour start of that hour, epoch microseconds
     * @param name its name then
     * @param machineType null where the bill states none
     * @param acceleratorCount null where it cannot be told
     * @param provisioning {@code STANDARD} or {@code SPOT}
     * @param labels of that hour's charges
     */
    public record LastHour(
            long hour,
            String name,
            @Nullable String machineType,
            @Nullable Integer acceleratorCount,
            String provisioning,
            Labels labels) {}

    /** Its name in the last running hour, else its id. */
    public String name() {
        if (last != null) {
            return last.name();
        }
        return instanceId != null
                ? instanceId
                : key.resourceId().substring(key.resourceId().lastIndexOf('/') + 1);
    }

    /** Whether an accelerator SKU was charged at or after an hour's start. */
    public boolean isGpuSince(long hourStart) {
        return lastGpuHour >= hourStart;
    }
}
