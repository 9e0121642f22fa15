package io.perdollar.reporting.actions;

import io.perdollar.analysis.catalogue.Provisioning;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One thing that an operator carries out; a recommendation has one or more, in this order. */
sealed interface Step {
    /** Other machines: a new machine type, and mostly a new VM. */
    record SwitchMachine(Target target) implements Step {}

    /**
     * Another number of machines.
     *
     * @param target the machine of those that are added
     */
    record ChangeReplicas(Target target) implements Step {}

    /** The same machines on spot, or no longer. */
    record UseSpot() implements Step {}

    /** Back from spot. */
    record UseStandard() implements Step {}

    /**
     * A commitment for the machines that run.
     *
     * @param term one of the two committed ones
     */
    record Commit(Target target, Provisioning term) implements Step {}

    /**
     * Starts and stops by the clock.
     *
     * @param schedule null where the hours are not known
     */
    record WeeklyHours(@Nullable WeekSchedule schedule) implements Step {}

    /** Stops after so long without a request. */
    record StopWhenIdle(Duration threshold) implements Step {}

    /** No schedule and no stopping any more. */
    record RunAlways() implements Step {}

    /** Away with the VMs. */
    record Delete() implements Step {}

    /** Away with a disk. */
    record DeleteDisk() implements Step {}

    /** Somebody must look at a disk. */
    record CheckDisk() implements Step {}

    /** What texts call it: {@code weekly-hours}. */
    default String key() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }
}
