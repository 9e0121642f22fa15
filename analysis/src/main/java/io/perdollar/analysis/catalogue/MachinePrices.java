package io.perdollar.analysis.catalogue;

import io.perdollar.analysis.charge.SkuTraits;
import io.perdollar.analysis.charge.SkuTraits.CommitmentTerm;
import io.perdollar.analysis.charge.SkuTraits.Component;
import io.perdollar.analysis.charge.SkuTraits.Pricing;
import io.perdollar.analysis.money.Numeric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Prices of whole machines, added up from those of their parts: accelerators, cores and RAM (equations §13, prices). A machine
 * of which any part has no price, or several that differ, has none: a guess would be a wrong saving. Of a commitment the
 * accelerators are committed, cores and RAM stay on demand. Local SSD is not included.
 */
public final class MachinePrices {
    private static final String HOUR = "h";
    private static final String GIBIBYTE_HOUR = "GiBy.h";

    /** SKUs of other machines that read like those of ordinary ones. */
    private static final Pattern OTHERS = Pattern.compile(
            "custom|sole tenancy|\\bdws\\b|defined duration|calendar|flex|virtual workstation|vgpu|reserved|premium"
                    + "|overcommit|extended|confidential|upgrade");

    private record Part(
            Component component,
            String name,
            Pricing pricing,
            @Nullable CommitmentTerm term,
            String region) {}

    private record Machine(String type, String accelerator, int count) {}

    private final Map<Part, Set<BigDecimal>> parts = new HashMap<>();
    private final SortedSet<String> regions = new TreeSet<>();

    private MachinePrices() {}

    /**
     * The machines that a catalogue knows, priced by their parts.
     *
     * @param known tells which machines there are and what they are made of; its prices are not used
     * @param prices of SKUs; those that are no part of a machine are passed over
     * @param origin of the prices
     * @return by region and machine
     */
    public static List<MachinePrice> of(Catalogue known, Collection<SkuPrice> prices, Origin origin) {
        MachinePrices parts = new MachinePrices();
        prices.forEach(parts::add);
        List<MachinePrice> machines = new ArrayList<>();
        for (String region : parts.regions) {
            for (Machine machine : machines(known)) {
                known.machineType(machine.type())
                        .ifPresent(type -> parts.machine(type, machine, region, origin, machines));
            }
        }
        return machines;
    }

    private static Set<Machine> machines(Catalogue known) {
        Set<Machine> machines = new LinkedHashSet<>();
        known.prices()
                .forEach(price ->
                        machines.add(new Machine(price.machineType(), price.accelerator(), price.acceleratorCount())));
        for (MachineType type : known.machineTypes()) {
            if (type.accelerator() != null) {
                machines.add(new Machine(type.name(), type.accelerator(), type.acceleratorCount()));
            }
        }
        return machines;
    }

    private void add(SkuPrice price) {
        SkuTraits traits = SkuTraits.of(price.sku());
        String name = traits.component() == Component.ACCELERATOR ? traits.accelerator() : traits.machineFamily();
        String unit = traits.component() == Component.RAM ? GIBIBYTE_HOUR : HOUR;
        String words = price.sku().description().toLowerCase(Locale.ROOT);
        if (traits.isMachine()
                && name != null
                && price.unit().equals(unit)
                && price.price().signum() > 0
                && !OTHERS.matcher(words).find()) {
            Part part = new Part(traits.component(), name, traits.pricing(), traits.term(), price.region());
            parts.computeIfAbsent(part, key -> new HashSet<>()).add(Numeric.round(price.price()));
            regions.add(price.region());
        }
    }

    private void machine(MachineType type, Machine machine, String region, Origin origin, List<MachinePrice> machines) {
        Optional<BigDecimal> host = host(type, Pricing.ON_DEMAND, region);
        if (type.soldOnDemand()) {
            add(
                    machine,
                    region,
                    Provisioning.STANDARD,
                    host,
                    gpu(machine, Pricing.ON_DEMAND, null, region),
                    origin,
                    machines);
            for (CommitmentTerm term : CommitmentTerm.values()) {
                Provisioning committed = term == CommitmentTerm.ONE_YEAR ? Provisioning.CUD_1Y : Provisioning.CUD_3Y;
                add(machine, region, committed, host, gpu(machine, Pricing.COMMITMENT, term, region), origin, machines);
            }
        }
        Optional<BigDecimal> spotHost = host(type, Pricing.SPOT, region);
        add(machine, region, Provisioning.SPOT, spotHost, gpu(machine, Pricing.SPOT, null, region), origin, machines);
    }

    private static void add(
            Machine machine,
            String region,
            Provisioning provisioning,
            Optional<BigDecimal> host,
            Optional<BigDecimal> gpu,
            Origin origin,
            List<MachinePrice> machines) {
        if (host.isPresent() && gpu.isPresent()) {
            // accelerators × price + cores × price + RAM × price
            BigDecimal hourly = Numeric.round(
                    gpu.get().multiply(BigDecimal.valueOf(machine.count())).add(host.get()));
            machines.add(new MachinePrice(
                    region, machine.type(), machine.accelerator(), machine.count(), provisioning, hourly, origin));
        }
    }

    private Optional<BigDecimal> host(MachineType type, Pricing pricing, String region) {
        Optional<BigDecimal> core = only(new Part(Component.CORE, type.family(), pricing, null, region));
        Optional<BigDecimal> ram = only(new Part(Component.RAM, type.family(), pricing, null, region));
        return core.flatMap(each -> ram.map(
                gibibyte -> each.multiply(BigDecimal.valueOf(type.cores())).add(gibibyte.multiply(type.memoryGb()))));
    }

    private Optional<BigDecimal> gpu(Machine machine, Pricing pricing, @Nullable CommitmentTerm term, String region) {
        return only(new Part(Component.ACCELERATOR, machine.accelerator(), pricing, term, region));
    }

    private Optional<BigDecimal> only(Part part) {
        Set<BigDecimal> known = parts.getOrDefault(part, Set.of());
        return known.size() == 1 ? Optional.of(known.iterator().next()) : Optional.empty();
    }
}
