package io.perdollar.ingest.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.catalogue.Accelerator;
import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.analysis.catalogue.MachinePrice;
import io.perdollar.analysis.catalogue.MachineType;
import io.perdollar.analysis.catalogue.Provisioning;
import io.perdollar.ingest.json.JsonFileException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueLoaderTest {
    @TempDir
    Path directory;

    @Test
    void guidePricesWholeMachines() {
        Catalogue guide = CatalogueLoader.load("guide");
        assertEquals(
                Optional.of(new BigDecimal("0.35")), hourly(guide, "asia-northeast3", "T4", Provisioning.STANDARD));
        assertEquals(Optional.of(new BigDecimal("0.60")), hourly(guide, "us-central1", "L4", Provisioning.STANDARD));
        assertEquals(new BigDecimal("0.004"), guide.storageHourlyPer100Gb());
    }

    @Test
    void guideTakesItsOwnSeventyPercentOffForPreemptible() {
        Catalogue guide = CatalogueLoader.load("guide");
        for (String accelerator : List.of("T4", "L4")) {
            BigDecimal standard =
                    hourly(guide, "x", accelerator, Provisioning.STANDARD).orElseThrow();
            BigDecimal spot = hourly(guide, "x", accelerator, Provisioning.SPOT).orElseThrow();
            assertEquals(0, standard.multiply(new BigDecimal("0.3")).compareTo(spot));
        }
    }

    @Test
    void guideLeavesToGoogleWhatItDoesNotPriceAndMixesNoAccelerator() {
        Catalogue guide = CatalogueLoader.load("guide");
        Catalogue google = CatalogueLoader.load("google");
        assertEquals(
                hourly(google, "us-central1", "A100-40", Provisioning.STANDARD),
                hourly(guide, "us-central1", "A100-40", Provisioning.STANDARD));
        assertEquals(Optional.empty(), hourly(guide, "us-central1", "T4", Provisioning.CUD_1Y));
        assertEquals(google.accelerators(), guide.accelerators());
    }

    @Test
    void googleAddsUpListPricesOfTheFacts() {
        Catalogue google = CatalogueLoader.load("google");
        // n1-standard-4: 4 x 0.031611 + 15 x 0.004237 + 0.35; g2-standard-4: 4 x 0.024988212 + 16 x 0.002927448 +
        // 0.560040239
        assertEquals(
                Optional.of(new BigDecimal("0.539999")), hourly(google, "us-central1", "T4", Provisioning.STANDARD));
        assertEquals(
                Optional.of(new BigDecimal("0.706832255")), hourly(google, "us-central1", "L4", Provisioning.STANDARD));
        assertEquals(
                Optional.of(new BigDecimal("3.673388")),
                hourly(google, "us-central1", "A100-40", Provisioning.STANDARD));
        assertEquals(
                Optional.of(new BigDecimal("5.0277")), hourly(google, "us-central1", "A100-80", Provisioning.STANDARD));
        assertEquals(Optional.empty(), hourly(google, "europe-west4", "L4", Provisioning.STANDARD));
    }

    @Test
    void googleSellsNoSmallH100OnDemandAndNoLongT4Commitment() {
        Catalogue google = CatalogueLoader.load("google");
        assertFalse(google.machineType("a3-highgpu-1g").orElseThrow().soldOnDemand());
        assertTrue(google.machineType("a3-highgpu-8g").orElseThrow().soldOnDemand());
        assertEquals(Optional.empty(), hourly(google, "us-central1", "H100", Provisioning.STANDARD));
        Accelerator t4 = google.accelerator("T4").orElseThrow();
        assertEquals(LocalDate.of(2027, 8, 1), t4.endOfSupport());
        assertFalse(t4.threeYearCommitmentSold());
        assertEquals(Optional.empty(), hourly(google, "us-central1", "T4", Provisioning.CUD_3Y));
        assertEquals(
                LocalDate.of(2026, 9, 15),
                google.accelerator("P100").orElseThrow().endOfSupport());
        assertNull(google.accelerator("L4").orElseThrow().endOfSupport());
    }

    @Test
    void everyMachineAndPriceNamesKnownAcceleratorsOnce() {
        for (String name : List.of("google", "guide")) {
            Catalogue catalogue = CatalogueLoader.load(name);
            for (MachineType machine : catalogue.machineTypes()) {
                if (machine.accelerator() != null) {
                    assertTrue(
                            catalogue
                                    .accelerator(machine.accelerator())
                                    .orElseThrow()
                                    .families()
                                    .contains(machine.family()),
                            machine.name());
                }
            }
            Set<List<Object>> seen = new HashSet<>();
            for (MachinePrice price : catalogue.prices()) {
                MachineType machine = catalogue.machineType(price.machineType()).orElseThrow();
                if (machine.accelerator() != null) {
                    assertEquals(machine.accelerator(), price.accelerator());
                    assertEquals(machine.acceleratorCount(), price.acceleratorCount(), price.machineType());
                }
                assertTrue(seen.add(
                        List.of(price.region(), price.machineType(), price.accelerator(), price.provisioning())));
                assertTrue(machine.soldOnDemand() || price.provisioning() == Provisioning.SPOT, price.machineType());
            }
        }
    }

    @Test
    void spotAndCommittedAreCheaperThanStandard() {
        Catalogue google = CatalogueLoader.load("google");
        for (MachinePrice price : google.prices()) {
            if (price.provisioning() != Provisioning.STANDARD) {
                google.price(price.region(), price.accelerator(), price.acceleratorCount(), Provisioning.STANDARD)
                        .filter(standard -> standard.machineType().equals(price.machineType()))
                        .ifPresent(standard ->
                                assertTrue(price.hourly().compareTo(standard.hourly()) < 0, price.toString()));
            }
        }
    }

    @Test
    void usersFileExtendsABuiltInOne() throws IOException {
        write("""
                { "name": "ours", "extends": "google",
                  "origins": { "contract": { "source": "our contract", "asOf": "2026-11-01" } },
                  "prices": [ { "region": "europe-west4", "machineType": "g2-standard-4", "accelerator": "L4",
                                "acceleratorCount": 1, "provisioning": "standard", "hourly": 0.61, "origin": "contract" } ],
                  "spendDiscounts": { "AAAA-BBBB-CCCC/ONE_YEAR": "0.28" } }
                """);
        Catalogue ours = CatalogueLoader.load("ours.json", directory);
        MachinePrice price =
                ours.price("europe-west4", "L4", 1, Provisioning.STANDARD).orElseThrow();
        assertEquals(new BigDecimal("0.61"), price.hourly());
        assertEquals("our contract, 2026-11-01", price.origin().toString());
        assertEquals(Optional.empty(), ours.price("us-central1", "L4", 1, Provisioning.STANDARD));
        assertEquals(new BigDecimal("0.0137"), ours.storageHourlyPer100Gb());
        assertEquals(new BigDecimal("0.28"), ours.spendDiscounts().get("AAAA-BBBB-CCCC/ONE_YEAR"));
    }

    @Test
    void tellsWhereAUsersFileIsWrong() throws IOException {
        write("{ \"name\": \"ours\",\n  \"storage\": }");
        assertTrue(complaint().contains("ours.json:2:14: expected JSON, got "), complaint());

        write("{ \"name\": \"ours\", \"prices\": [ { \"region\": \"*\", \"provisioning\": \"cheap\" } ] }");
        assertTrue(
                complaint()
                        .endsWith(
                                "prices[0]: expected 'provisioning' with STANDARD, SPOT, CUD_1Y or CUD_3Y, got 'cheap'"),
                complaint());

        write("{ \"name\": \"ours\", \"extends\": \"aws\" }");
        assertTrue(complaint().endsWith("expected 'extends' with google or guide, got 'aws'"), complaint());

        write("{ \"name\": \"ours\", \"extends\": \"google\", \"accelerators\": [ { \"name\": \"X\" } ] }");
        assertTrue(
                complaint().endsWith("accelerators[0]: expected 'acceleratorType' with a string, got no such field"),
                complaint());
    }

    @Test
    void tellsThatAUsersFileIsAbsent() {
        assertTrue(complaint().endsWith("got no such file"), complaint());
    }

    private String complaint() {
        return Objects.requireNonNull(
                assertThrows(JsonFileException.class, () -> CatalogueLoader.load("ours.json", directory))
                        .getMessage());
    }

    private void write(String text) throws IOException {
        Files.writeString(directory.resolve("ours.json"), text);
    }

    private static Optional<BigDecimal> hourly(
            Catalogue catalogue, String region, String accelerator, Provisioning provisioning) {
        return catalogue.price(region, accelerator, 1, provisioning).map(MachinePrice::hourly);
    }
}
