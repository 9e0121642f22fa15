package io.perdollar.analysis.fleet;

import io.perdollar.analysis.money.ExchangeRates;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What one pass over the bill tells of the fleet.
 *
 * @param axis hours of the figures
 * @param vms every instance of the bill, by identity
 * @param names which instance a name means in which hour
 * @param frontiers by billing account: end of its newest hour with a Compute Engine charge, epoch microseconds (equations §12)
 * @param rates exchange rates, those of the bill first
 */
public record Fleet(
        HourAxis axis,
        SortedMap<InstanceKey, Vm> vms,
        NameDirectory names,
        Map<String, Long> frontiers,
        ExchangeRates rates) {
    public Fleet {
        vms = Collections.unmodifiableSortedMap(vms);
        frontiers = Map.copyOf(frontiers);
    }

    /** The VM of one ResourceId. */
    public Optional<Vm> vm(@Nullable String resourceId) {
        return resourceId == null ? Optional.empty() : Optional.ofNullable(vms.get(new InstanceKey(resourceId)));
    }

    /** The VM of one numeric id. */
    public Optional<Vm> vmOfId(String instanceId) {
        return vms.values().stream()
                .filter(vm -> instanceId.equals(vm.instanceId()))
                .findFirst();
    }

    /** GPU VMs: those with an accelerator charge at or after an hour's start (equations §1). */
    public Collection<Vm> gpuVmsSince(long hourStart) {
        return vms.values().stream().filter(vm -> vm.isGpuSince(hourStart)).toList();
    }

    /** End of what is billed, epoch microseconds; {@link Long#MIN_VALUE} for an account without Compute Engine charges. */
    public long frontier(String billingAccount) {
        return frontiers.getOrDefault(billingAccount, Long.MIN_VALUE);
    }
}
