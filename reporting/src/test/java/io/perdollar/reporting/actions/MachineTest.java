package io.perdollar.reporting.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.money.Cost;
import io.perdollar.analysis.place.Place;
import io.perdollar.analysis.report.FleetReport.ResourceCost;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MachineTest {
    private static ResourceCost disk(String name, String location, @Nullable String id) {
        return new ResourceCost(
                "01338E-BE3FD6-363B4C",
                "llm-dev",
                location,
                name,
                id,
                Place.OTHER_RESOURCES,
                Category.STORAGE,
                null,
                BigDecimal.ONE,
                new Cost(BigDecimal.ONE, BigDecimal.ONE));
    }

    @Test
    void findsADiskInTheZoneOfItsGlobalName() {
        String id = "//compute.googleapis.com/projects/523456789012/zones/us-central1-b/disk/8218941659719483768";
        assertEquals(
                new Machine("old-models", "llm-dev", "us-central1-b", null),
                Machine.disk(disk("old-models", "us-central1", id)));
        assertEquals("us-central1", new Machine("old-models", "llm-dev", "us-central1-b", null).region());
    }

    @Test
    void addressesNothingWithoutAZoneAndNothingThatReadsLikeAnOption() {
        assertNull(Machine.disk(disk("old-models", "us-central1", "disk/1")));
        assertNull(Machine.disk(disk("--project=mine", "us-central1-b", null)));
        assertNull(Machine.disk(disk("", "us-central1-b", null)));
    }
}
