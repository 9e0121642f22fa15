package io.perdollar.analysis.measure;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeKey;
import io.perdollar.analysis.charge.CostType;
import io.perdollar.analysis.fleet.InstanceKey;
import io.perdollar.analysis.fleet.Vm;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.place.Place;
import io.perdollar.analysis.place.Placement;
import io.perdollar.analysis.report.MonthClose;
import io.perdollar.analysis.report.MonthClose.Invoice;
import io.perdollar.analysis.report.MonthClose.Item;
import io.perdollar.analysis.scope.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Books the charges of one invoice month, whatever window they were used in, in the currencies of the invoices. */
final class CloseBook {
    /** Invoices follow it (equations §2). */
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    private static final Comparator<Item> ORDER = Comparator.comparing(Item::place)
            .thenComparing(Item::category)
            .thenComparing(item -> text(item.service()))
            .thenComparing(Item::product)
            .thenComparing(item -> text(item.project()))
            .thenComparing(Item::usedIn)
            .thenComparing(Item::costType)
            .thenComparing(item -> text(item.adjustment()))
            .thenComparing(item -> text(item.subject()));

    private final YearMonth month;
    private final Instant from;
    private final Instant to;
    private final Map<Line, Sums> lines = new HashMap<>();

    private record Account(String billingAccount, CurrencyCode currency) implements Comparable<Account> {
        private static final Comparator<Account> ORDER =
                Comparator.comparing(Account::billingAccount).thenComparing(Account::currency);

        @Override
        public int compareTo(Account other) {
            return ORDER.compare(this, other);
        }
    }

    /** What tells the parts of an invoice apart. */
    private record Part(
            Place place,
            Category category,
            CostType costType,
            @Nullable String adjustment,
            @Nullable String subject,
            String product,
            @Nullable String service,
            @Nullable String project,
            YearMonth usedIn) {
        Part of(@Nullable String owner) {
            return new Part(place, category, costType, adjustment, subject, product, owner, project, usedIn);
        }

        Item with(Sums sums) {
            return new Item(
                    place,
                    category,
                    costType,
                    adjustment,
                    subject,
                    product,
                    service,
                    project,
                    usedIn,
                    sums.cost,
                    sums.discounts,
                    sums.promotions);
        }
    }

    /** A part whose service is not looked up yet. */
    private record Line(Account account, @Nullable InstanceKey vm, Part part) {}

    private static final class Sums {
        BigDecimal cost = Numeric.ZERO;
        BigDecimal discounts = Numeric.ZERO;
        BigDecimal promotions = Numeric.ZERO;

        void add(BigDecimal moreCost, BigDecimal moreDiscounts, BigDecimal morePromotions) {
            cost = cost.add(moreCost);
            discounts = discounts.add(moreDiscounts);
            promotions = promotions.add(morePromotions);
        }
    }

    CloseBook(YearMonth month) {
        this.month = month;
        this.from = start(month);
        this.to = start(month.plusMonths(1));
    }

    void post(Charge charge, Placement placement) {
        ChargeKey key = charge.key();
        if (!key.invoiceMonth().equals(month)) {
            return;
        }
        boolean usage = key.costType() == CostType.REGULAR;
        BigDecimal promotions = charge.credit(Charge.PROMOTION);
        Part part = new Part(
                placement.place(),
                placement.category(),
                key.costType(),
                key.adjustmentType(),
                usage ? null : key.sku().description(),
                key.sku().service(),
                null,
                key.projectId(),
                usedIn(charge.hour()));
        lines.computeIfAbsent(
                        new Line(new Account(key.billingAccount(), key.currency()), placement.vm(), part),
                        line -> new Sums())
                .add(charge.exportCost(), charge.creditTotal().subtract(promotions), promotions);
    }

    private YearMonth usedIn(Instant hour) {
        return !hour.isBefore(from) && hour.isBefore(to) ? month : YearMonth.from(hour.atZone(PACIFIC));
    }

    /**
     * The month for readers of a scope. An invoice knows projects, but neither services nor environments.
     *
     * @param usedFrom first local day that was read
     * @param settled whether the bill of an account is as good as complete up to an instant
     * @param vms the fleet
     */
    MonthClose close(
            Scope scope,
            LocalDate usedFrom,
            BiPredicate<String, Instant> settled,
            Function<InstanceKey, @Nullable Vm> vms,
            Function<Vm, String> serviceOf) {
        SortedMap<Account, Map<Part, Sums>> invoices = new TreeMap<>();
        lines.forEach((line, sums) -> {
            if (scope.covers(line.part().project(), null, null)) {
                Vm vm = line.vm() == null ? null : vms.apply(line.vm());
                // A disk of one project may hang on a VM of another, whose name readers of the first may not see.
                boolean seen = vm != null && scope.covers(vm.project(), null, null);
                invoices.computeIfAbsent(line.account(), account -> new HashMap<>())
                        .computeIfAbsent(line.part().of(seen ? serviceOf.apply(vm) : null), part -> new Sums())
                        .add(sums.cost, sums.discounts, sums.promotions);
            }
        });
        List<Invoice> result = new ArrayList<>();
        invoices.forEach((account, parts) -> {
            List<Item> items = new ArrayList<>();
            parts.forEach((part, sums) -> items.add(part.with(sums)));
            items.sort(ORDER);
            result.add(new Invoice(
                    account.billingAccount(), account.currency(), settled.test(account.billingAccount(), to), items));
        });
        return new MonthClose(month, usedFrom, result);
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(PACIFIC).toInstant();
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
