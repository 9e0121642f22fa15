package io.perdollar.analysis.fleet;

import io.perdollar.analysis.charge.ChargeKey;
import io.perdollar.analysis.charge.Resource;
import io.perdollar.analysis.charge.ResourceKind;
import io.perdollar.analysis.charge.SkuTraits;
import io.perdollar.analysis.charge.SkuTraits.Component;
import io.perdollar.analysis.time.Micros;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the VM that a disk or address belongs to (equations §6), first match: inventory, configuration, the
 * {@code instance} label, a VM of the same project, zone and name.
 */
public final class Attachment {
    private final Fleet fleet;
    private final FleetRules rules;
    private final InventoryIndex inventory;
    private final Map<String, InstanceKey> byId = new HashMap<>();

    /** Who a name meant when: asked again for every hour of a disk. */
    private final Map<Named, NavigableMap<Long, InstanceKey>> periods = new HashMap<>();

    private record Named(
            String name, @Nullable String project, @Nullable String zone) {}

    public Attachment(Fleet fleet, FleetRules rules, Inventory inventory) {
        this.fleet = fleet;
        this.rules = rules;
        this.inventory = new InventoryIndex(inventory);
        fleet.vms().values().forEach(vm -> {
            if (vm.instanceId() != null) {
                byId.put(vm.instanceId(), vm.key());
            }
        });
    }

    /**
     * The VM of a charge that names a disk or address.
     *
     * @param hour start of the charge's hour, epoch microseconds
     * @return empty where the charge names something else or nothing matches
     */
    public Optional<InstanceKey> of(ChargeKey key, SkuTraits traits, long hour) {
        Resource resource = key.resource();
        if (resource == null || !isDiskOrAddress(resource, traits)) {
            return Optional.empty();
        }
        String place = key.zone() != null ? key.zone() : key.location().zoneOrLocation();
        return inventory
                .userOf(resource.tail(), resource.name(), key.projectId(), place, Micros.instant(hour))
                .flatMap(user -> instance(user, hour))
                .or(() -> named(resource.name(), rules::attachedTo, null, null, hour))
                .or(() -> named(key.labels().instance(), Optional::of, null, null, hour))
                .or(() -> named(resource.name(), Optional::of, key.projectId(), key.zone(), hour));
    }

    /** A listing may be days old: whoever had the name in that hour, else the instance that was listed. */
    private Optional<InstanceKey> instance(Inventory.Instance user, long hour) {
        return named(user.name(), Optional::of, user.project(), user.zone(), hour)
                .or(() -> Optional.ofNullable(byId.get(user.id())));
    }

    private interface NameRule {
        Optional<String> apply(String text);
    }

    private Optional<InstanceKey> named(
            @Nullable String text, NameRule rule, @Nullable String project, @Nullable String zone, long hour) {
        if (text == null) {
            return Optional.empty();
        }
        return rule.apply(text)
                .flatMap(name -> Optional.ofNullable(periods.computeIfAbsent(
                                        new Named(name, project, zone),
                                        n -> fleet.names().periods(name, project, zone))
                                .floorEntry(hour))
                        .map(Map.Entry::getValue));
    }

    private static boolean isDiskOrAddress(Resource resource, SkuTraits traits) {
        ResourceKind kind = resource.kind();
        if (kind == ResourceKind.DISK || kind == ResourceKind.ADDRESS) {
            return true;
        }
        // Where the export gives no global name, the SKU tells a disk or an address from the rest.
        return Objects.isNull(resource.globalName())
                && (traits.component() == Component.STORAGE || traits.component() == Component.NETWORK);
    }
}
