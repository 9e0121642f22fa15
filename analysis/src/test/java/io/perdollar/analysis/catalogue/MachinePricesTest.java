package io.perdollar.analysis.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perdollar.analysis.charge.Sku;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MachinePricesTest {
    private static final Origin ORIGIN =
            new Origin("my-billing.exports.cloud_pricing_export", LocalDate.of(2026, 11, 15), true);
    private static final Catalogue KNOWN = new Catalogue(
            "known",
            List.of(),
            List.of(
                    new MachineType("g2-standard-24", "G2", 24, new BigDecimal("96"), "L4", 2, true, ORIGIN),
                    new MachineType("a3-highgpu-1g", "A3", 26, new BigDecimal("234"), "H100", 1, false, ORIGIN),
                    new MachineType("n1-standard-4", "N1", 4, new BigDecimal("15"), null, 0, true, ORIGIN)),
            List.of(new MachinePrice("*", "n1-standard-4", "T4", 1, Provisioning.STANDARD, BigDecimal.ONE, ORIGIN)),
            BigDecimal.ONE,
            Map.of());

    private final List<SkuPrice> prices = new ArrayList<>();

    private MachinePricesTest and(String description, String unit, String price) {
        prices.add(new SkuPrice(
                new Sku("Compute Engine", "SKU-" + prices.size(), description),
                "us-central1",
                unit,
                new BigDecimal(price)));
        return this;
    }

    private MachinePricesTest g2() {
        return and("Nvidia L4 GPU running in Americas", "h", "0.56")
                .and("G2 Instance Core running in Americas", "h", "0.025")
                .and("G2 Instance Ram running in Americas", "GiBy.h", "0.003");
    }

    private Map<String, String> hourly() {
        Map<String, String> hourly = new TreeMap<>();
        for (MachinePrice price : MachinePrices.of(KNOWN, prices, ORIGIN)) {
            hourly.put(
                    price.machineType() + " " + price.provisioning(),
                    price.hourly().toPlainString());
        }
        return hourly;
    }

    @Test
    void addsAcceleratorsCoresAndRam() {
        // 2 × 0.56 + 24 × 0.025 + 96 × 0.003
        assertEquals(Map.of("g2-standard-24 STANDARD", "2.008000000"), g2().hourly());
    }

    @Test
    void spotIsWhatItsOwnSkusCost() {
        g2().and("Nvidia L4 GPU attached to Spot Preemptible VMs running in Iowa", "h", "0.25")
                .and("Spot Preemptible G2 Instance Core running in Iowa", "h", "0.01");
        assertEquals(
                Map.of("g2-standard-24 STANDARD", "2.008000000"), hourly(), "no price of Spot RAM, so none of Spot");
        and("Spot Preemptible G2 Instance Ram running in Iowa", "GiBy.h", "0.001");
        assertEquals("0.836000000", hourly().get("g2-standard-24 SPOT"));
    }

    @Test
    void ofACommitmentTheAcceleratorsAreCommitted() {
        g2().and("Commitment v1: Nvidia L4 GPU running in Americas for 1 Year", "h", "0.35")
                .and("Commitment v1: Nvidia L4 GPU running in Americas for 3 Years", "h", "0.25");
        assertEquals("1.588000000", hourly().get("g2-standard-24 CUD_1Y"));
        assertEquals("1.388000000", hourly().get("g2-standard-24 CUD_3Y"));
    }

    @Test
    void skusOfOtherMachinesAreNotTakenForThem() {
        g2().and("G2 Custom Instance Core running in Americas", "h", "9")
                .and("G2 Sole Tenancy Instance Ram running in Americas", "GiBy.h", "9")
                .and("Nvidia L4 GPU attached to DWS Defined Duration VMs running in Americas", "h", "9")
                .and("Nvidia L4 Virtual Workstation running in Americas", "h", "9")
                .and("Reserved Nvidia L4 GPU in Americas", "h", "9")
                .and("G2 Instance Core running in Americas", "mo", "9")
                .and("Nvidia L4 GPU running in Americas", "h", "0");
        assertEquals(Map.of("g2-standard-24 STANDARD", "2.008000000"), hourly());
    }

    @Test
    void twoPricesOfOnePartAreNone() {
        assertEquals(
                Map.of(), g2().and("Nvidia L4 GPU running in Iowa", "h", "0.57").hourly());
    }

    @Test
    void whatIsNotSoldOnDemandHasNoSuchPrice() {
        and("Nvidia H100 80GB GPU running in Americas", "h", "9")
                .and("A3 Instance Core running in Americas", "h", "0.02")
                .and("A3 Instance Ram running in Americas", "GiBy.h", "0.002");
        assertEquals(Map.of(), hourly());
    }

    @Test
    void anN1MachineCarriesTheAcceleratorsThatTheCatalogueSellsItWith() {
        and("Nvidia Tesla T4 GPU running in Americas", "h", "0.35")
                .and("N1 Predefined Instance Core running in Americas", "h", "0.03")
                .and("N1 Predefined Instance Ram running in Americas", "GiBy.h", "0.004");
        assertEquals(Map.of("n1-standard-4 STANDARD", "0.530000000"), hourly());
    }
}
