package io.perdollar.sampledata.fleet;

import io.perdollar.sampledata.bill.Meter;
import io.perdollar.sampledata.bill.Unit;

/**
 * What a commitment costs per hour and unit, in billionths of a US dollar: 37 % less than on demand, as for one year of a T4.
 *
 * @param gpu one accelerator
 * @param core one core
 * @param ram one gibibyte of RAM
 */
public record CommittedPrices(long gpu, long core, long ram) {
    public static final CommittedPrices L4_ONE_YEAR = new CommittedPrices(285_500_000L, 15_742_000L, 1_844_000L);

    /** The price of one unit of a meter of a machine; 0 for what no commitment covers. */
    long of(Meter meter, Vm vm) {
        if (meter.sku().unit() == Unit.RAM) {
            return ram;
        }
        if (meter.sku().equals(MachineSkus.core(vm.machine(), vm.provisioning(), vm.zone()))) {
            return core;
        }
        Machine.Accelerator accelerator = vm.machine().accelerator();
        return accelerator != null && meter.sku().equals(MachineSkus.gpu(accelerator, vm.provisioning(), vm.zone()))
                ? gpu
                : 0;
    }
}
