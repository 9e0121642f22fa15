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
import org.jspecify.annotations.Nullable;

/** Everything that is booked in one window, in report currency, while the bill is read. */
final class WindowBook {
    final Window window;
    final Interval hours;
    final Map<Place, Cost> places = new EnumMap<>(Place.class);
    final Map<Category, Cost> categories = new EnumMap<>(Category.class);
    final SortedMap<LocalDate, DayBook> days = new TreeMap<>();
    final SortedMap<Pool, Cost> sharedPools = new TreeMap<>();
    final SortedMap<InstanceKey, VmBook> vms = new TreeMap<>();
    final Map<ResourceLine, ResourceBook> resources = new HashMap<>();
    final SortedSet<YearMonth> invoiceMonths = new TreeSet<>();
    BigDecimal listCost = Numeric.ZERO;
    BigDecimal contractedCost = Numeric.ZERO;
    BigDecimal promotions = Numeric.ZERO;
    Cost total = Cost.ZERO;

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

    /** One local day. */
    static final class DayBook {
        Cost total = Cost.ZERO;
        final Map<Category, BigDecimal> effective = new EnumMap<>(Category.class);
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

        @Nullable
        String location;

        BigDecimal listCost = Numeric.ZERO;
        Cost cost = Cost.ZERO;

        ResourceBook(String name, @Nullable String resourceId) {
            this.name = name;
            this.resourceId = resourceId;
        }
    }

    WindowBook(Window window, HourAxis axis) {
        this.window = window;
        this.hours = window.hours();
        this.axis = axis;
        ReportZone zone = new ReportZone(window.zone());
        for (long hour = hours.from(); hour < hours.to(); hour += Micros.HOUR) {
            dates.add(zone.dayOf(hour));
        }
        window.dates().forEach(date -> days.put(date, new DayBook()));
    }

    boolean contains(long hour) {
        return hours.contains(hour);
    }

    /** Books one charge without its commitment share. */
    void post(ChargeKey key, long hour, Placement placement, Converted amounts) {
        listCost = listCost.add(amounts.listCost());
        contractedCost = contractedCost.add(amounts.contractedCost());
        promotions = promotions.add(amounts.promotions());
        Cost cost = new Cost(amounts.billedCost(), amounts.effectiveCost());
        book(key, hour, placement, cost, amounts.listCost());
        if (placement.place() == Place.DIRECT && isGpuInstance(placement) && !isCommitted(key)) {
            vm(placement).avoidable.add(axis.index(hour), amounts.effectiveCost());
        }
    }

    /** Books a commitment share: effective cost that moves from one line of the bill to another. */
    void postShare(ChargeKey key, long hour, Placement placement, BigDecimal amount) {
        book(key, hour, placement, new Cost(Numeric.ZERO, amount), Numeric.ZERO);
    }

    /** Takes a group's share from its line of unused commitment. */
    void postUnusedCommitment(CommitmentGroup group, long hour, BigDecimal amount) {
        Placement placement = new Placement(Place.UNUSED_COMMITMENT, Category.COMMITMENT, null);
        Cost cost = new Cost(Numeric.ZERO, amount);
        bookPlace(group.billingAccount(), hour, placement, cost);
        ResourceBook line = resources.computeIfAbsent(
                new ResourceLine(
                        group.billingAccount(), "", group.name(), Place.UNUSED_COMMITMENT, Category.COMMITMENT, ""),
                l -> new ResourceBook("commitment shares carried by resources, " + group.name(), null));
        line.cost = line.cost.plus(cost);
    }

    private void book(ChargeKey key, long hour, Placement placement, Cost cost, BigDecimal list) {
        bookPlace(key.billingAccount(), hour, placement, cost);
        int index = axis.index(hour);
        if (placement.place() == Place.DIRECT) {
            VmBook vm = vm(placement);
            (isGpuInstance(placement) ? vm.gpu : vm.otherDirect).add(index, cost.billed(), cost.effective());
        } else if (placement.place() == Place.ATTACHED) {
            vm(placement).attached.add(index, cost.billed(), cost.effective());
        }
        bookResource(key, placement, cost, list);
    }

    private void bookPlace(String billingAccount, long hour, Placement placement, Cost cost) {
        total = total.plus(cost);
        places.merge(placement.place(), cost, Cost::plus);
        categories.merge(placement.category(), cost, Cost::plus);
        LocalDate date = dates.get(axis.index(hour) - axis.index(hours.from()));
        DayBook day = days.computeIfAbsent(date, d -> new DayBook());
        day.total = day.total.plus(cost);
        day.effective.merge(placement.category(), cost.effective(), BigDecimal::add);
        if (placement.place() == Place.SHARED) {
            sharedPools.merge(new Pool(date, billingAccount), cost, Cost::plus);
        }
    }

    private void bookResource(ChargeKey key, Placement placement, Cost cost, BigDecimal list) {
        String resourceId = key.resourceId();
        String attachedTo = placement.place() == Place.ATTACHED && placement.vm() != null
                ? placement.vm().resourceId()
                : "";
        // What names nothing is told apart by what was sold.
        String line = resourceId == null ? key.sku().id() : resourceId;
        String project = key.projectId() == null ? "" : key.projectId();
        ResourceBook book = resources.computeIfAbsent(
                new ResourceLine(
                        key.billingAccount(), project, line, placement.place(), placement.category(), attachedTo),
                l -> new ResourceBook(shownName(key), resourceId));
        book.location = key.location().zoneOrLocation();
        book.listCost = book.listCost.add(list);
        book.cost = book.cost.plus(cost);
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
