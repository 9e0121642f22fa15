package io.perdollar.sampledata.inventory;

import io.perdollar.sampledata.fleet.Address;
import io.perdollar.sampledata.fleet.Disk;
import io.perdollar.sampledata.fleet.Vm;
import io.perdollar.sampledata.story.Fleet;
import io.perdollar.sampledata.story.VmEntry;
import io.perdollar.sampledata.text.Json;
import io.perdollar.sampledata.time.SampleCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Writes the listings that the collect recipe keeps: once a week and on the last day, as gcloud prints them. */
public final class InventoryWriter {
    private static final int EVERY_DAYS = 7;

    private final SampleCalendar calendar;
    private final Fleet fleet;
    private final Path folder;

    public InventoryWriter(SampleCalendar calendar, Fleet fleet, Path folder) {
        this.calendar = calendar;
        this.fleet = fleet;
        this.folder = folder;
    }

    /** Writes every listing. */
    public void write() throws IOException {
        // The last hour of a local day tells what there was on it.
        TreeSet<Long> hours = new TreeSet<>();
        for (long hour = calendar.endHour() - 1; hour >= calendar.startHour(); hour -= EVERY_DAYS * 24L) {
            hours.add(hour);
        }
        for (long hour : hours) {
            Path day = folder.resolve(
                    LocalDate.ofEpochDay(SampleCalendar.localDay(hour)).toString());
            Files.createDirectories(day);
            Files.writeString(day.resolve("instances.json"), Json.pretty(instances(hour)));
            Files.writeString(day.resolve("disks.json"), Json.pretty(disks(hour)));
            Files.writeString(day.resolve("addresses.json"), Json.pretty(addresses(hour)));
        }
    }

    private List<Object> instances(long hour) {
        List<Object> listed = new ArrayList<>();
        for (VmEntry entry : fleet.vms()) {
            if (entry.vm().exists(hour)) {
                listed.add(Listings.instance(entry, hour));
            }
        }
        return listed;
    }

    private List<Object> disks(long hour) {
        List<Object> listed = new ArrayList<>();
        for (Disk disk : fleet.disks()) {
            if (hour >= disk.fromHour() && hour < disk.toHour()) {
                listed.add(Listings.disk(disk, hour));
            }
        }
        return listed;
    }

    private List<Object> addresses(long hour) {
        List<Object> listed = new ArrayList<>();
        for (VmEntry entry : fleet.vms()) {
            for (Address address : entry.addresses()) {
                Vm vm = address.user();
                if (vm.exists(hour)) {
                    listed.add(Listings.address(address, hour));
                }
            }
        }
        return listed;
    }
}
