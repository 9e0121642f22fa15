package io.perdollar.sampledata.fleet;

import io.perdollar.sampledata.bill.Account;
import io.perdollar.sampledata.bill.BillSource;
import io.perdollar.sampledata.bill.Category;
import io.perdollar.sampledata.bill.ConsumptionModel;
import io.perdollar.sampledata.bill.Meter;
import io.perdollar.sampledata.bill.Place;
import io.perdollar.sampledata.bill.Project;
import io.perdollar.sampledata.bill.Reading;
import io.perdollar.sampledata.bill.Sku;
import io.perdollar.sampledata.bill.Zone;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One L4 machine that was reserved for some days and never started. */
public final class Reservation implements BillSource {
    private static final int HOUR_SECONDS = 3600;
    private static final Machine MACHINE = Machine.G2_L4;

    private final Project project;
    private final long fromHour;
    private final long toHour;
    private final List<Meter> meters;

    public Reservation(Project project, Zone zone, String id, String name, long fromHour, long toHour) {
        this.project = project;
        this.fromHour = fromHour;
        this.toHour = toHour;
        String global =
                "//compute.googleapis.com/projects/" + project.number() + "/zones/" + zone.name() + "/allocation/" + id;
        meters = List.of(
                meter(
                        Category.GPU_INSTANCE,
                        zone,
                        name,
                        global,
                        MachineSkus.gpu(Machine.Accelerator.L4, Provisioning.STANDARD, zone),
                        1),
                meter(
                        Category.OTHER_COMPUTE,
                        zone,
                        name,
                        global,
                        MachineSkus.core(MACHINE, Provisioning.STANDARD, zone),
                        MACHINE.cores()),
                meter(
                        Category.OTHER_COMPUTE,
                        zone,
                        name,
                        global,
                        MachineSkus.ram(MACHINE, Provisioning.STANDARD, zone),
                        MACHINE.ramGib()));
    }

    @Override
    public Account account() {
        return project.account();
    }

    @Override
    public void readings(long hour, Consumer<Reading> sink) {
        if (hour >= fromHour && hour < toHour) {
            for (Meter meter : meters) {
                sink.accept(meter.use(hour, HOUR_SECONDS));
            }
        }
    }

    private Meter meter(Category category, Zone zone, String name, String global, Sku sku, int size) {
        return new Meter(
                project,
                sku,
                zone,
                true,
                name,
                global,
                Map.of(),
                Map.of(
                        "compute.googleapis.com/machine_spec",
                        MACHINE.typeName(),
                        "compute.googleapis.com/cores",
                        String.valueOf(MACHINE.cores()),
                        "compute.googleapis.com/memory",
                        String.valueOf(MACHINE.ramGib() * 1024),
                        "compute.googleapis.com/is_unused_reservation",
                        "true",
                        "compute.googleapis.com/reservation_name",
                        name),
                size,
                ConsumptionModel.DEFAULT,
                null,
                Place.UNUSED_RESERVATION,
                category);
    }
}
