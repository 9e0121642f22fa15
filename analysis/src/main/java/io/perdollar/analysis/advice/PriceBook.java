package io.perdollar.analysis.advice;

import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.analysis.catalogue.MachinePrice;
import io.perdollar.analysis.catalogue.Provisioning;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.plan.PriceOrigin;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What a running hour of a machine costs, the best source first: what this bill charged for the same machine in the same
 * region, then the catalogue, whose prices may be those of the pricing export. Each price tells its origin (equations §13).
 *
 * @param billed what this bill charged per running hour, without commitments
 * @param catalogue prices in US dollars
 * @param perDollar report currency per US dollar; null where no rate is known, then the catalogue cannot be used
 */
public record PriceBook(
        Map<Machine, BigDecimal> billed,
        Catalogue catalogue,
        @org.jspecify.annotations.Nullable BigDecimal perDollar) {
    /** A machine as it is bought in a region. */
    public record Machine(
            String region, String machineType, String accelerator, int acceleratorCount, Provisioning provisioning) {}

    /** A price and its origin. */
    public record Price(String machineType, BigDecimal hourly, PriceOrigin origin) {}

    public PriceBook {
        billed = Map.copyOf(billed);
    }

    /** The price of one machine type with its accelerators. */
    Optional<Price> of(Machine machine) {
        BigDecimal charged = billed.get(machine);
        if (charged != null) {
            return Optional.of(new Price(machine.machineType(), charged, PriceOrigin.BILL));
        }
        return catalogue.prices().stream()
                .filter(price -> price.machineType().equals(machine.machineType())
                        && price.accelerator().equals(machine.accelerator())
                        && price.acceleratorCount() == machine.acceleratorCount()
                        && price.provisioning() == machine.provisioning()
                        && (price.region().equals(machine.region())
                                || price.region().equals("*")))
                .max((a, b) -> Boolean.compare(
                        a.region().equals(machine.region()), b.region().equals(machine.region())))
                .flatMap(this::price);
    }

    /** The price of the smallest machine that carries so many accelerators; its type is part of the answer. */
    Optional<Price> smallest(String region, String accelerator, int count, Provisioning provisioning) {
        Optional<MachinePrice> listed = catalogue.price(region, accelerator, count, provisioning);
        return listed.flatMap(price -> of(new Machine(region, price.machineType(), accelerator, count, provisioning)));
    }

    private Optional<Price> price(MachinePrice listed) {
        return perDollar == null
                ? Optional.empty()
                : Optional.of(new Price(
                        listed.machineType(),
                        Numeric.round(listed.hourly().multiply(perDollar)),
                        new PriceOrigin(
                                listed.origin().pricingExport()
                                        ? PriceOrigin.Kind.PRICING_EXPORT
                                        : PriceOrigin.Kind.CATALOGUE,
                                catalogue.name(),
                                listed.origin().source(),
                                listed.origin().asOf())));
    }
}
