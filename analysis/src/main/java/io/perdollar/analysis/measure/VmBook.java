package io.perdollar.analysis.measure;

import io.perdollar.analysis.money.Cost;
import java.math.BigDecimal;

/** What was booked on one GPU VM, hour by hour, in report currency. */
final class VmBook {
    /** Accelerator, core and RAM. */
    final HourCost gpu;

    /** Other charges that name the VM. */
    final HourCost otherDirect;

    /** Disks and addresses mapped to it. */
    final HourCost attached;

    /** The part of the GPU-instance cost that stopping would save: no commitment shares, no committed consumption model. */
    final HourMoney avoidable;

    VmBook(int hours) {
        gpu = new HourCost(hours);
        otherDirect = new HourCost(hours);
        attached = new HourCost(hours);
        avoidable = new HourMoney(hours);
    }

    /** Direct cost of one hour: whatever names the VM. */
    Cost direct(int hour) {
        return gpu.get(hour).plus(otherDirect.get(hour));
    }

    /** Both views of a cost, hour by hour. They differ on few VMs, and only the difference is kept. */
    static final class HourCost {
        private final HourMoney billed;
        private final HourMoney beyondBilled;

        HourCost(int hours) {
            billed = new HourMoney(hours);
            beyondBilled = new HourMoney(hours);
        }

        void add(int hour, BigDecimal billedCost, BigDecimal effectiveCost) {
            billed.add(hour, billedCost);
            beyondBilled.add(hour, effectiveCost.subtract(billedCost));
        }

        Cost get(int hour) {
            BigDecimal billedCost = billed.get(hour);
            return new Cost(billedCost, billedCost.add(beyondBilled.get(hour)));
        }
    }
}
