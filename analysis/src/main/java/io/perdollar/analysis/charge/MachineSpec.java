package io.perdollar.analysis.charge;

import org.jspecify.annotations.Nullable;

/**
 * The {@code compute.googleapis.com/*} system labels of a charge.
 *
 * @param machineType {@code machine_spec}, e.g. {@code n1-standard-4}; null where absent
 * @param cores {@code cores}; null where absent
 * @param unusedReservation {@code is_unused_reservation} is true
 * @param reservationName {@code reservation_name}; null where absent
 */
public record MachineSpec(
        @Nullable String machineType,
        @Nullable Integer cores,
        boolean unusedReservation,
        @Nullable String reservationName) {
    /** A charge without such labels. */
    public static final MachineSpec NONE = new MachineSpec(null, null, false, null);

    public MachineSpec {
        if (cores != null && cores <= 0) {
            throw new IllegalArgumentException("cores must be positive, got " + cores);
        }
    }
}
