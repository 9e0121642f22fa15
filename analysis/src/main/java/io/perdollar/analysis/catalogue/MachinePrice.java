package io.perdollar.analysis.catalogue;

import java.math.BigDecimal;

/**
 * Price of a whole machine: accelerators, cores and RAM.
 *
 * @param region e.g. {@code us-central1}; {@code *} for every region
 * @param machineType e.g. {@code g2-standard-4}
 * @param accelerator catalogue name, e.g. {@code L4}
 * @param acceleratorCount accelerators of the machine
 * @param provisioning how it is bought
 * @param hourly US dollars per running hour
 * @param origin source and date
 */
public record MachinePrice(
        String region,
        String machineType,
        String accelerator,
        int acceleratorCount,
        Provisioning provisioning,
        BigDecimal hourly,
        Origin origin) {
    public MachinePrice {
        if (hourly.signum() < 0) {
            throw new IllegalArgumentException("a price must not be negative, got " + hourly + " for " + machineType);
        }
    }
}
