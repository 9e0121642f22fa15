package io.perdollar.sampledata.bill;

/** What usage is counted in, and what its price is per. */
public enum Unit {
    /** Cores, accelerators, addresses: number × seconds. */
    SECONDS("seconds", "hour", 1),
    /** RAM: bytes × seconds. */
    RAM("byte-seconds", "gibibyte hour", 1L << 30),
    /** Disks: bytes × seconds, priced per calendar month of its real length. */
    DISK("byte-seconds", "gibibyte month", 1L << 30),
    /** Traffic and log volume. */
    BYTES("bytes", "gibibyte", 1L << 30),
    /** Samples, queries and amounts of money: counted as they are. */
    COUNT("count", "count", 1),
    /** Fees, taxes and roundings: no usage of their own. */
    NONE("requests", "requests", 1);

    private final String usageUnit;
    private final String pricingUnit;
    private final long factor;

    Unit(String usageUnit, String pricingUnit, long factor) {
        this.usageUnit = usageUnit;
        this.pricingUnit = pricingUnit;
        this.factor = factor;
    }

    /** {@code usage.unit}. */
    public String usageUnit() {
        return usageUnit;
    }

    /** {@code usage.pricing_unit}. */
    public String pricingUnit() {
        return pricingUnit;
    }

    /** Basic units in one unit of size: bytes in a gibibyte, else 1. */
    public long factor() {
        return factor;
    }
}
