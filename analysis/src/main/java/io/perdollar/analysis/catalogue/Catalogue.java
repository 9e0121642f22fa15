package io.perdollar.analysis.catalogue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Known accelerators, machines and prices, with the origin of each figure. Prices of two catalogues are never mixed.
 *
 * @param name e.g. {@code google-2026-11} or {@code guide}
 * @param accelerators every known accelerator
 * @param machineTypes every known machine type
 * @param prices whole-machine prices, US dollars per hour
 * @param storageHourlyPer100Gb US dollars per hour for 100 GB of disk
 * @param spendDiscounts discount of a spend-based commitment by SKU id and term, e.g. {@code "AAAA-BBBB-CCCC/ONE_YEAR" → 0.28}; empty where unknown
 */
public record Catalogue(
        String name,
        List<Accelerator> accelerators,
        List<MachineType> machineTypes,
        List<MachinePrice> prices,
        BigDecimal storageHourlyPer100Gb,
        Map<String, BigDecimal> spendDiscounts) {
    public Catalogue {
        accelerators = List.copyOf(accelerators);
        machineTypes = List.copyOf(machineTypes);
        prices = List.copyOf(prices);
        spendDiscounts = Map.copyOf(spendDiscounts);
    }

    /** The accelerator of one catalogue name. */
    public Optional<Accelerator> accelerator(String acceleratorName) {
        return accelerators.stream()
                .filter(a -> a.name().equals(acceleratorName))
                .findFirst();
    }

    /** The accelerator of one Google Cloud type such as {@code nvidia-l4}; a path is cut to its last segment. */
    public Optional<Accelerator> acceleratorOfType(String acceleratorType) {
        String tail =
                acceleratorType.substring(acceleratorType.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return accelerators.stream()
                .filter(a -> a.acceleratorType().equals(tail))
                .findFirst();
    }

    /** The machine type of one name. */
    public Optional<MachineType> machineType(String machineTypeName) {
        return machineTypes.stream()
                .filter(m -> m.name().equals(machineTypeName))
                .findFirst();
    }

    /**
     * The price of the smallest machine that carries so many accelerators: of the region itself, else of every region.
     *
     * @return empty where the catalogue has no such price
     */
    public Optional<MachinePrice> price(String region, String acceleratorName, int count, Provisioning provisioning) {
        return prices.stream()
                .filter(p -> p.accelerator().equals(acceleratorName)
                        && p.acceleratorCount() == count
                        && p.provisioning() == provisioning
                        && (p.region().equals(region) || p.region().equals("*")))
                .min((a, b) -> {
                    int specific = Boolean.compare(
                            b.region().equals(region), a.region().equals(region));
                    return specific != 0 ? specific : a.hourly().compareTo(b.hourly());
                });
    }
}
