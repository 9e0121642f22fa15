package io.perdollar.analysis.fleet;

import io.perdollar.analysis.catalogue.Accelerator;
import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.analysis.catalogue.MachinePrice;
import io.perdollar.analysis.catalogue.MachineType;
import io.perdollar.analysis.catalogue.Origin;
import io.perdollar.analysis.catalogue.Provisioning;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A small catalogue with the guide's prices. */
public final class TestCatalogue {
    private static final Origin GUIDE = new Origin("the guide", LocalDate.of(2026, 11, 1));

    public static final Catalogue GUIDE_PRICES = new Catalogue(
            "guide",
            List.of(
                    accelerator("T4", "nvidia-tesla-t4", 16, 320, "N1", LocalDate.of(2027, 8, 1)),
                    accelerator("L4", "nvidia-l4", 24, 300, "G2", null)),
            List.of(
                    new MachineType("n1-standard-4", "N1", 4, BigDecimal.valueOf(15), null, 0, true, GUIDE),
                    new MachineType("g2-standard-4", "G2", 4, BigDecimal.valueOf(16), "L4", 1, true, GUIDE),
                    new MachineType("g2-standard-24", "G2", 24, BigDecimal.valueOf(96), "L4", 2, true, GUIDE)),
            List.of(
                    price("n1-standard-4", "T4", Provisioning.STANDARD, "0.35"),
                    price("n1-standard-4", "T4", Provisioning.SPOT, "0.105"),
                    price("g2-standard-4", "L4", Provisioning.STANDARD, "0.60"),
                    price("g2-standard-4", "L4", Provisioning.SPOT, "0.18")),
            new BigDecimal("0.004"),
            Map.of());

    private TestCatalogue() {}

    private static Accelerator accelerator(
            String name,
            String type,
            int memory,
            int bandwidth,
            String family,
            @org.jspecify.annotations.Nullable LocalDate end) {
        return new Accelerator(
                name,
                type,
                BigDecimal.valueOf(memory),
                BigDecimal.valueOf(bandwidth),
                BigDecimal.valueOf(65),
                List.of(family),
                end,
                end == null,
                GUIDE);
    }

    private static MachinePrice price(String machine, String accelerator, Provisioning provisioning, String hourly) {
        return new MachinePrice("*", machine, accelerator, 1, provisioning, new BigDecimal(hourly), GUIDE);
    }
}
