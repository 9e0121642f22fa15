package io.perdollar.sampledata.fleet;

import io.perdollar.sampledata.bill.CloudService;
import io.perdollar.sampledata.bill.Sku;
import io.perdollar.sampledata.bill.Unit;
import io.perdollar.sampledata.bill.Zone;
import io.perdollar.sampledata.fleet.Machine.Accelerator;
import java.util.Map;

/**
 * SKUs of machines and their prices, in billionths of a US dollar per hour.
 *
 * <p>The guide prices the whole machine: a T4 one costs $0.35, an L4 one $0.60. Cores and RAM cost what Google's list says
 * (N1, G2: components read 2026-09-23), and the accelerator takes the rest, so that the three sum to the guide's price
 * exactly. A2 and E2 are Google's list prices of the same day. Spot prices of G2 follow the L4's own (2026-09: 43 % off).
 */
public final class MachineSkus {
    private static final Map<String, Long> CORE =
            Map.of("N1", 31_611_000L, "G2", 24_988_212L, "A2", 31_611_000L, "E2", 21_811_590L);
    private static final Map<String, Long> RAM =
            Map.of("N1", 4_237_000L, "G2", 2_927_448L, "A2", 4_237_000L, "E2", 2_923_530L);
    private static final Map<Accelerator, Long> GPU =
            Map.of(Accelerator.T4, 160_001_000L, Accelerator.L4, 453_207_984L, Accelerator.A100, 2_933_908_000L);

    private static final long L4_SPOT = 319_200_000L;
    private static final long G2_SPOT_PERMILLE = 570;

    private static final Map<String, String> KNOWN_IDS = Map.of(
            "Nvidia Tesla T4 GPU running in Americas", "88B8-C3ED-03F0",
            "Nvidia L4 GPU running in Americas", "A88A-5A60-E821",
            "Nvidia L4 GPU attached to Spot Preemptible VMs running in Americas", "AEC2-3D5C-61BF");

    private MachineSkus() {}

    /** The accelerator's SKU. */
    public static Sku gpu(Accelerator accelerator, Provisioning provisioning, Zone zone) {
        boolean spot = provisioning == Provisioning.SPOT;
        String how = spot ? " attached to Spot Preemptible VMs running in " : " running in ";
        if (spot && accelerator != Accelerator.L4) {
            throw new IllegalArgumentException("the sample has a spot price for L4 only, got " + accelerator);
        }
        long price = spot ? L4_SPOT : price(GPU, accelerator);
        return compute(accelerator.skuName() + how + zone.skuName(), Unit.SECONDS, price);
    }

    /** The SKU of one core. */
    public static Sku core(Machine machine, Provisioning provisioning, Zone zone) {
        return compute(
                prefix(machine, provisioning) + "Instance Core running in " + zone.skuName(),
                Unit.SECONDS,
                discounted(price(CORE, machine.family()), provisioning));
    }

    /** The SKU of one gibibyte of RAM. */
    public static Sku ram(Machine machine, Provisioning provisioning, Zone zone) {
        return compute(
                prefix(machine, provisioning) + "Instance Ram running in " + zone.skuName(),
                Unit.RAM,
                discounted(price(RAM, machine.family()), provisioning));
    }

    private static String prefix(Machine machine, Provisioning provisioning) {
        String family = machine.family().equals("N1") ? "N1 Predefined " : machine.family() + " ";
        return provisioning == Provisioning.SPOT ? "Spot Preemptible " + family : family;
    }

    private static long discounted(long price, Provisioning provisioning) {
        return provisioning == Provisioning.SPOT ? (price * G2_SPOT_PERMILLE + 500) / 1000 : price;
    }

    private static <K> long price(Map<K, Long> prices, K key) {
        Long price = prices.get(key);
        if (price == null) {
            throw new IllegalArgumentException("the sample has no price for " + key);
        }
        return price;
    }

    private static Sku compute(String description, Unit unit, long price) {
        String known = KNOWN_IDS.get(description);
        return known == null
                ? Sku.of(CloudService.COMPUTE_ENGINE, description, unit, price)
                : new Sku(CloudService.COMPUTE_ENGINE, known, description, unit, price);
    }
}
