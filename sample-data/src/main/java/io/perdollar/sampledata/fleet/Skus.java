package io.perdollar.sampledata.fleet;

import io.perdollar.sampledata.bill.CloudService;
import io.perdollar.sampledata.bill.Sku;
import io.perdollar.sampledata.bill.Unit;
import io.perdollar.sampledata.bill.Zone;

/**
 * SKUs beside the machines, in billionths of a US dollar. Disks cost what the guide says ($0.004 an hour per 100 GB); the
 * rest are Google's list prices of 2026.
 */
public final class Skus {
    static final Sku FORWARDING_RULE = Sku.of(
            CloudService.NETWORKING, "Cloud Load Balancer Forwarding Rule Minimum Global", Unit.SECONDS, 25_000_000);
    static final Sku NAT =
            Sku.of(CloudService.NETWORKING, "Networking Cloud Nat Gateway Uptime", Unit.SECONDS, 1_400_000);
    static final Sku LOG_STORAGE =
            new Sku(CloudService.LOGGING, "143F-A1B0-E0BE", "Log Storage cost", Unit.BYTES, 500_000_000);
    static final Sku METRICS = Sku.of(CloudService.MONITORING, "Prometheus Samples Ingested", Unit.COUNT, 60);
    static final Sku ANALYSIS = Sku.of(CloudService.BIGQUERY, "Analysis (us-multi-region)", Unit.BYTES, 6_103_516);
    static final Sku BUCKET = Sku.of(CloudService.CLOUD_STORAGE, "Standard Storage US Multi-region", Unit.DISK, 35_616);
    static final Sku EGRESS = new Sku(
            CloudService.COMPUTE_ENGINE,
            "DFA5-B5C6-36D6",
            "Network Internet Data Transfer Out from Americas to EMEA",
            Unit.BYTES,
            120_000_000);
    static final Sku LOCAL_SSD =
            Sku.of(CloudService.COMPUTE_ENGINE, "SSD backed Local Storage in Americas", Unit.DISK, 109_589);
    static final Sku TAX = Sku.of(CloudService.INVOICE, "Tax", Unit.NONE, 0);
    static final Sku ROUNDING = Sku.of(CloudService.INVOICE, "Rounding error", Unit.NONE, 0);
    static final Sku GOODWILL = Sku.of(CloudService.INVOICE, "Goodwill credit", Unit.NONE, 0);
    static final Sku FLEXIBLE_FEE = Sku.of(
            CloudService.COMPUTE_ENGINE,
            "Commitment - dollar based v1: Compute Flexible CUDs for 1 Year",
            Unit.NONE,
            0);

    private static final long DISK_GIB_HOUR = 40_000;
    private static final long ADDRESS_HOUR = 5_000_000;
    private static final long IDLE_ADDRESS_HOUR = 10_000_000;

    private Skus() {}

    static Sku disk(Zone zone) {
        return Sku.of(
                CloudService.COMPUTE_ENGINE, "Balanced PD Capacity in " + zone.skuName(), Unit.DISK, DISK_GIB_HOUR);
    }

    static Sku externalAddress() {
        return new Sku(
                CloudService.COMPUTE_ENGINE,
                "C054-7F72-A02E",
                "External IP Charge on a Standard VM",
                Unit.SECONDS,
                ADDRESS_HOUR);
    }

    static Sku idleAddress(Zone zone) {
        return Sku.of(
                CloudService.COMPUTE_ENGINE, "Static Ip Charge in " + zone.skuName(), Unit.SECONDS, IDLE_ADDRESS_HOUR);
    }

    static Sku commitment(String what, Zone zone, Unit unit, long price) {
        return Sku.of(
                CloudService.COMPUTE_ENGINE,
                "Commitment v1: " + what + " in " + zone.skuName() + " for 1 Year",
                unit,
                price);
    }
}
