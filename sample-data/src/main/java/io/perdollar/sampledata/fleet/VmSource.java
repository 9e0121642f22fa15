package io.perdollar.sampledata.fleet;

import io.perdollar.sampledata.bill.Account;
import io.perdollar.sampledata.bill.BillSource;
import io.perdollar.sampledata.bill.Category;
import io.perdollar.sampledata.bill.ConsumptionModel;
import io.perdollar.sampledata.bill.Meter;
import io.perdollar.sampledata.bill.Place;
import io.perdollar.sampledata.bill.Reading;
import io.perdollar.sampledata.bill.Sku;
import io.perdollar.sampledata.time.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** What names a VM on the bill: accelerator, cores, RAM, and what else it carries. */
public final class VmSource implements BillSource {
    /**
     * What a VM has beside the machine.
     *
     * @param externalAddress whether it has one
     * @param localSsdGib size of its local disks; 0 for none
     * @param egressSeed chance of the traffic that leaves it; 0 for none
     * @param hostModel price model of cores and RAM
     */
    public record Equipment(boolean externalAddress, int localSsdGib, long egressSeed, ConsumptionModel hostModel) {
        /** Nothing. */
        public static final Equipment BARE = new Equipment(false, 0, 0, ConsumptionModel.DEFAULT);
    }

    private final Vm vm;
    private final Equipment equipment;
    private final List<RowRule> rules;
    private final long[] lateHours;
    private final Meters first;
    private final Meters second;

    public VmSource(Vm vm, Equipment equipment, List<RowRule> rules, long lateFrom, long lateTo) {
        this.vm = vm;
        this.equipment = equipment;
        this.rules = List.copyOf(rules);
        lateHours = LongStream.range(lateFrom, lateTo).toArray();
        first = meters(vm.names().first());
        second = meters(vm.names().last());
    }

    /** A VM as it comes: nothing happens to its rows. */
    public static VmSource plain(Vm vm) {
        return new VmSource(vm, Equipment.BARE, List.of(), 0, 0);
    }

    @Override
    public Account account() {
        return vm.project().account();
    }

    @Override
    public long[] lateHours() {
        return lateHours.clone();
    }

    @Override
    public void readings(long hour, Consumer<Reading> sink) {
        int seconds = vm.runs().seconds(hour);
        if (seconds == 0) {
            return;
        }
        Meters meters = vm.names().at(hour).equals(vm.names().first()) ? first : second;
        for (Meter meter : meters.timed()) {
            sink.accept(ruled(meter.use(hour, seconds)));
        }
        if (equipment.egressSeed() != 0) {
            Dice dice = Dice.of(equipment.egressSeed(), "egress " + vm.id(), hour);
            sink.accept(ruled(meters.egress().volume(hour, dice.between(200_000, 90_000_000))));
        }
    }

    private Reading ruled(Reading reading) {
        Reading result = reading;
        for (RowRule rule : rules) {
            result = rule.apply(result, vm);
        }
        return result;
    }

    /** Everything that is metered while it runs, and what leaves it. */
    private record Meters(List<Meter> timed, Meter egress) {}

    private Meters meters(String name) {
        List<Meter> timed = new ArrayList<>();
        Machine machine = vm.machine();
        Category category = vm.hasGpu() ? Category.GPU_INSTANCE : Category.OTHER_COMPUTE;
        Machine.Accelerator accelerator = machine.accelerator();
        if (accelerator != null) {
            Sku gpu = MachineSkus.gpu(accelerator, vm.provisioning(), vm.zone());
            timed.add(meter(name, gpu, machine.accelerators(), ConsumptionModel.DEFAULT, category));
        }
        Sku core = MachineSkus.core(machine, vm.provisioning(), vm.zone());
        timed.add(meter(name, core, machine.cores(), equipment.hostModel(), category));
        Sku ram = MachineSkus.ram(machine, vm.provisioning(), vm.zone());
        timed.add(meter(name, ram, machine.ramGib(), equipment.hostModel(), category));
        if (equipment.localSsdGib() > 0) {
            timed.add(meter(name, Skus.LOCAL_SSD, equipment.localSsdGib(), ConsumptionModel.DEFAULT, Category.STORAGE));
        }
        if (equipment.externalAddress()) {
            timed.add(meter(name, Skus.externalAddress(), 1, ConsumptionModel.DEFAULT, Category.NETWORK));
        }
        Meter egress = meter(name, Skus.EGRESS, 1, ConsumptionModel.DEFAULT, Category.NETWORK);
        return new Meters(List.copyOf(timed), egress);
    }

    private Meter meter(String name, Sku sku, int size, ConsumptionModel model, Category category) {
        return new Meter(
                vm.project(),
                sku,
                vm.zone(),
                true,
                vm.resourceName(name),
                vm.globalName(),
                vm.labels(),
                vm.systemLabels(),
                size,
                model,
                null,
                vm.hasGpu() ? Place.DIRECT : Place.OTHER_RESOURCES,
                category);
    }
}
