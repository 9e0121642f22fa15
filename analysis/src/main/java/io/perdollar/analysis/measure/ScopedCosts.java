package io.perdollar.analysis.measure;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.measure.CostBook.DayBook;
import io.perdollar.analysis.measure.WindowBook.Pool;
import io.perdollar.analysis.measure.WindowBook.ResourceBook;
import io.perdollar.analysis.measure.WindowBook.ResourceLine;
import io.perdollar.analysis.measure.WindowBook.SharedPool;
import io.perdollar.analysis.money.Cost;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.money.Shares;
import io.perdollar.analysis.place.Place;
import io.perdollar.analysis.report.FleetReport.ResourceCost;
import io.perdollar.analysis.scope.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The cost of a scope: what belongs to its owners, and the shared cost that its VMs carry. Commitment fees are paid outside
 * of every scope; what its charges carry of them is taken off again in one line, so that the scope's places sum to what it
 * is billed.
 */
final class ScopedCosts {
    final CostBook sums;

    /** What no resource of the scope shows by name: shared cost carried, fees paid outside. */
    final List<ResourceCost> lines = new ArrayList<>();

    private record Carried(String billingAccount, Category category) {}

    ScopedCosts(WindowBook book, Collection<VmMeasurement> vms, Scope.Only scope) {
        sums = book.sums(scope);
        takeSharesOff(book, scope);
        SortedMap<Pool, Cost> carried = new TreeMap<>();
        for (VmMeasurement vm : vms) {
            vm.days.forEach((date, day) -> {
                if (!day.shared.equals(Cost.ZERO)) {
                    carried.merge(new Pool(date, vm.vm.billingAccount()), day.shared, Cost::plus);
                }
            });
        }
        Comparator<Carried> order =
                Comparator.comparing(Carried::billingAccount).thenComparing(Carried::category);
        SortedMap<Carried, Cost> costs = new TreeMap<>(order);
        SortedMap<Carried, BigDecimal> lists = new TreeMap<>(order);
        carried.forEach((pool, cost) -> {
            SharedPool shared = book.sharedPools.get(pool);
            if (shared == null) {
                throw new IllegalStateException("a VM carries shared cost of a day that has none: " + pool);
            }
            BigDecimal list = part(shared.listCost, cost, shared.cost);
            sums.listCost = sums.listCost.add(list);
            sums.contractedCost = sums.contractedCost.add(part(shared.contractedCost, cost, shared.cost));
            sums.promotions = sums.promotions.add(cost.billed().subtract(cost.effective()));
            Map<Category, BigDecimal> weights = weights(shared);
            SortedMap<Category, BigDecimal> billed = Shares.split(cost.billed(), weights);
            SortedMap<Category, BigDecimal> effective = Shares.split(cost.effective(), weights);
            SortedMap<Category, BigDecimal> listed = Shares.split(list, weights);
            weights.keySet().forEach(category -> {
                Cost of = new Cost(known(billed.get(category)), known(effective.get(category)));
                sums.add(pool.day(), Place.SHARED, category, of);
                costs.merge(new Carried(pool.billingAccount(), category), of, Cost::plus);
                lists.merge(new Carried(pool.billingAccount(), category), known(listed.get(category)), BigDecimal::add);
            });
        });
        costs.forEach((key, cost) -> lines.add(new ResourceCost(
                key.billingAccount(),
                null,
                null,
                null,
                null,
                Place.SHARED,
                key.category(),
                null,
                known(lists.get(key)),
                cost)));
    }

    private void takeSharesOff(WindowBook book, Scope scope) {
        List<LocalDate> dates = List.copyOf(sums.days.keySet());
        for (LocalDate date : dates) {
            DayBook day = sums.days.get(date);
            if (day != null && day.shares.signum() != 0) {
                sums.add(date, Place.UNUSED_COMMITMENT, Category.COMMITMENT, off(day.shares));
            }
        }
        SortedMap<String, BigDecimal> shares = new TreeMap<>();
        for (Map.Entry<ResourceLine, ResourceBook> line : book.resources.entrySet()) {
            if (line.getValue().shares.signum() != 0 && line.getValue().owner.isIn(scope)) {
                shares.merge(line.getKey().billingAccount(), line.getValue().shares, BigDecimal::add);
            }
        }
        shares.forEach((account, amount) -> lines.add(new ResourceCost(
                account,
                null,
                null,
                null,
                null,
                Place.UNUSED_COMMITMENT,
                Category.COMMITMENT,
                null,
                Numeric.ZERO,
                off(amount))));
    }

    private static Cost off(BigDecimal shares) {
        return new Cost(Numeric.ZERO, shares.negate());
    }

    /** The part of an amount of the pool that goes with a part of its cost. */
    private static BigDecimal part(BigDecimal amount, Cost of, Cost pool) {
        BigDecimal whole = pool.effective().signum() == 0 ? pool.billed() : pool.effective();
        BigDecimal part = pool.effective().signum() == 0 ? of.billed() : of.effective();
        return whole.signum() == 0 ? Numeric.ZERO : Numeric.multiplyDivide(amount, part, whole);
    }

    private static Map<Category, BigDecimal> weights(SharedPool pool) {
        Map<Category, BigDecimal> weights = new EnumMap<>(Category.class);
        pool.categories.forEach(
                (category, of) -> weights.put(category, of.effective().max(BigDecimal.ZERO)));
        if (weights.values().stream().allMatch(weight -> weight.signum() == 0)) {
            weights.replaceAll((category, weight) -> BigDecimal.ONE);
        }
        return weights;
    }

    private static BigDecimal known(@Nullable BigDecimal amount) {
        return amount == null ? Numeric.ZERO : amount;
    }
}
