package io.perdollar.analysis.fleet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code gcloud compute instances|disks|addresses list --format=json} printed, day by day (equations §6).
 *
 * @param snapshots by date, oldest first; empty where there is no inventory
 */
public record Inventory(List<Snapshot> snapshots) {
    /** No inventory. */
    public static final Inventory NONE = new Inventory(List.of());

    public Inventory {
        snapshots = List.copyOf(snapshots);
    }

    /**
     * One day's listing.
     *
     * @param date day on which it was taken
     */
    public record Snapshot(LocalDate date, List<Instance> instances, List<Disk> disks, List<Address> addresses) {
        public Snapshot {
            instances = List.copyOf(instances);
            disks = List.copyOf(disks);
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * One VM as listed.
     *
     * @param id numeric id
     * @param machineType short name, e.g. {@code n1-standard-4}
     * @param acceleratorType e.g. {@code nvidia-tesla-t4}; null without guest accelerators
     * @param acceleratorCount 0 without guest accelerators
     * @param provisioningModel {@code STANDARD}, {@code SPOT} or legacy {@code PREEMPTIBLE}
     * @param status e.g. {@code RUNNING}, {@code TERMINATED}
     * @param disks names of its disks in the same zone
     * @param ips internal and external addresses
     * @param lastStart when it last started; null where not listed
     */
    public record Instance(
            String id,
            String name,
            String project,
            String zone,
            String machineType,
            @Nullable String acceleratorType,
            int acceleratorCount,
            String provisioningModel,
            String status,
            List<String> disks,
            List<String> ips,
            Map<String, String> labels,
            @Nullable Instant lastStart) {
        public Instance {
            disks = List.copyOf(disks);
            ips = List.copyOf(ips);
            labels = Map.copyOf(labels);
        }
    }

    /** One disk as listed; {@code users} are the names of the VMs it is attached to. */
    public record Disk(
            String id,
            String name,
            String project,
            String zone,
            long sizeGb,
            List<String> users,
            Map<String, String> labels) {
        public Disk {
            users = List.copyOf(users);
            labels = Map.copyOf(labels);
        }
    }

    /** One reserved address as listed; {@code users} are the names of the VMs that use it. */
    public record Address(String id, String name, String project, String region, String ip, List<String> users) {
        public Address {
            users = List.copyOf(users);
        }
    }

    /** The newest listing of or before a day; else the oldest one after it (a VM's wiring rarely changes). */
    public Optional<Snapshot> asOf(LocalDate date) {
        Snapshot best = null;
        for (Snapshot snapshot : snapshots) {
            if (best == null || !snapshot.date().isAfter(date)) {
                best = snapshot;
            }
        }
        return Optional.ofNullable(best);
    }
}
