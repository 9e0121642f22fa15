package io.perdollar.analysis.plan;

import io.perdollar.analysis.catalogue.Provisioning;

/**
 * One way to run a service (equations §13): accelerator × replicas × provisioning × operation.
 *
 * @param accelerator catalogue name, e.g. {@code L4}
 * @param acceleratorCount accelerators of one replica's machine, at least 1
 * @param machineType of one replica, e.g. {@code g2-standard-4}
 * @param replicas machines that share one queue, at least 1
 * @param provisioning how they are bought
 * @param operation when they run
 */
public record Plan(
        String accelerator,
        int acceleratorCount,
        String machineType,
        int replicas,
        Provisioning provisioning,
        Operation operation) {
    public Plan {
        if (acceleratorCount < 1 || replicas < 1) {
            throw new IllegalArgumentException("a plan has at least one accelerator and one replica, got "
                    + acceleratorCount + " and " + replicas);
        }
    }

    /** The same on another machine. */
    public Plan on(String otherAccelerator, int count, String otherMachineType) {
        return new Plan(otherAccelerator, count, otherMachineType, replicas, provisioning, operation);
    }

    /** The same with another number of machines. */
    public Plan times(int otherReplicas) {
        return new Plan(accelerator, acceleratorCount, machineType, otherReplicas, provisioning, operation);
    }

    /** The same machines, bought otherwise. */
    public Plan bought(Provisioning other) {
        return new Plan(accelerator, acceleratorCount, machineType, replicas, other, operation);
    }

    /** The same machines, run otherwise. */
    public Plan operated(Operation other) {
        return new Plan(accelerator, acceleratorCount, machineType, replicas, provisioning, other);
    }
}
