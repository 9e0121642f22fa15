package io.perdollar.reporting;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.charge.CostType;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.place.Place;
import io.perdollar.analysis.report.FleetReport.VmLine;
import io.perdollar.analysis.report.Measures.CostBreakdown;
import io.perdollar.analysis.report.MonthClose;
import io.perdollar.analysis.report.MonthClose.Invoice;
import io.perdollar.analysis.report.MonthClose.Item;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The closed month of the sample fleet: two invoices, one of them in won, with late charges, tax and a goodwill credit. */
@NullMarked
final class SampleClose {
    private static final YearMonth MONTH = YearMonth.of(2026, 10);

    private SampleClose() {}

    static MonthClose of(String account, CurrencyCode currency, List<VmLine> vms, BigDecimal rate) {
        List<Item> items = new ArrayList<>();
        for (VmLine vm : vms) {
            CostBreakdown cost = vm.measures().cost();
            items.add(usage(
                    Place.DIRECT,
                    Category.GPU_INSTANCE,
                    vm.service(),
                    vm.project(),
                    MONTH,
                    cost.gpuInstance().effective(),
                    cost.gpuInstance().effective().multiply(new BigDecimal("-0.125"))));
            items.add(usage(
                    Place.ATTACHED,
                    Category.STORAGE,
                    vm.service(),
                    vm.project(),
                    MONTH,
                    cost.attached().effective(),
                    Numeric.ZERO));
        }
        items.add(usage(
                Place.DIRECT,
                Category.GPU_INSTANCE,
                "chat",
                "llm-prod",
                MONTH.minusMonths(1),
                SampleMoney.money("12.340000001", rate),
                Numeric.ZERO));
        items.add(other(CostType.TAX, null, "Tax", SampleMoney.money("312.5", rate)));
        items.add(other(CostType.ADJUSTMENT, "GOODWILL", "Goodwill credit", SampleMoney.money("-5", rate)));
        items.add(other(CostType.ROUNDING_ERROR, null, "Rounding error", SampleMoney.money("-0.003", rate)));
        Item won = usage(
                Place.OTHER_RESOURCES,
                Category.OTHER_COMPUTE,
                null,
                "ml-seoul",
                MONTH,
                SampleMoney.amount("716411.4"),
                Numeric.ZERO);
        return new MonthClose(
                MONTH,
                LocalDate.of(2026, 9, 1),
                List.of(
                        new Invoice(account, currency, true, items),
                        new Invoice("0AAAAA-BBBBBB-CCCCCC", new CurrencyCode("KRW"), false, List.of(won))));
    }

    private static Item usage(
            Place place,
            Category category,
            @Nullable String service,
            @Nullable String project,
            YearMonth usedIn,
            BigDecimal cost,
            BigDecimal discounts) {
        return new Item(
                place,
                category,
                CostType.REGULAR,
                null,
                null,
                "Compute Engine",
                service,
                project,
                usedIn,
                cost,
                Numeric.round(discounts),
                Numeric.ZERO);
    }

    private static Item other(CostType type, @Nullable String adjustment, String subject, BigDecimal cost) {
        return new Item(
                Place.TAX_AND_ADJUSTMENT,
                Category.TAX_AND_ADJUSTMENT,
                type,
                adjustment,
                subject,
                "Invoice",
                null,
                null,
                MONTH,
                cost,
                Numeric.ZERO,
                Numeric.ZERO);
    }
}
