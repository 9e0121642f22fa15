package io.perdollar.analysis.report;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.charge.CostType;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.place.Place;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One invoice month, as finance ties it to the invoices: the last month that was over on the morning after the report date.
 * Months are those of {@code invoice.month}, which follows US Pacific time and nothing else (equations §2).
 *
 * @param month the invoice month
 * @param usedFrom first local day whose charges are in it: later charges for days before are on the invoice, but not here
 * @param invoices by billing account, then currency; empty where nothing is known or a scope has no invoices
 */
public record MonthClose(YearMonth month, LocalDate usedFrom, List<Invoice> invoices) {

    /**
     * What one billing account is invoiced in the month.
     *
     * @param settled false while rows of the month are still expected
     * @param items what it is made of, in a fixed order
     */
    public record Invoice(String billingAccount, CurrencyCode currency, boolean settled, List<Item> items) {
        public Invoice {
            items = List.copyOf(items);
        }

        /** What the invoice must show, in its own currency. */
        public BigDecimal billedCost() {
            return items.stream().map(Item::billedCost).reduce(Numeric.ZERO, BigDecimal::add);
        }
    }

    /**
     * A part of an invoice, in the currency of the invoice.
     *
     * @param place where its charges fall
     * @param category what the money is spent on
     * @param costType usage, tax, adjustment or rounding
     * @param adjustment {@code adjustment_info.type}; null where nothing is adjusted
     * @param subject what tax, adjustments and rounding are for, in Google's words; null for usage
     * @param product the Google Cloud service that sells it, such as {@code Compute Engine}
     * @param service of the GPU VM that its charges name or are attached to; null for everything else
     * @param project null where the bill states none
     * @param usedIn month of use, US Pacific; before the invoice month for what came late
     * @param cost before any credit
     * @param discounts Σ of credits other than promotions, mostly negative
     * @param promotions Σ of promotions, mostly negative
     */
    public record Item(
            Place place,
            Category category,
            CostType costType,
            @Nullable String adjustment,
            @Nullable String subject,
            String product,
            @Nullable String service,
            @Nullable String project,
            YearMonth usedIn,
            BigDecimal cost,
            BigDecimal discounts,
            BigDecimal promotions) {

        /** What the invoice shows. */
        public BigDecimal billedCost() {
            return cost.add(discounts).add(promotions);
        }
    }

    public MonthClose {
        invoices = List.copyOf(invoices);
    }

    /** The invoice month that is over on the morning after a report date. */
    public static YearMonth monthBefore(LocalDate reportDate) {
        return YearMonth.from(reportDate.plusDays(1)).minusMonths(1);
    }

    /** Whether a part is billed later than the month in which it was used. */
    public boolean isLate(Item item) {
        return item.usedIn().isBefore(month);
    }
}
