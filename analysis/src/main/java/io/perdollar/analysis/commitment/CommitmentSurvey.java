package io.perdollar.analysis.commitment;

import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeKey;
import io.perdollar.analysis.charge.Sku;
import io.perdollar.analysis.charge.SkuTraits;
import io.perdollar.analysis.charge.SkuTraits.CommitmentTerm;
import io.perdollar.analysis.charge.SkuTraits.Component;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.money.Shares;
import io.perdollar.analysis.time.Micros;
import io.perdollar.analysis.time.ReportZone;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the bill once and derives every commitment share (equations §5). Charges come UTC day by UTC day. */
public final class CommitmentSurvey {
    private static final String BY_RESOURCE = "COMMITTED_USAGE_DISCOUNT";
    private static final String BY_SPEND = "COMMITTED_USAGE_DISCOUNT_DOLLAR_BASE";

    private final ReportZone zone;
    private final Catalogue catalogue;
    private final Map<Sku, SkuTraits> traits = new HashMap<>();
    private final Map<UsageSpot, Usage> openDay = new HashMap<>();
    private final List<Usage> covered = new ArrayList<>();
    private final List<Fee> fees = new ArrayList<>();
    private final SortedSet<String> notes = new TreeSet<>();
    private long openDayStart = Long.MIN_VALUE;

    /** Shares, and what could not be shared. */
    public record Result(List<CommitmentShare> shares, List<String> notes) {}

    private record UsageSpot(long hour, String resourceId, String skuId) {}

    private record Fee(ChargeKey key, SkuTraits traits, YearMonth month, BigDecimal netFee, BigDecimal committed) {}

    /** Usage, cost and credits of one hour, resource and SKU, summed over adjustment types. */
    private static final class Usage {
        final long hour;
        ChargeKey key;
        BigDecimal usage = Numeric.ZERO;
        BigDecimal cost = Numeric.ZERO;
        BigDecimal byResource = Numeric.ZERO;
        BigDecimal bySpend = Numeric.ZERO;

        Usage(long hour, ChargeKey key) {
            this.hour = hour;
            this.key = key;
        }
    }

    /**
     * Where a share falls.
     *
     * @param resource place of the ResourceId among all, ascending: numbers compare faster than long names that start alike
     */
    private record Spot(int resource, long hour, String skuId) implements Comparable<Spot> {
        @Override
        public int compareTo(Spot other) {
            int byResource = Integer.compare(resource, other.resource);
            int byHour = byResource != 0 ? byResource : Long.compare(hour, other.hour);
            return byHour != 0 ? byHour : skuId.compareTo(other.skuId);
        }
    }

    /**
     * @param zone whose calendar months bound a group
     * @param catalogue discounts of commitments to spend
     */
    public CommitmentSurvey(ReportZone zone, Catalogue catalogue) {
        this.zone = zone;
        this.catalogue = catalogue;
    }

    /** Adds one charge; UTC days must not go back. */
    public void add(Charge charge) {
        long hour = Micros.of(charge.hour());
        long day = Micros.dayStart(hour);
        if (day != openDayStart) {
            closeDay();
            openDayStart = day;
        }
        ChargeKey key = charge.key();
        SkuTraits sku = traits.computeIfAbsent(key.sku(), SkuTraits::of);
        if (sku.isCommitmentFee()) {
            fees.add(new Fee(key, sku, zone.monthOf(hour), charge.billedCost(), charge.usage()));
        } else if (sku.isMachine() || !charge.credits().isEmpty()) {
            addUsage(charge, hour, key);
        }
    }

    private void addUsage(Charge charge, long hour, ChargeKey key) {
        UsageSpot spot = new UsageSpot(hour, resourceId(key), key.sku().id());
        BigDecimal byResource = charge.credit(BY_RESOURCE);
        BigDecimal bySpend = charge.credit(BY_SPEND);
        Usage usage = openDay.computeIfAbsent(spot, s -> new Usage(hour, key));
        if (byResource.signum() != 0 || bySpend.signum() != 0) {
            usage.key = key;
        }
        usage.usage = usage.usage.add(charge.usage());
        usage.cost = usage.cost.add(charge.exportCost());
        usage.byResource = usage.byResource.add(byResource);
        usage.bySpend = usage.bySpend.add(bySpend);
    }

    private void closeDay() {
        for (Usage usage : openDay.values()) {
            if (usage.byResource.signum() != 0 || usage.bySpend.signum() != 0) {
                covered.add(usage);
            }
        }
        openDay.clear();
    }

    /** Closes the last day and derives the shares, in a fixed order. */
    public Result finish() {
        closeDay();
        Set<String> usedIds = new HashSet<>();
        covered.forEach(usage -> {
            if (usage.key.subscriptionId() != null) {
                usedIds.add(usage.key.subscriptionId());
            }
        });
        Map<CommitmentGroup, List<Fee>> feesByGroup = new TreeMap<>();
        Set<String> feeIds = new HashSet<>();
        for (Fee fee : fees) {
            String id = fee.key().subscriptionId();
            boolean byId = id != null && usedIds.contains(id);
            if (byId) {
                feeIds.add(id);
            }
            feesByGroup
                    .computeIfAbsent(group(fee.key(), fee.traits(), fee.month(), byId), g -> new ArrayList<>())
                    .add(fee);
        }
        Map<String, Integer> places = resourcePlaces();
        Map<CommitmentGroup, Map<Spot, Usage>> usageByGroup = new TreeMap<>();
        for (Usage usage : covered) {
            String id = usage.key.subscriptionId();
            SkuTraits sku = traits.computeIfAbsent(usage.key.sku(), SkuTraits::of);
            YearMonth month = zone.monthOf(usage.hour);
            boolean byId = id != null && feeIds.contains(id);
            CommitmentGroup group = usage.bySpend.signum() != 0 && !byId
                    ? CommitmentGroup.ofSpend(usage.key, month)
                    : group(usage.key, sku, month, byId);
            Spot spot = new Spot(
                    places.getOrDefault(resourceId(usage.key), 0),
                    usage.hour,
                    usage.key.sku().id());
            usageByGroup.computeIfAbsent(group, g -> new TreeMap<>()).put(spot, usage);
        }
        List<CommitmentShare> shares = new ArrayList<>();
        usageByGroup.forEach((group, usages) -> {
            List<Fee> groupFees = feesByGroup.get(group);
            if (groupFees != null) {
                share(group, groupFees, usages, shares);
            }
        });
        return new Result(List.copyOf(shares), List.copyOf(notes));
    }

    private Map<String, Integer> resourcePlaces() {
        SortedSet<String> ids = new TreeSet<>();
        covered.forEach(usage -> ids.add(resourceId(usage.key)));
        Map<String, Integer> places = new HashMap<>();
        ids.forEach(id -> places.put(id, places.size()));
        return places;
    }

    private static String resourceId(ChargeKey key) {
        String id = key.resourceId();
        return id == null ? "" : id;
    }

    private static CommitmentGroup group(ChargeKey key, SkuTraits sku, YearMonth month, boolean byId) {
        if (byId) {
            return CommitmentGroup.ofId(key, month);
        }
        return sku.component() == Component.SPEND
                ? CommitmentGroup.ofSpend(key, month)
                : CommitmentGroup.ofKind(key, sku, month);
    }

    private void share(
            CommitmentGroup group, List<Fee> groupFees, Map<Spot, Usage> usages, List<CommitmentShare> shares) {
        BigDecimal netFees = groupFees.stream().map(Fee::netFee).reduce(Numeric.ZERO, BigDecimal::add);
        BigDecimal committed = groupFees.stream().map(Fee::committed).reduce(Numeric.ZERO, BigDecimal::add);
        if (netFees.signum() <= 0 || committed.signum() <= 0) {
            return;
        }
        CommitmentTerm term = commonTerm(groupFees);
        Map<Spot, BigDecimal> amounts = new TreeMap<>();
        BigDecimal sum = Numeric.ZERO;
        boolean anyNegative = false;
        for (Map.Entry<Spot, Usage> entry : usages.entrySet()) {
            BigDecimal amount = amount(entry.getValue(), netFees, committed, term, group);
            if (amount.signum() != 0) {
                amounts.put(entry.getKey(), amount);
                sum = sum.add(amount);
                anyNegative |= amount.signum() < 0;
            }
        }
        if (sum.compareTo(netFees) > 0) {
            BigDecimal total = sum;
            amounts = anyNegative ? scaled(amounts, netFees, total) : Shares.split(netFees, amounts);
        }
        amounts.forEach((spot, amount) -> {
            Usage usage = usages.get(spot);
            if (usage != null && amount.signum() != 0) {
                shares.add(new CommitmentShare(usage.hour, usage.key, group, amount));
            }
        });
    }

    /** Corrections can make a share negative, which no split by remainder knows: each is scaled by itself. */
    private static Map<Spot, BigDecimal> scaled(Map<Spot, BigDecimal> amounts, BigDecimal netFees, BigDecimal total) {
        Map<Spot, BigDecimal> scaled = new TreeMap<>();
        amounts.forEach((spot, amount) -> scaled.put(spot, Numeric.multiplyDivide(amount, netFees, total)));
        return scaled;
    }

    private BigDecimal amount(
            Usage usage,
            BigDecimal netFees,
            BigDecimal committed,
            @Nullable CommitmentTerm term,
            CommitmentGroup group) {
        BigDecimal share = Numeric.ZERO;
        if (usage.byResource.signum() != 0 && usage.cost.signum() != 0) {
            // covered = usage × (−credit ÷ cost); share = covered × fees ÷ committed, rounded once
            share = Numeric.multiplyDivide(
                    usage.usage.multiply(usage.byResource.negate()), netFees, usage.cost.multiply(committed));
        }
        if (usage.bySpend.signum() != 0) {
            BigDecimal discount = term == null
                    ? null
                    : catalogue.spendDiscounts().get(usage.key.sku().id() + "/" + term);
            if (discount == null) {
                notes.add("billing account " + group.billingAccount() + ": the discount of SKU '"
                        + usage.key.sku().description() + "' under a commitment to spend is not in catalogue "
                        + catalogue.name() + ", so its fee stays on unused commitment");
            } else {
                share = share.add(Numeric.round(usage.bySpend.negate().multiply(BigDecimal.ONE.subtract(discount))));
            }
        }
        return share;
    }

    private static @Nullable CommitmentTerm commonTerm(List<Fee> groupFees) {
        Set<CommitmentTerm> terms = new HashSet<>();
        for (Fee fee : groupFees) {
            if (fee.traits().term() != null) {
                terms.add(fee.traits().term());
            }
        }
        return terms.size() == 1 ? terms.iterator().next() : null;
    }
}
