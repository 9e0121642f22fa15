package io.perdollar.reporting.sheet;

import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.report.MonthClose;
import io.perdollar.analysis.report.MonthClose.Invoice;
import io.perdollar.analysis.report.MonthClose.Item;
import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Column;
import io.perdollar.reporting.table.Derivation.InRow;
import io.perdollar.reporting.table.Derivation.Match;
import io.perdollar.reporting.table.Derivation.Named;
import io.perdollar.reporting.table.Derivation.Quotient;
import io.perdollar.reporting.table.Derivation.RowTotal;
import io.perdollar.reporting.table.Derivation.SumWhere;
import io.perdollar.reporting.table.Derivation.Words;
import io.perdollar.reporting.table.Kind;
import io.perdollar.reporting.table.Table;
import io.perdollar.reporting.text.ForeignText;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What invoices are made of: every part once in a list, and sums over that list. */
final class CloseParts {
    /** Id of the list that everything else sums. */
    static final String LINES = "InvoiceLines";
    /** Its column with what the invoice shows. */
    static final String BILLED = "invoiced";
    /** Its column with the cost before any credit. */
    static final String BEFORE_CREDITS = "beforeCredits";

    /** More groups than this are left to the list's filter: each costs a look at every line. */
    private static final int MOST_GROUPS = 100;

    private static final String[] AMOUNTS = {BEFORE_CREDITS, "discounts", "promotions", BILLED};

    private final SheetContext context;
    private final MonthClose close;

    CloseParts(SheetContext context, MonthClose close) {
        this.context = context;
        this.close = close;
    }

    /** Two words that a part is grouped by. */
    private record Group(String first, String second) {
        /** Spreadsheets take small and capital letters for the same. */
        Group folded() {
            return new Group(first.toLowerCase(Locale.ROOT), second.toLowerCase(Locale.ROOT));
        }
    }

    /** An invoice by place and category, and by service and product; {@code number} tells invoices apart in names. */
    List<Table> of(Invoice invoice, int number) {
        List<Table> tables = new ArrayList<>();
        tables.add(grouped(
                invoice, number, "InvoicePlaces", "place", "category", item -> new Group(place(item), category(item))));
        Function<Item, Group> byService = item -> new Group(service(item), ForeignText.visible(item.product()));
        if (invoice.items().stream().map(byService).distinct().count() <= MOST_GROUPS) {
            tables.add(grouped(invoice, number, "InvoiceServices", "service", "product", byService));
        }
        return tables;
    }

    private Table grouped(
            Invoice invoice, int number, String id, String first, String second, Function<Item, Group> group) {
        Table.Builder table = Table.builder(
                        id + number, context.text("table." + first + "sOfInvoice", invoice.billingAccount()))
                .fixed()
                .columns(context.words(first, 34), context.words(second, 26), context.words("currency", 10))
                .columns(amounts())
                .columns(context.number("invoiceShare", Kind.SHARE, 18).look(Column.Look.BAR));
        Map<Group, List<Item>> groups = new LinkedHashMap<>();
        invoice.items()
                .forEach(item -> groups.computeIfAbsent(group.apply(item).folded(), key -> new ArrayList<>())
                        .add(item));
        BigDecimal whole = invoice.billedCost();
        groups.values().stream()
                .sorted(Comparator.comparing((List<Item> items) -> sum(items, Item::billedCost))
                        .reversed())
                .forEach(items -> {
                    Group words = group.apply(items.get(0));
                    List<Cell> cells = new ArrayList<>(List.of(
                            Cell.text(words.first()),
                            Cell.text(words.second()),
                            Cell.text(invoice.currency().code())));
                    cells.addAll(summed(
                            invoice.currency(),
                            items,
                            new Match("billingAccount", new Words(ForeignText.visible(invoice.billingAccount()))),
                            new Match("currency", new InRow("currency")),
                            here(first, words.first()),
                            here(second, words.second())));
                    cells.add(Cell.share(SheetContext.share(sum(items, Item::billedCost), whole))
                            .derivedBy(new Quotient(new InRow(BILLED), new Named(FigureName.invoice(number)))));
                    table.row(cells);
                });
        return table.totals(context.text("total"), "beforeCredits", "discounts", "promotions", BILLED, "invoiceShare")
                .build();
    }

    /** What was used in an earlier month, by that month. */
    Table late() {
        Table.Builder table = Table.builder("LateCharges", context.text("table.lateCharges"))
                .fixed()
                .columns(
                        context.words("billingAccount", 34),
                        context.number("usedIn", Kind.MONTH, 26),
                        context.words("currency", 10))
                .columns(amounts());
        boolean any = false;
        for (Invoice invoice : close.invoices()) {
            Map<YearMonth, List<Item>> months = new TreeMap<>();
            invoice.items().stream()
                    .filter(close::isLate)
                    .forEach(item -> months.computeIfAbsent(item.usedIn(), month -> new ArrayList<>())
                            .add(item));
            for (Map.Entry<YearMonth, List<Item>> month : months.entrySet()) {
                any = true;
                List<Cell> cells = new ArrayList<>(List.of(
                        Cell.text(invoice.billingAccount()),
                        Cell.month(month.getKey()),
                        Cell.text(invoice.currency().code())));
                cells.addAll(summed(
                        invoice.currency(),
                        month.getValue(),
                        here("billingAccount", ForeignText.visible(invoice.billingAccount())),
                        new Match("currency", new InRow("currency")),
                        new Match("usedIn", new InRow("usedIn"))));
                table.row(cells);
            }
        }
        return table.note(context.text(any ? "note.late" : "note.nothingLate")).build();
    }

    /** Everything that is no usage, each with Google's words for it. */
    Table adjustments() {
        Table.Builder table = Table.builder("InvoiceAdjustments", context.text("table.invoiceAdjustments"))
                .columns(
                        context.words("billingAccount", 34),
                        context.words("chargeWords", 26),
                        context.words("currency", 10),
                        context.moneyOf(BILLED, 16),
                        context.words("closeKind", 15),
                        context.words("adjustment", 15),
                        context.words("project", 18),
                        context.number("usedIn", Kind.MONTH, 18));
        for (Invoice invoice : close.invoices()) {
            for (Item item : invoice.items()) {
                if (CloseKind.of(item.costType()) != CloseKind.USAGE) {
                    table.row(
                            Cell.text(invoice.billingAccount()),
                            Cell.text(item.subject()),
                            Cell.text(invoice.currency().code()),
                            Cell.money(item.billedCost(), invoice.currency()),
                            Cell.text(CloseKind.of(item.costType()).words(context)),
                            Cell.text(adjustment(item)),
                            Cell.text(item.project()),
                            Cell.month(item.usedIn()));
                }
            }
        }
        return table.build();
    }

    /** Every part of every invoice once. */
    Table lines() {
        Table.Builder table = Table.builder(LINES, context.text("table.invoiceLines"))
                .note(context.text("note.invoiceLines"))
                .columns(context.words("billingAccount", 34), context.words("place", 26), context.words("currency", 10))
                .columns(amounts())
                .columns(
                        context.words("category", 18),
                        context.words("service", 14),
                        context.words("product", 16),
                        context.words("project", 16),
                        context.words("closeKind", 14).asDetail(),
                        context.number("usedIn", Kind.MONTH, 14).asDetail(),
                        context.words("timing", 14).asDetail());
        for (Invoice invoice : close.invoices()) {
            for (Item item : invoice.items()) {
                CurrencyCode currency = invoice.currency();
                table.row(
                        Cell.text(invoice.billingAccount()),
                        Cell.text(place(item)),
                        Cell.text(currency.code()),
                        Cell.money(item.cost(), currency),
                        Cell.money(item.discounts(), currency),
                        Cell.money(item.promotions(), currency),
                        Cell.money(item.billedCost(), currency).derivedBy(new RowTotal(BEFORE_CREDITS, "promotions")),
                        Cell.text(category(item)),
                        Cell.text(service(item)),
                        Cell.text(item.product()),
                        Cell.text(item.project()),
                        Cell.text(CloseKind.of(item.costType()).words(context)),
                        Cell.month(item.usedIn()),
                        Cell.text(context.text(close.isLate(item) ? "timing.late" : "timing.inTime")));
            }
        }
        if (close.invoices().stream().map(Invoice::currency).distinct().count() == 1) {
            table.totals(context.text("total"), AMOUNTS);
        }
        return table.build();
    }

    /** Holds the cell of this row, or its words where a spreadsheet would read more than words in them. */
    static Match here(String column, String words) {
        return new Match(column, words.matches(".*[*?~].*") ? new Words(words) : new InRow(column));
    }

    private Column[] amounts() {
        return new Column[] {
            context.moneyOf(BEFORE_CREDITS, 16),
            context.moneyOf("discounts", 15),
            context.moneyOf("promotions", 15),
            context.moneyOf(BILLED, 18)
        };
    }

    private static List<Cell> summed(CurrencyCode currency, List<Item> items, Match... where) {
        List<Match> rows = List.of(where);
        return List.of(
                Cell.money(sum(items, Item::cost), currency).derivedBy(new SumWhere(LINES, BEFORE_CREDITS, rows)),
                Cell.money(sum(items, Item::discounts), currency).derivedBy(new SumWhere(LINES, "discounts", rows)),
                Cell.money(sum(items, Item::promotions), currency).derivedBy(new SumWhere(LINES, "promotions", rows)),
                Cell.money(sum(items, Item::billedCost), currency)
                        .derivedBy(new RowTotal(BEFORE_CREDITS, "promotions")));
    }

    static BigDecimal sum(List<Item> items, Function<Item, BigDecimal> amount) {
        return items.stream().map(amount).reduce(Numeric.ZERO, BigDecimal::add);
    }

    private String place(Item item) {
        return context.texts().word("place", item.place().key());
    }

    private String category(Item item) {
        return context.texts().word("category", item.category().key());
    }

    private String service(Item item) {
        return item.service() == null ? context.text("figure.noService") : ForeignText.visible(item.service());
    }

    private String adjustment(Item item) {
        return item.adjustment() == null ? "" : item.adjustment();
    }
}
