package io.perdollar.analysis.measure;

import io.perdollar.analysis.advice.PriceBook.Machine;
import io.perdollar.analysis.catalogue.Provisioning;
import io.perdollar.analysis.fleet.Vm;
import io.perdollar.analysis.idle.IdleHour;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.time.Micros;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** What this bill charged per running hour of a machine, over the VMs that no commitment covers (equations §13, prices). */
final class BilledPrices {
    private static final class Sum {
        BigDecimal cost = Numeric.ZERO;
        long running;
    }

    private BilledPrices() {}

    static Map<Machine, BigDecimal> of(FleetFacts facts) {
        Map<Machine, Sum> sums = new HashMap<>();
        facts.report().vms.values().forEach(vm -> add(facts, vm, sums));
        Map<Machine, BigDecimal> prices = new HashMap<>();
        sums.forEach((machine, sum) -> {
            if (sum.running > 0 && sum.cost.signum() > 0) {
                prices.put(
                        machine,
                        Numeric.multiplyDivide(
                                sum.cost, BigDecimal.valueOf(Micros.HOUR), BigDecimal.valueOf(sum.running)));
            }
        });
        return prices;
    }

    private static void add(FleetFacts facts, VmMeasurement vm, Map<Machine, Sum> sums) {
        Vm.LastHour last = vm.vm.last();
        String region = ServiceCases.region(vm.vm);
        VmBook book = facts.report().book.vms.get(vm.vm.key());
        String accelerator = vm.vm.accelerator();
        if (last == null || region == null || book == null || accelerator == null) {
            return;
        }
        String machineType = last.machineType();
        Integer count = last.acceleratorCount();
        if (machineType == null || count == null) {
            return;
        }
        BigDecimal cost = Numeric.ZERO;
        BigDecimal savable = Numeric.ZERO;
        long running = 0;
        for (IdleHour hour : vm.hours) {
            int index = facts.reading().fleet.axis().index(hour.hourStart());
            cost = cost.add(book.gpu.get(index).effective());
            savable = savable.add(book.avoidable.get(index));
            running += hour.running();
        }
        if (cost.compareTo(savable) == 0) {
            Sum sum = sums.computeIfAbsent(
                    new Machine(
                            region,
                            machineType,
                            accelerator,
                            count,
                            last.provisioning().equals("SPOT") ? Provisioning.SPOT : Provisioning.STANDARD),
                    m -> new Sum());
            sum.cost = sum.cost.add(savable);
            sum.running += running;
        }
    }
}
