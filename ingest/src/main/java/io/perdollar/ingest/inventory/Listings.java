package io.perdollar.ingest.inventory;

import io.perdollar.analysis.fleet.Inventory.Address;
import io.perdollar.analysis.fleet.Inventory.Disk;
import io.perdollar.analysis.fleet.Inventory.Instance;
import io.perdollar.ingest.json.JsonElement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Maps one object that {@code gcloud compute … list --format=json} prints to the domain. Zones, machine types, disks and
 * users are URLs there, of which the last segment is the name.
 */
final class Listings {
    private Listings() {}

    /**
     * <pre>{@code
     * {"id": "42", "name": "chat-1", "machineType": "https://…/zones/us-central1-a/machineTypes/g2-standard-4",
     *  "guestAccelerators": [{"acceleratorCount": 1, "acceleratorType": "https://…/acceleratorTypes/nvidia-l4"}],
     *  "scheduling": {"provisioningModel": "STANDARD", "preemptible": false}, "disks": [{"source": "https://…/disks/chat-1"}],
     *  "networkInterfaces": [{"networkIP": "10.0.0.5", "accessConfigs": [{"natIP": "34.1.2.3"}]}],
     *  "lastStartTimestamp": "2026-11-15T01:02:03.456-08:00", "selfLink": "https://…/projects/llm/zones/us-central1-a/…", …}
     * }</pre>
     */
    static Instance instance(JsonElement listed) {
        String acceleratorType = null;
        int acceleratorCount = 0;
        for (JsonElement accelerator : listed.objects("guestAccelerators")) {
            acceleratorType = lastSegment(accelerator.text("acceleratorType"));
            acceleratorCount += (int) accelerator.integer("acceleratorCount");
        }
        return new Instance(
                listed.text("id"),
                listed.text("name"),
                project(listed),
                lastSegment(listed.text("zone")),
                lastSegment(listed.text("machineType")),
                acceleratorType,
                acceleratorCount,
                provisioning(listed),
                listed.text("status"),
                listed.objects("disks").stream()
                        .flatMap(disk -> disk.optionalText("source").stream())
                        .map(Listings::lastSegment)
                        .toList(),
                ips(listed),
                labels(listed),
                listed.optional("lastStartTimestamp", "a time such as 2026-11-15T01:02:03.456-08:00", Listings::instant)
                        .orElse(null));
    }

    /** {@code {"id": "43", "name": "chat-1", "sizeGb": "200", "users": ["https://…/instances/chat-1"], "zone": "https://…", …}}. */
    static Disk disk(JsonElement listed) {
        return new Disk(
                listed.text("id"),
                listed.text("name"),
                project(listed),
                // A regional disk has a region in place of a zone.
                lastSegment(listed.optionalText("zone").orElseGet(() -> listed.text("region"))),
                listed.integer("sizeGb"),
                users(listed),
                labels(listed));
    }

    /** {@code {"id": "44", "name": "chat-ip", "address": "34.1.2.3", "region": "https://…", "users": ["https://…"], …}}. */
    static Address address(JsonElement listed) {
        return new Address(
                listed.text("id"),
                listed.text("name"),
                project(listed),
                listed.optionalText("region").map(Listings::lastSegment).orElse("global"),
                listed.text("address"),
                users(listed));
    }

    private static String provisioning(JsonElement listed) {
        return listed.optionalObject("scheduling")
                .map(scheduling -> {
                    String model = scheduling.optionalText("provisioningModel").orElse("STANDARD");
                    // A Spot VM is preemptible too; the legacy model is preemptible alone.
                    return model.equals("STANDARD") && scheduling.flag("preemptible", false) ? "PREEMPTIBLE" : model;
                })
                .orElse("STANDARD");
    }

    private static List<String> ips(JsonElement listed) {
        List<String> ips = new ArrayList<>();
        for (JsonElement network : listed.objects("networkInterfaces")) {
            network.optionalText("networkIP").ifPresent(ips::add);
            network.optionalText("ipv6Address").ifPresent(ips::add);
            for (JsonElement access : network.objects("accessConfigs")) {
                access.optionalText("natIP").ifPresent(ips::add);
            }
            for (JsonElement access : network.objects("ipv6AccessConfigs")) {
                access.optionalText("externalIpv6").ifPresent(ips::add);
            }
        }
        return ips;
    }

    private static Map<String, String> labels(JsonElement listed) {
        return listed.optionalObject("labels").map(JsonElement::texts).orElse(Map.of());
    }

    /** A disk is used by instances, an address by instances or forwarding rules; only instances are kept. */
    private static List<String> users(JsonElement listed) {
        return listed.texts("users").stream()
                .filter(user -> user.contains("/instances/") || !user.contains("/"))
                .map(Listings::lastSegment)
                .toList();
    }

    private static String project(JsonElement listed) {
        String link = listed.text("selfLink");
        int at = link.indexOf("projects/");
        int end = at < 0 ? -1 : link.indexOf('/', at + "projects/".length());
        if (end < 0) {
            throw listed.missing("selfLink", "…/projects/PROJECT/…");
        }
        return link.substring(at + "projects/".length(), end);
    }

    private static String lastSegment(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
