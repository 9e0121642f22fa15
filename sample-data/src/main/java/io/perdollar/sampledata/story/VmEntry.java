package io.perdollar.sampledata.story;

import io.perdollar.sampledata.bill.BillSource;
import io.perdollar.sampledata.fleet.Address;
import io.perdollar.sampledata.fleet.Disk;
import io.perdollar.sampledata.fleet.Vm;
import io.perdollar.sampledata.fleet.VmSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A VM and everything on the bill that belongs to it.
 *
 * @param vm the VM
 * @param sources what names it: the machine, and corrections of it
 * @param disks attached to it
 * @param addresses reserved for it
 */
public record VmEntry(Vm vm, List<BillSource> sources, List<Disk> disks, List<Address> addresses) {
    public VmEntry {
        sources = List.copyOf(sources);
        disks = List.copyOf(disks);
        addresses = List.copyOf(addresses);
    }

    /** A VM with a boot disk of its own name. */
    static VmEntry of(Site site, VmSource source, Vm vm, int diskGib) {
        String name = vm.names().first();
        return new VmEntry(
                vm, List.of(source), List.of(Disk.of(vm, site.id("disk " + vm.id()), name, diskGib)), List.of());
    }

    VmEntry with(Disk disk) {
        List<Disk> more = new ArrayList<>(disks);
        more.add(disk);
        return new VmEntry(vm, sources, more, addresses);
    }

    VmEntry with(BillSource source) {
        List<BillSource> more = new ArrayList<>(sources);
        more.add(source);
        return new VmEntry(vm, more, disks, addresses);
    }

    VmEntry with(Address address) {
        List<Address> more = new ArrayList<>(addresses);
        more.add(address);
        return new VmEntry(vm, sources, disks, more);
    }

    /** All of it. */
    public List<BillSource> bill() {
        List<BillSource> all = new ArrayList<>(sources);
        all.addAll(disks);
        all.addAll(addresses);
        return all;
    }
}
