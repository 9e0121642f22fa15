package io.perdollar.reporting.actions;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One thing that an operator carries out; a recommendation has one or more, in the order in which they are done. */
sealed interface Step {
    /** Other machines: another machine type, and mostly a new VM. */
    record SwitchAccelerator() implements Step {}

    /** Another number of machines. */
    record ChangeReplicas() implements Step {}

    /** The machines become spot. */
    record UseSpot() implements Step {}

    /** The machines are spot no longer. */
    record UseStandard() implements Step {}

    /**
     * A commitment for the machines that run.
     *
     * @param months its term
     */
    record Commit(int months) implements Step {}

    /**
     * Starts and stops by the clock.
     *
     * @param schedule null where the hours never open or never close
     */
    record WeeklyHours(@Nullable WeekSchedule schedule) implements Step {}

    /**
     * Stops after so long without a request.
     *
     * @param threshold at least 60 s
     */
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
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
