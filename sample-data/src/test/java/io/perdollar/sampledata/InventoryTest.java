package io.perdollar.sampledata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryTest {
    @TempDir
    static Path sample;

    @BeforeAll
    static void writeTheSample() throws IOException {
        SampleFleet.write(SampleOptions.defaults(sample).withDays(30).withoutLogs(), ProgressListener.SILENT);
    }

    @Test
    void anInstanceIsListedAsGcloudPrintsIt() throws IOException {
        JsonNode vm = named("2026-11-15/instances.json", "ranker-2t4");
        assertEquals(2, vm.at("/guestAccelerators/0/acceleratorCount").asInt());
        assertTrue(
                vm.at("/guestAccelerators/0/acceleratorType").asText().endsWith("/acceleratorTypes/nvidia-tesla-t4"));
        assertTrue(vm.get("machineType").asText().endsWith("/machineTypes/n1-standard-8"));
        assertEquals("TERMINATED", vm.get("status").asText());
        assertEquals("STANDARD", vm.at("/scheduling/provisioningModel").asText());
        assertEquals("ranker", vm.at("/labels/service").asText());
        OffsetDateTime started =
                OffsetDateTime.parse(vm.get("lastStartTimestamp").asText());
        assertEquals(
                "2026-11-14T23:20Z",
                started.toInstant().atOffset(java.time.ZoneOffset.UTC).toString());
    }

    @Test
    void aSpotVmSaysSo() throws IOException {
        JsonNode vm = named("2026-11-15/instances.json", "embed-spot");
        assertEquals("SPOT", vm.at("/scheduling/provisioningModel").asText());
        assertTrue(vm.at("/scheduling/preemptible").asBoolean());
    }

    @Test
    void aRenamedVmKeepsItsIdAndItsDisk() throws IOException {
        JsonNode before = named("2026-10-25/instances.json", "eval-old");
        JsonNode after = named("2026-11-01/instances.json", "eval-t4");
        assertEquals(before.get("id"), after.get("id"));
        assertTrue(named("2026-11-01/disks.json", "eval-old")
                .at("/users/0")
                .asText()
                .endsWith("/instances/eval-t4"));
    }

    @Test
    void aVmCreatedAgainHasAnotherIdAndAnotherDisk() throws IOException {
        assertFalse(named("2026-11-01/instances.json", "rag-t4")
                .get("id")
                .equals(named("2026-11-08/instances.json", "rag-t4").get("id")));
        assertFalse(named("2026-11-01/disks.json", "rag-t4")
                .get("id")
                .equals(named("2026-11-08/disks.json", "rag-t4").get("id")));
    }

    @Test
    void theOrphanDiskHasNoUserAndTheAddressNamesItsVm() throws IOException {
        assertFalse(named("2026-11-15/disks.json", "old-models").has("users"));
        JsonNode address = named("2026-11-15/addresses.json", "ranker-ip");
        assertTrue(address.at("/users/0").asText().endsWith("/instances/ranker-2t4"));
    }

    private static JsonNode named(String file, String name) throws IOException {
        JsonNode listing =
                ExportRows.parse(Files.readString(sample.resolve("inventory").resolve(file)));
        for (JsonNode entry : listing) {
            if (entry.get("name").asText().equals(name)) {
                return entry;
            }
        }
        throw new AssertionError("no " + name + " in " + file);
    }
}
