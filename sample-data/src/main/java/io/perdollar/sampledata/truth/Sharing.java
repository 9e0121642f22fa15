package io.perdollar.sampledata.truth;

import io.perdollar.sampledata.bill.Account;
import io.perdollar.sampledata.bill.Nanos;
import io.perdollar.sampledata.bill.Place;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Spreads each day's shared cost of an account over its GPU VMs by requests, on a day without any by direct cost
 * (equations §6); what nobody can carry stays unattributed.
 */
final class Sharing {
    private Sharing() {}

    /** Spreads all days. */
    static void spread(BillDays bill, List<VmTruth> vms, FleetDays fleet, int days) {
        for (Account account : bill.accounts()) {
            List<VmTruth> own = vms.stream()
                    .filter(vm -> vm.vm().project().account().equals(account))
                    .sorted(Comparator.comparing(vm -> vm.vm().globalName()))
                    .toList();
            for (int day = 0; day < days; day++) {
                spread(bill, account, own, fleet, day);
            }
        }
    }

    private static void spread(BillDays bill, Account account, List<VmTruth> vms, FleetDays fleet, int day) {
        Pair pool = bill.shared(account, day);
        List<Long> weights = weights(vms, vm -> vm.requests(day));
        if (sum(weights) <= 0) {
            weights = weights(vms, vm -> Math.max(0, vm.direct(day)));
        }
        if (sum(weights) <= 0) {
            bill.day(day).of(Place.UNATTRIBUTED).add(pool);
            bill.day(day).of(Place.SHARED).add(-pool.billed(), -pool.effective());
            return;
        }
        List<Long> billed = split(pool.billed(), weights);
        List<Long> effective = split(pool.effective(), weights);
        for (int i = 0; i < vms.size(); i++) {
            VmTruth vm = vms.get(i);
            long[] covered = vm.coveredShare(day);
            long counted = Nanos.multiplyDivide(effective.get(i), covered[0], covered[1]);
            for (Figures figures : List.of(vm.windowOf(day), fleet.day(day))) {
                figures.shared.add(billed.get(i), effective.get(i));
                figures.coveredCost += counted;
            }
        }
    }

    /** Largest remainder; of equal remainders the one that comes first in the list. */
    static List<Long> split(long total, List<Long> weights) {
        BigInteger amount = BigInteger.valueOf(Math.abs(total));
        BigInteger whole = BigInteger.valueOf(sum(weights));
        List<Long> shares = new ArrayList<>();
        List<BigInteger> remainders = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        long left = Math.abs(total);
        for (int i = 0; i < weights.size(); i++) {
            BigInteger[] parts =
                    amount.multiply(BigInteger.valueOf(weights.get(i))).divideAndRemainder(whole);
            shares.add(parts[0].longValueExact());
            remainders.add(parts[1]);
            order.add(i);
            left -= parts[0].longValueExact();
        }
        order.sort((a, b) -> remainders.get(b).compareTo(remainders.get(a)));
        for (int i = 0; i < left; i++) {
            shares.set(order.get(i), shares.get(order.get(i)) + 1);
        }
        return total < 0 ? shares.stream().map(share -> -share).toList() : shares;
    }

    private static List<Long> weights(List<VmTruth> vms, ToLongFunction<VmTruth> weight) {
        return vms.stream().map(weight::applyAsLong).toList();
    }

    private static long sum(List<Long> weights) {
        return weights.stream().mapToLong(Long::longValue).sum();
    }
}
