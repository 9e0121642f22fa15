package io.perdollar.ingest.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.fleet.Inventory;
import io.perdollar.analysis.fleet.Inventory.Address;
import io.perdollar.analysis.fleet.Inventory.Disk;
import io.perdollar.analysis.fleet.Inventory.Instance;
import io.perdollar.analysis.fleet.Inventory.Snapshot;
import io.perdollar.ingest.json.JsonFileException;
import io.perdollar.sampledata.ProgressListener;
import io.perdollar.sampledata.SampleFleet;
import io.perdollar.sampledata.SampleOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryFilesTest {
    private static final LocalDate UNDATED = LocalDate.of(2026, 11, 20);
    private static final String ZONE = "https://www.googleapis.com/compute/v1/projects/llm-prod/zones/us-central1-a";
    private static final String INSTANCE = """
            [
              {
                "id": "7712345678901234567", "kind": "compute#instance", "name": "chat-1", "status": "RUNNING",
                "disks": [ { "boot": true, "source": "ZONE/disks/chat-1" }, { "source": "ZONE/disks/models" }, { "type": "SCRATCH" } ],
                "guestAccelerators": [ { "acceleratorCount": 2, "acceleratorType": "ZONE/acceleratorTypes/nvidia-tesla-t4" } ],
                "labels": { "env": "prod", "service": "chat" }, "lastStartTimestamp": "2026-11-15T01:02:03.456-08:00",
                "machineType": "ZONE/machineTypes/n1-standard-8",
                "networkInterfaces": [ { "networkIP": "10.0.0.5", "accessConfigs": [ { "natIP": "34.1.2.3" } ] } ],
                "scheduling": { "preemptible": false, "provisioningModel": "STANDARD" },
                "selfLink": "ZONE/instances/chat-1", "zone": "ZONE"
              }
            ]
            """.replace("ZONE", ZONE);

    @TempDir
    Path directory;

    @Test
    void readsInstancesDisksAndAddressesAsGcloudPrintsThem() throws IOException {
        write("2026-11-15/instances.json", INSTANCE);
        write("2026-11-15/disks.json", """
                [ { "id": "43", "name": "models", "sizeGb": "200", "users": [ "ZONE/instances/chat-1" ],
                    "selfLink": "ZONE/disks/models", "zone": "ZONE" },
                  { "id": "44", "name": "spare", "sizeGb": "10", "labels": { "instance": "chat-9" },
                    "selfLink": "https://x/projects/llm-prod/regions/us-central1/disks/spare", "region": "https://x/us-central1" } ]
                """.replace("ZONE", ZONE));
        write("2026-11-15/addresses.json", """
                [ { "id": "45", "name": "chat-ip", "address": "34.1.2.3", "region": "https://x/regions/us-central1",
                    "selfLink": "https://x/projects/llm-prod/regions/us-central1/addresses/chat-ip", "users": [ "ZONE/instances/chat-1" ] },
                  { "id": "46", "name": "lb-ip", "address": "35.1.2.3", "users": [ "https://x/global/forwardingRules/lb" ],
                    "selfLink": "https://x/projects/llm-prod/global/addresses/lb-ip" } ]
                """.replace("ZONE", ZONE));
        assertEquals(
                new Inventory(List.of(new Snapshot(
                        LocalDate.of(2026, 11, 15),
                        List.of(new Instance(
                                "7712345678901234567",
                                "chat-1",
                                "llm-prod",
                                "us-central1-a",
                                "n1-standard-8",
                                "nvidia-tesla-t4",
                                2,
                                "STANDARD",
                                "RUNNING",
                                List.of("chat-1", "models"),
                                List.of("10.0.0.5", "34.1.2.3"),
                                Map.of("env", "prod", "service", "chat"),
                                Instant.parse("2026-11-15T09:02:03.456Z"))),
                        List.of(
                                new Disk("43", "models", "llm-prod", "us-central1-a", 200, List.of("chat-1"), Map.of()),
                                new Disk(
                                        "44",
                                        "spare",
                                        "llm-prod",
                                        "us-central1",
                                        10,
                                        List.of(),
                                        Map.of("instance", "chat-9"))),
                        List.of(
                                new Address("45", "chat-ip", "llm-prod", "us-central1", "34.1.2.3", List.of("chat-1")),
                                new Address("46", "lb-ip", "llm-prod", "global", "35.1.2.3", List.of()))))),
                InventoryFiles.read(directory, UNDATED));
    }

    @Test
    void tellsSpotFromLegacyPreemptible() throws IOException {
        assertEquals("SPOT", provisioning("\"preemptible\": true, \"provisioningModel\": \"SPOT\""));
        assertEquals("PREEMPTIBLE", provisioning("\"preemptible\": true, \"provisioningModel\": \"STANDARD\""));
        assertEquals("PREEMPTIBLE", provisioning("\"preemptible\": true"));
        assertEquals("STANDARD", provisioning("\"preemptible\": false"));
    }

    @Test
    void datesUndatedFilesAsTheCallerSays() throws IOException {
        write("instances.json", INSTANCE);
        write("2026-11-15/instances.json", "[]");
        Files.setLastModifiedTime(
                directory.resolve("instances.json"), FileTime.from(Instant.parse("2026-11-20T10:00:00Z")));
        Inventory inventory = InventoryFiles.read(directory, UNDATED);
        assertEquals(
                List.of(LocalDate.of(2026, 11, 15), UNDATED),
                inventory.snapshots().stream().map(Snapshot::date).toList());
        assertEquals(1, inventory.snapshots().get(1).instances().size());
        assertEquals(Optional.of(Instant.parse("2026-11-20T10:00:00Z")), InventoryFiles.newestUndated(directory));
    }

    @Test
    void addsUpOneFileForEachProject() throws IOException {
        write("instances-a.json", INSTANCE);
        write("instances-b.json", INSTANCE.replace("llm-prod", "llm-dev"));
        assertEquals(
                List.of("llm-prod", "llm-dev"),
                InventoryFiles.read(directory, UNDATED).snapshots().get(0).instances().stream()
                        .map(Instance::project)
                        .toList());
    }

    @Test
    void readsOnlyTheListingsThatSpeakOfTheDaysAskedFor() throws IOException {
        for (int day = 1; day <= 9; day += 2) {
            write("2026-11-0" + day + "/instances.json", INSTANCE);
        }
        Inventory inventory =
                InventoryFiles.read(directory, UNDATED, LocalDate.of(2026, 11, 4), LocalDate.of(2026, 11, 6));
        assertEquals(
                List.of("2026-11-03", "2026-11-05", "2026-11-07"),
                inventory.snapshots().stream().map(s -> s.date().toString()).toList());
        assertSame(
                inventory.snapshots().get(0).instances().get(0),
                inventory.snapshots().get(1).instances().get(0));
    }

    @Test
    void readsTheSampleFleet() throws IOException {
        SampleFleet.write(SampleOptions.defaults(directory).withDays(3).withoutLogs(), ProgressListener.SILENT);
        Snapshot last = InventoryFiles.read(directory.resolve("inventory"), UNDATED)
                .asOf(SampleOptions.DEFAULT_END)
                .orElseThrow();
        assertEquals(SampleOptions.DEFAULT_END, last.date());
        assertTrue(last.instances().stream().anyMatch(vm -> "nvidia-l4".equals(vm.acceleratorType())));
        assertTrue(last.instances().stream().allMatch(vm -> !vm.ips().isEmpty()));
        assertTrue(last.disks().stream().anyMatch(disk -> !disk.users().isEmpty()));
    }

    @Test
    void tellsWhereAListingIsBroken() throws IOException {
        assertComplaint("[\n  { \"id\": \"1\",\n    \"name\": }\n]", ":3:13: expected JSON, got ");
    }

    @Test
    void tellsThatAListingIsTorn() throws IOException {
        assertComplaint("[\n", ":2:1: expected ");
    }

    @Test
    void tellsThatAListingIsEmpty() throws IOException {
        assertComplaint("", "expected an array as gcloud compute … list --format=json prints it, got an empty file");
    }

    @Test
    void tellsThatAListingIsNoArray() throws IOException {
        assertComplaint("{}", "expected an array as gcloud compute … list --format=json prints it, got an object");
    }

    @Test
    void tellsWhichFieldIsMissingAndWhere() throws IOException {
        assertComplaint(
                INSTANCE.replace("\"name\": \"chat-1\", ", ""),
                ":2:3: expected 'name' with a string, got no such field");
        assertComplaint(
                INSTANCE.replace("2026-11-15T01:02:03.456-08:00", "yesterday"),
                ":2:3: expected 'lastStartTimestamp' with a time such as 2026-11-15T01:02:03.456-08:00, got 'yesterday'");
    }

    @Test
    void tellsThatThereIsNoInventory() {
        String message = Objects.requireNonNull(
                assertThrows(InventoryException.class, () -> InventoryFiles.read(directory.resolve("none"), UNDATED))
                        .getMessage());
        assertTrue(message.contains("expected instances.json") && message.contains("remove 'inventory'"), message);
    }

    private String provisioning(String scheduling) throws IOException {
        write(
                "instances.json",
                INSTANCE.replace("\"preemptible\": false, \"provisioningModel\": \"STANDARD\"", scheduling));
        return InventoryFiles.read(directory, UNDATED)
                .snapshots()
                .get(0)
                .instances()
                .get(0)
                .provisioningModel();
    }

    private void assertComplaint(String text, String expected) throws IOException {
        write("instances.json", text);
        String message = Objects.requireNonNull(
                assertThrows(JsonFileException.class, () -> InventoryFiles.read(directory, UNDATED))
                        .getMessage());
        assertTrue(message.contains("instances.json") && message.contains(expected), message);
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }
}
