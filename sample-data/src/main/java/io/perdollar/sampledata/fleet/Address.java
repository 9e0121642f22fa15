package io.perdollar.sampledata.fleet;

import io.perdollar.sampledata.bill.Account;
import io.perdollar.sampledata.bill.BillSource;
import io.perdollar.sampledata.bill.Category;
import io.perdollar.sampledata.bill.Meter;
import io.perdollar.sampledata.bill.Place;
import io.perdollar.sampledata.bill.Reading;
import java.util.function.Consumer;

/**
 * A reserved address of a VM: it costs while the VM is stopped.
 *
 * @param id numeric
 * @param name of the address
 * @param ip the address
 * @param user VM that it is reserved for
 * @param meter what is metered of it
 */
public record Address(String id, String name, String ip, Vm user, Meter meter) implements BillSource {
    private static final int HOUR_SECONDS = 3600;

    public static Address of(Vm vm, String id, String name, String ip) {
        String global = "//compute.googleapis.com/projects/" + vm.project().number() + "/regions/"
                + vm.zone().region() + "/addresses/" + id;
        Meter meter = Meter.unnamed(
                        vm.project(), Skus.idleAddress(vm.zone()), vm.zone(), Place.ATTACHED, Category.NETWORK)
                .named(name, global);
        return new Address(id, name, ip, vm, meter);
    }

    @Override
    public Account account() {
        return user.project().account();
    }

    @Override
    public void readings(long hour, Consumer<Reading> sink) {
        int stopped = HOUR_SECONDS - user.runs().seconds(hour);
        if (stopped > 0 && user.exists(hour)) {
            sink.accept(meter.use(hour, stopped));
        }
    }
}
