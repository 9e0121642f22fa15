package io.perdollar.sampledata.fleet;

import io.perdollar.sampledata.bill.Account;
import io.perdollar.sampledata.bill.BillSource;
import io.perdollar.sampledata.bill.Category;
import io.perdollar.sampledata.bill.ConsumptionModel;
import io.perdollar.sampledata.bill.Meter;
import io.perdollar.sampledata.bill.Place;
import io.perdollar.sampledata.bill.Project;
import io.perdollar.sampledata.bill.Reading;
import io.perdollar.sampledata.bill.Zone;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A persistent disk: it costs as long as it exists, whether its VM runs or not.
 *
 * @param id numeric
 * @param name of the disk
 * @param gib its size
 * @param project it belongs to
 * @param zone it is in
 * @param user VM that it is attached to; null where it is attached to nothing
 * @param fromHour since when it exists
 * @param toHour until when it exists
 * @param meter what is metered of it
 */
public record Disk(
        String id,
        String name,
        int gib,
        Project project,
        Zone zone,
        @Nullable Vm user,
        long fromHour,
        long toHour,
        Meter meter)
        implements BillSource {
    private static final int HOUR_SECONDS = 3600;

    /** A disk of a VM, for as long as the VM exists; a boot disk has its VM's first name. */
    public static Disk of(Vm vm, String id, String name, int gib) {
        Place place = vm.hasGpu() ? Place.ATTACHED : Place.OTHER_RESOURCES;
        return new Disk(
                id,
                name,
                gib,
                vm.project(),
                vm.zone(),
                vm,
                vm.createdHour(),
                vm.deletedHour(),
                meter(id, name, gib, vm.project(), vm.zone(), place));
    }

    /** A disk that nobody uses. */
    public static Disk orphan(String id, String name, int gib, Project project, Zone zone, long fromHour, long toHour) {
        Meter meter = meter(id, name, gib, project, zone, Place.OTHER_RESOURCES);
        return new Disk(id, name, gib, project, zone, null, fromHour, toHour, meter);
    }

    @Override
    public Account account() {
        return project.account();
    }

    @Override
    public void readings(long hour, Consumer<Reading> sink) {
        if (hour >= fromHour && hour < toHour) {
            sink.accept(meter.use(hour, HOUR_SECONDS));
        }
    }

    private static Meter meter(String id, String name, int gib, Project project, Zone zone, Place place) {
        return new Meter(
                project,
                Skus.disk(zone),
                zone,
                false,
                name,
                "//compute.googleapis.com/projects/" + project.number() + "/zones/" + zone.name() + "/disk/" + id,
                Map.of(),
                Map.of(),
                gib,
                ConsumptionModel.DEFAULT,
                null,
                place,
                Category.STORAGE);
    }
}
