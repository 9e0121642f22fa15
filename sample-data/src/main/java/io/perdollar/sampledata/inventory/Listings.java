package io.perdollar.sampledata.inventory;

import io.perdollar.sampledata.bill.Project;
import io.perdollar.sampledata.bill.Zone;
import io.perdollar.sampledata.fleet.Address;
import io.perdollar.sampledata.fleet.Disk;
import io.perdollar.sampledata.fleet.Machine;
import io.perdollar.sampledata.fleet.Provisioning;
import io.perdollar.sampledata.fleet.RunPlan.Run;
import io.perdollar.sampledata.fleet.Vm;
import io.perdollar.sampledata.story.VmEntry;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One VM, disk or address as {@code gcloud compute … list --format=json} prints it, keys in its alphabetical order. */
final class Listings {
    private static final String API = "https://www.googleapis.com/compute/v1/projects/";
    private static final ZoneId GOOGLE = ZoneId.of("America/Los_Angeles");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);

    private Listings() {}

    static Map<String, Object> instance(VmEntry entry, long hour) {
        Vm vm = entry.vm();
        String name = vm.names().at(hour);
        String zone = zoneUrl(vm.project(), vm.zone());
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("canIpForward", false);
        object.put("creationTimestamp", time(vm.createdHour() * 3600));
        object.put("deletionProtection", false);
        object.put("disks", instanceDisks(entry, hour));
        Machine.Accelerator accelerator = vm.machine().accelerator();
        if (accelerator != null) {
            object.put(
                    "guestAccelerators",
                    List.of(ordered(
                            "acceleratorCount",
                            vm.machine().accelerators(),
                            "acceleratorType",
                            zone + "/acceleratorTypes/" + accelerator.type())));
        }
        object.put("id", vm.id());
        object.put("kind", "compute#instance");
        object.put("labels", new TreeMap<>(vm.labels()));
        starts(vm, hour, object);
        object.put("machineType", zone + "/machineTypes/" + vm.machine().typeName());
        object.put("name", name);
        object.put("networkInterfaces", List.of(networkInterface(entry)));
        object.put("scheduling", scheduling(vm));
        object.put("selfLink", zone + "/instances/" + name);
        boolean running = vm.runs().touching(hour).stream().anyMatch(run -> run.end() >= (hour + 1) * 3600);
        object.put("status", running ? "RUNNING" : "TERMINATED");
        object.put("zone", zone);
        return object;
    }

    static Map<String, Object> disk(Disk disk, long hour) {
        String zone = zoneUrl(disk.project(), disk.zone());
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("creationTimestamp", time(disk.fromHour() * 3600));
        object.put("id", disk.id());
        object.put("kind", "compute#disk");
        object.put("name", disk.name());
        object.put("physicalBlockSizeBytes", "4096");
        object.put("selfLink", zone + "/disks/" + disk.name());
        object.put("sizeGb", String.valueOf(disk.gib()));
        object.put("status", "READY");
        object.put("type", zone + "/diskTypes/pd-balanced");
        Vm user = disk.user();
        if (user != null) {
            object.put("users", List.of(zone + "/instances/" + user.names().at(hour)));
        }
        object.put("zone", zone);
        return object;
    }

    static Map<String, Object> address(Address address, long hour) {
        Vm vm = address.user();
        String region = API + vm.project().id() + "/regions/" + vm.zone().region();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("address", address.ip());
        object.put("addressType", "EXTERNAL");
        object.put("creationTimestamp", time(vm.createdHour() * 3600));
        object.put("id", address.id());
        object.put("kind", "compute#address");
        object.put("name", address.name());
        object.put("networkTier", "PREMIUM");
        object.put("region", region);
        object.put("selfLink", region + "/addresses/" + address.name());
        object.put("status", "IN_USE");
        object.put(
                "users",
                List.of(zoneUrl(vm.project(), vm.zone()) + "/instances/"
                        + vm.names().at(hour)));
        return object;
    }

    private static List<Object> instanceDisks(VmEntry entry, long hour) {
        List<Object> disks = new ArrayList<>();
        for (Disk disk : entry.disks()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("autoDelete", true);
            object.put("boot", disks.isEmpty());
            object.put("deviceName", "persistent-disk-" + disks.size());
            object.put("diskSizeGb", String.valueOf(disk.gib()));
            object.put("index", disks.size());
            object.put("interface", "SCSI");
            object.put("kind", "compute#attachedDisk");
            object.put("mode", "READ_WRITE");
            object.put("source", zoneUrl(disk.project(), disk.zone()) + "/disks/" + disk.name());
            object.put("type", "PERSISTENT");
            if (hour >= disk.fromHour()) {
                disks.add(object);
            }
        }
        return disks;
    }

    private static void starts(Vm vm, long hour, Map<String, Object> object) {
        long second = (hour + 1) * 3600;
        long lastStart = 0;
        long lastStop = 0;
        for (Run run : vm.runs().runs()) {
            if (run.start() < second) {
                lastStart = run.start();
            }
            if (run.end() < second) {
                lastStop = run.end();
            }
        }
        if (lastStart > 0) {
            object.put("lastStartTimestamp", time(lastStart));
        }
        if (lastStop > 0) {
            object.put("lastStopTimestamp", time(lastStop));
        }
    }

    private static Map<String, Object> networkInterface(VmEntry entry) {
        Vm vm = entry.vm();
        long host = Math.floorMod(Long.parseLong(vm.id()), 60_000L);
        Map<String, Object> object = new LinkedHashMap<>();
        if (!entry.addresses().isEmpty()) {
            object.put(
                    "accessConfigs",
                    List.of(ordered(
                            "name",
                            "External NAT",
                            "natIP",
                            entry.addresses().get(0).ip())));
        }
        object.put("kind", "compute#networkInterface");
        object.put("name", "nic0");
        object.put("network", API + vm.project().id() + "/global/networks/default");
        object.put("networkIP", "10.128." + host / 250 + "." + (host % 250 + 2));
        return object;
    }

    private static Map<String, Object> scheduling(Vm vm) {
        boolean spot = vm.provisioning() == Provisioning.SPOT;
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("automaticRestart", !spot);
        if (spot) {
            object.put("instanceTerminationAction", "STOP");
        }
        object.put("onHostMaintenance", "TERMINATE");
        object.put("preemptible", spot);
        object.put("provisioningModel", vm.provisioning().name());
        return object;
    }

    private static Map<String, Object> ordered(String first, Object firstValue, String second, Object secondValue) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(first, firstValue);
        object.put(second, secondValue);
        return object;
    }

    private static String zoneUrl(Project project, Zone zone) {
        return API + project.id() + "/zones/" + zone.name();
    }

    /** RFC 3339 with milliseconds, in Google's own zone. */
    private static String time(long second) {
        return Instant.ofEpochSecond(second).atZone(GOOGLE).format(TIME);
    }
}
