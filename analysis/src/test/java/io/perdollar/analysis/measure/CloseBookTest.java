package io.perdollar.analysis.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.Charges;
import io.perdollar.analysis.charge.CostType;
import io.perdollar.analysis.charge.Labels;
import io.perdollar.analysis.fleet.InstanceKey;
import io.perdollar.analysis.fleet.RunningHours;
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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CloseBookTest {
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Instant CLOSED = Instant.parse("2026-11-01T07:00:00Z");
    private static final Placement GPU =
            new Placement(Place.DIRECT, Category.GPU_INSTANCE, new InstanceKey("vm-of-search"));
    private static final Placement TAX = new Placement(Place.TAX_AND_ADJUSTMENT, Category.TAX_AND_ADJUSTMENT, null);

    private final CloseBook book = new CloseBook(OCTOBER);

    private MonthClose close(Scope scope) {
        return book.close(
                scope,
                LocalDate.of(2026, 9, 1),
                (account, end) -> end.equals(CLOSED),
                CloseBookTest::vm,
                vm -> "service of " + vm.name());
    }

    private static Scope projects(String... names) {
        return new Scope.Only(Scope.Kind.PROJECTS, List.of(names));
    }

    private static @Nullable Vm vm(InstanceKey key) {
        return new Vm(
                key,
                "42",
                "01AAAA-BBBBBB-CCCCCC",
                "search-project",
                "us-central1-a",
                "T4",
                0,
                RunningHours.NONE,
                new Vm.LastHour(0, "search-1", "n1-standard-4", 1, "STANDARD", Labels.NONE));
    }

    @Test
    void splitsEachInvoiceIntoPartsThatSumToIt() {
        book.post(new Charges().cost("10").credit("PROMOTION", "-4").at("2026-10-15T03:00:00Z"), GPU);
        book.post(
                new Charges()
                        .cost("10")
                        .credit("SUSTAINED_USAGE_DISCOUNT", "-1.5")
                        .at("2026-10-16T03:00:00Z"),
                GPU);
        book.post(tax("2026-10-31T12:00:00Z", "0.95"), TAX);
        MonthClose close = close(new Scope.All());
        assertEquals(OCTOBER, close.month());
        Invoice invoice = close.invoices().get(0);
        assertEquals(CurrencyCode.USD, invoice.currency());
        assertTrue(invoice.settled());
        assertEquals(amount("15.45"), invoice.billedCost());
        Item usage = invoice.items().get(1);
        assertEquals("service of search-1", usage.service());
        assertEquals(amount("20"), usage.cost());
        assertEquals(amount("-1.5"), usage.discounts());
        assertEquals(amount("-4"), usage.promotions());
        assertNull(usage.subject());
        Item tax = invoice.items().get(0);
        assertEquals(CostType.TAX, tax.costType());
        assertEquals("Tax", tax.subject());
        assertFalse(close.isLate(tax));
    }

    @Test
    void tellsWhatWasUsedInAnEarlierPacificMonthAsLate() {
        // 06:59 UTC on the first is still September in California, and Google put it on October's invoice.
        book.post(late("2026-10-01T06:00:00Z"), GPU);
        book.post(late("2026-10-01T07:00:00Z"), GPU);
        MonthClose close = close(new Scope.All());
        assertEquals(
                List.of(true, false),
                close.invoices().get(0).items().stream().map(close::isLate).toList());
    }

    @Test
    void leavesTheChargesOfOtherInvoicesOut() {
        book.post(new Charges().invoice("2026-11").at("2026-10-31T03:00:00Z"), GPU);
        assertEquals(List.of(), close(new Scope.All()).invoices());
    }

    @Test
    void showsAProjectItsPartOfTheInvoiceWithoutTheServicesOfOthers() {
        Placement disk = new Placement(Place.ATTACHED, Category.STORAGE, new InstanceKey("vm-of-search"));
        book.post(new Charges().project("disk-project").cost("3").at("2026-10-05T00:00:00Z"), disk);
        book.post(new Charges().project("search-project").cost("7").at("2026-10-05T00:00:00Z"), GPU);
        book.post(new Charges().project(null).cost("1").at("2026-10-05T00:00:00Z"), TAX);
        Invoice part = close(projects("disk-project")).invoices().get(0);
        assertEquals(amount("3"), part.billedCost());
        assertNull(part.items().get(0).service());
        assertEquals(
                "service of search-1",
                close(projects("search-project"))
                        .invoices()
                        .get(0)
                        .items()
                        .get(0)
                        .service());
        assertEquals(amount("11"), close(new Scope.All()).invoices().get(0).billedCost());
    }

    @Test
    void hasNoInvoicesForAScopeOfServices() {
        book.post(new Charges().at("2026-10-05T00:00:00Z"), GPU);
        assertEquals(
                List.of(),
                close(new Scope.Only(Scope.Kind.SERVICES, List.of("service of search-1")))
                        .invoices());
    }

    @Test
    void speaksOfTheMonthThatIsOverOnTheMorningAfterTheReportDate() {
        assertEquals(OCTOBER, MonthClose.monthBefore(LocalDate.of(2026, 10, 31)));
        assertEquals(OCTOBER, MonthClose.monthBefore(LocalDate.of(2026, 11, 29)));
        assertEquals(YearMonth.of(2026, 12), MonthClose.monthBefore(LocalDate.of(2027, 1, 4)));
    }

    private static Charge tax(String hour, String cost) {
        return new Charges()
                .sku("Invoice", "Tax")
                .costType(CostType.TAX, null)
                .cost(cost)
                .at(hour);
    }

    private static Charge late(String hour) {
        return new Charges().invoice("2026-10").at(hour);
    }

    private static BigDecimal amount(String amount) {
        return new BigDecimal(amount).setScale(Numeric.SCALE);
    }
}
