package io.perdollar.analysis.fleet;

import io.perdollar.analysis.fleet.Inventory.Address;
import io.perdollar.analysis.fleet.Inventory.Disk;
import io.perdollar.analysis.fleet.Inventory.Instance;
import io.perdollar.analysis.fleet.Inventory.Snapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers questions to an inventory as of a UTC day, by id first and by name second. */
public final class InventoryIndex {
    private final Inventory inventory;
    private final Map<LocalDate, Listing> listings = new HashMap<>();

    public InventoryIndex(Inventory inventory) {
        this.inventory = inventory;
    }

    /** One snapshot, looked up by key. */
    private record Listing(
            Map<String, Instance> instancesById,
            Map<String, Instance> instancesByName,
            Map<String, Instance> instancesByIp,
            Map<String, Disk> disks,
            Map<String, Address> addresses) {
        static final Listing NONE = new Listing(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

        static Listing of(Snapshot snapshot) {
            Listing listing =
                    new Listing(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
            for (Instance instance : snapshot.instances()) {
                listing.instancesById.put(instance.id(), instance);
                listing.instancesByName.put(instance.project() + "/" + instance.name(), instance);
                instance.ips().forEach(ip -> listing.instancesByIp.put(ip, instance));
            }
            for (Disk disk : snapshot.disks()) {
                listing.disks.put(disk.id(), disk);
                listing.disks.put(disk.project() + "/" + disk.zone() + "/" + disk.name(), disk);
            }
            for (Address address : snapshot.addresses()) {
                listing.addresses.put(address.id(), address);
                listing.addresses.put(address.project() + "/" + address.region() + "/" + address.name(), address);
            }
            return listing;
        }
    }

    /** Accelerators of one instance id as listed; 0 where the inventory does not say. */
    int acceleratorCount(@Nullable String instanceId, Instant at) {
        Instance instance =
                instanceId == null ? null : listing(at).instancesById.get(instanceId);
        return instance == null ? 0 : instance.acceleratorCount();
    }

    /** The VM with one address. */
    public Optional<Instance> instanceOfIp(String ip, Instant at) {
        return Optional.ofNullable(listing(at).instancesByIp.get(ip));
    }

    /**
     * The VMs that use a disk or address.
     *
     * @param tail last segment of the global name (the numeric id, or the name); null where there is none
     * @param place the zone of a disk, the region of an address
     * @return empty where the inventory lists no such thing or shows nobody using it
     */
    Optional<Instance> userOf(
            @Nullable String tail,
            @Nullable String name,
            @Nullable String project,
            @Nullable String place,
            Instant at) {
        Listing listing = listing(at);
        List<String> users = null;
        String byName = project + "/" + place + "/" + name;
        Disk disk = first(listing.disks, tail, byName);
        String owner = project;
        if (disk != null) {
            users = disk.users();
            owner = disk.project();
        } else {
            Address address = first(listing.addresses, tail, byName);
            if (address != null) {
                users = address.users();
                owner = address.project();
            }
        }
        return users == null || users.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(listing.instancesByName.get(owner + "/" + users.get(0)));
    }

    /** An id decides alone: a thing that was made anew under its name is another one. */
    private static <T> @Nullable T first(Map<String, T> map, @Nullable String tail, String byName) {
        return map.get(tail != null && !tail.isEmpty() && tail.chars().allMatch(Character::isDigit) ? tail : byName);
    }

    private Listing listing(Instant at) {
        return listings.computeIfAbsent(
                LocalDate.ofInstant(at, ZoneOffset.UTC),
                day -> inventory.asOf(day).map(Listing::of).orElse(Listing.NONE));
    }
}
