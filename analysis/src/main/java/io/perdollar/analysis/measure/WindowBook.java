package io.perdollar.analysis.measure;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.charge.ChargeKey;
import io.perdollar.analysis.charge.Conversion.Converted;
import io.perdollar.analysis.commitment.CommitmentGroup;
import io.perdollar.analysis.fleet.HourAxis;
import io.perdollar.analysis.fleet.InstanceKey;
import io.perdollar.analysis.money.Cost;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.place.Place;
import io.perdollar.analysis.place.Placement;
import io.perdollar.analysis.scope.Scope;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Micros;
import io.perdollar.analysis.time.ReportZone;
import io.perdollar.analysis.time.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Everything that is booked in one window, in report currency, while the bill is read. */
final class WindowBook {
    final Window window;
    final Interval hours;
    final SortedMap<Pool, SharedPool> sharedPools = new TreeMap<>();
    final SortedMap<InstanceKey, VmBook> vms = new TreeMap<>();
    final Map<ResourceLine, ResourceBook> resources = new HashMap<>();
    final SortedSet<YearMonth> invoiceMonths = new TreeSet<>();
    private final Map<CostOwner, CostBook> owners = new HashMap<>();
    private final BiFunction<ChargeKey, Placement, CostOwner> ownerOf;

    /** Local day of each hour of the window. */
    private final List<LocalDate> dates = new ArrayList<>();

    private final HourAxis axis;

    /** Shared cost of one local day and billing account. */
    record Pool(LocalDate day, String billingAccount) implements Comparable<Pool> {
        private static final Comparator<Pool> ORDER =
                Comparator.comparing(Pool::day).thenComparing(Pool::billingAccount);

        @Override
        public int compareTo(Pool other) {
            return ORDER.compare(this, other);
        }
    }

    /** What is shared in a pool, by category. */
    static final class SharedPool {
        Cost cost = Cost.ZERO;
        BigDecimal listCost = Numeric.ZERO;
        BigDecimal contractedCost = Numeric.ZERO;
        final Map<Category, Cost> categories = new EnumMap<>(Category.class);
    }

    /** What the cost-by-resource sheet tells apart. */
    record ResourceLine(
            String billingAccount,
            String project,
            String resourceId,
            Place place,
            Category category,
            String attachedTo) {}

    /** One line of cost by resource. */
    static final class ResourceBook {
        final String name;
        final @Nullable String resourceId;
        final CostOwner owner;

        /** The sums of its owner. */
        final CostBook sums;

        @Nullable
        String location;

        BigDecimal listCost = Numeric.ZERO;
        Cost cost = Cost.ZERO;
        /** Commitment shares within the cost. */
        BigDecimal shares = Numeric.ZERO;

        ResourceBook(String name, @Nullable String resourceId, CostOwner owner, CostBook sums) {
            this.name = name;
            this.resourceId = resourceId;
            this.owner = owner;
            this.sums = sums;
        }
    }

    /**
     * @param ownerOf whom a charge belongs to at its place
     */
    WindowBook(Window window, HourAxis axis, BiFunction<ChargeKey, Placement, CostOwner> ownerOf) {
        this.window = window;
        this.hours = window.hours();
        this.axis = axis;
        this.ownerOf = ownerOf;
        ReportZone zone = new ReportZone(window.zone());
        for (long hour = hours.from(); hour < hours.to(); hour += Micros.HOUR) {
            dates.add(zone.dayOf(hour));
        }
    }

    boolean contains(long hour) {
        return hours.contains(hour);
    }

    /** The sums of a scope without the shared cost that its VMs carry; of everything with all shared cost. */
    CostBook sums(Scope scope) {
        CostBook sums = new CostBook();
        owners.forEach((owner, book) -> {
            if (owner.isIn(scope)) {
                sums.add(book);
            }
        });
        return sums;
    }

    /** Books one charge without its commitment share. */
    void post(ChargeKey key, long hour, Placement placement, Converted amounts) {
        Cost cost = new Cost(amounts.billedCost(), amounts.effectiveCost());
        ResourceBook line = line(key, placement);
        line.sums.listCost = line.sums.listCost.add(amounts.listCost());
        line.sums.contractedCost = line.sums.contractedCost.add(amounts.contractedCost());
        line.sums.promotions = line.sums.promotions.add(amounts.promotions());
        line.listCost = line.listCost.add(amounts.listCost());
        book(key, hour, placement, line, cost);
        if (placement.place() == Place.SHARED) {
            SharedPool pool = pool(key, hour);
            pool.listCost = pool.listCost.add(amounts.listCost());
            pool.contractedCost = pool.contractedCost.add(amounts.contractedCost());
        }
        if (placement.place() == Place.DIRECT && isGpuInstance(placement) && !isCommitted(key)) {
            vm(placement).avoidable.add(axis.index(hour), amounts.effectiveCost());
        }
    }

    /** Books a commitment share: effective cost that moves from one line of the bill to another. */
    void postShare(ChargeKey key, long hour, Placement placement, BigDecimal amount) {
        ResourceBook line = line(key, placement);
        line.shares = line.shares.add(amount);
        line.sums.addShare(date(hour), amount);
        book(key, hour, placement, line, new Cost(Numeric.ZERO, amount));
    }

    /** Takes a group's share from its line of unused commitment. */
    void postUnusedCommitment(CommitmentGroup group, long hour, BigDecimal amount) {
        Cost cost = new Cost(Numeric.ZERO, amount);
        CostBook nobody = owners.computeIfAbsent(CostOwner.NOBODY, o -> new CostBook());
        nobody.add(date(hour), Place.UNUSED_COMMITMENT, Category.COMMITMENT, cost);
        ResourceBook line = resources.computeIfAbsent(
                new ResourceLine(
                        group.billingAccount(), "", group.name(), Place.UNUSED_COMMITMENT, Category.COMMITMENT, ""),
                l -> new ResourceBook(
                        "commitment shares carried by resources, " + group.name(), null, CostOwner.NOBODY, nobody));
        line.cost = line.cost.plus(cost);
    }

    private void book(ChargeKey key, long hour, Placement placement, ResourceBook line, Cost cost) {
        line.sums.add(date(hour), placement.place(), placement.category(), cost);
        line.cost = line.cost.plus(cost);
        int index = axis.index(hour);
        if (placement.place() == Place.DIRECT) {
            VmBook vm = vm(placement);
            (isGpuInstance(placement) ? vm.gpu : vm.otherDirect).add(index, cost.billed(), cost.effective());
        } else if (placement.place() == Place.ATTACHED) {
            vm(placement).attached.add(index, cost.billed(), cost.effective());
        } else if (placement.place() == Place.SHARED) {
            SharedPool pool = pool(key, hour);
            pool.cost = pool.cost.plus(cost);
            pool.categories.merge(placement.category(), cost, Cost::plus);
        }
    }

    private SharedPool pool(ChargeKey key, long hour) {
        return sharedPools.computeIfAbsent(new Pool(date(hour), key.billingAccount()), p -> new SharedPool());
    }

    private LocalDate date(long hour) {
        return dates.get(axis.index(hour) - axis.index(hours.from()));
    }

    private ResourceBook line(ChargeKey key, Placement placement) {
        String resourceId = key.resourceId();
        String attachedTo = placement.place() == Place.ATTACHED && placement.vm() != null
                ? placement.vm().resourceId()
                : "";
        // What names nothing is told apart by what was sold.
        String named = resourceId == null ? key.sku().id() : resourceId;
        String project = key.projectId() == null ? "" : key.projectId();
        ResourceBook book = resources.computeIfAbsent(
                new ResourceLine(
                        key.billingAccount(), project, named, placement.place(), placement.category(), attachedTo),
                l -> {
                    CostOwner owner = ownerOf.apply(key, placement);
                    return new ResourceBook(
                            shownName(key), resourceId, owner, owners.computeIfAbsent(owner, o -> new CostBook()));
                });
        book.location = key.location().zoneOrLocation();
        return book;
    }

    private static String shownName(ChargeKey key) {
        if (key.resource() == null) {
            return key.sku().description();
        }
        String name = key.resource().name();
        return name != null ? name : String.valueOf(key.resource().globalName());
    }

    private VmBook vm(Placement placement) {
        InstanceKey key = placement.vm();
        if (key == null) {
            throw new IllegalStateException("a charge at " + placement.place() + " must name its VM");
        }
        return vms.computeIfAbsent(key, k -> new VmBook(axis.hours()));
    }

    private static boolean isGpuInstance(Placement placement) {
        return placement.category() == Category.GPU_INSTANCE;
    }

    /** Whether a charge was priced by a commitment's consumption model: stopping the VM would not save it (equations §10). */
    private static boolean isCommitted(ChargeKey key) {
        return key.consumptionModel() != null && !key.consumptionModel().equalsIgnoreCase("default");
    }
}
