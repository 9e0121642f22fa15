package io.perdollar.reporting.sheet;

import io.perdollar.analysis.report.MonthClose;
import io.perdollar.analysis.report.MonthClose.Invoice;
import io.perdollar.analysis.scope.Scope;
import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Column.Look;
import io.perdollar.reporting.table.Derivation;
import io.perdollar.reporting.table.Derivation.AgainstTyped;
import io.perdollar.reporting.table.Derivation.Difference;
import io.perdollar.reporting.table.Derivation.InRow;
import io.perdollar.reporting.table.Derivation.Match;
import io.perdollar.reporting.table.Derivation.RowTotal;
import io.perdollar.reporting.table.Derivation.SumWhere;
import io.perdollar.reporting.table.Derivation.Words;
import io.perdollar.reporting.table.Kind;
import io.perdollar.reporting.table.Mark;
import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Sheet.Topic;
import io.perdollar.reporting.table.Table;
import io.perdollar.reporting.table.Value;
import io.perdollar.reporting.text.Dates;
import io.perdollar.reporting.text.ForeignText;
import io.perdollar.reporting.text.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What finance ties to the invoices of one month: per billing account its total, how it adds up, what it is made of, what
 * came late, and a cell for the total that Google printed.
 */
public final class MonthCloseSheet {
    /** Id of the table with the cell to type into. */
    public static final String TOTALS = "InvoiceTotals";

    private final SheetContext context;
    private final MonthClose close;
    private final CloseParts parts;

    private MonthCloseSheet(SheetContext context) {
        this.context = context;
        this.close = context.report().monthClose();
        this.parts = new CloseParts(context, close);
    }

    /** The sheet; null for a scope that no invoice knows. */
    static @Nullable Sheet build(SheetContext context) {
        boolean hasInvoices =
                !(context.report().header().scope() instanceof Scope.Only only) || only.kind() == Scope.Kind.PROJECTS;
        return hasInvoices ? new MonthCloseSheet(context).sheet() : null;
    }

    private Sheet sheet() {
        List<Table> tables = new ArrayList<>(List.of(totals(), steps()));
        for (int i = 0; i < close.invoices().size(); i++) {
            tables.addAll(parts.of(close.invoices().get(i), i + 1));
        }
        tables.add(parts.late());
        tables.add(parts.adjustments());
        tables.add(parts.lines());
        return new Sheet(
                Topic.MONTH_CLOSE,
                context.text("sheet.month-close.name"),
                context.text(
                        "sheet.month-close.title",
                        Dates.month(close.month(), context.texts().language())),
                context.text(context.isCut() ? "sheet.month-close.lead.projects" : "sheet.month-close.lead"),
                context.text("sheet.month-close.period", context.texts().day(close.usedFrom()), context.knownAt()),
                tables);
    }

    private Table totals() {
        Table.Builder table = Table.builder(TOTALS, context.text("table.invoiceTotals"))
                .fixed()
                .note(context.text(
                        close.invoices().isEmpty()
                                ? "note.nothingInvoiced"
                                : context.isCut() ? "note.typeOfProjects" : "note.type"))
                .columns(
                        context.words("billingAccount", 34),
                        context.number("invoiceMonth", Kind.MONTH, 26),
                        context.words("currency", 10),
                        context.moneyOf("onTheBill", 16),
                        context.moneyOf("sumOfParts", 15),
                        context.moneyOf("difference", 15).look(Look.ZERO),
                        context.moneyOf("onTheInvoice", 18).look(Look.INPUT),
                        context.moneyOf("toTheInvoice", 18).look(Look.ZERO));
        int number = 0;
        for (Invoice invoice : close.invoices()) {
            number++;
            Cell total = money(invoice, invoice.billedCost()).mark(Mark.PROVISIONAL, !invoice.settled());
            Cell awaited = Cell.of(new Value.Awaited(invoice.currency()));
            table.row(
                    Cell.text(invoice.billingAccount()),
                    Cell.month(close.month()),
                    Cell.text(invoice.currency().code()),
                    total,
                    total.derivedBy(sum(invoice, CloseParts.BILLED)),
                    money(invoice, BigDecimal.ZERO)
                            .derivedBy(new Difference(new InRow("onTheBill"), new InRow("sumOfParts"))),
                    awaited,
                    awaited.derivedBy(new AgainstTyped(
                            new InRow("onTheInvoice"), new InRow("onTheBill"), Numbers.digits(invoice.currency()))));
            table.name(FigureName.invoice(number), "onTheBill");
        }
        return table.build();
    }

    /** From usage before credits to what the invoice shows. */
    private Table steps() {
        Table.Builder table = Table.builder("InvoiceSteps", context.text("table.invoiceSteps"))
                .fixed()
                .columns(
                        context.words("billingAccount", 34),
                        context.number("invoiceMonth", Kind.MONTH, 26),
                        context.words("currency", 10),
                        context.moneyOf("usageCost", 16),
                        context.moneyOf("discounts", 15),
                        context.moneyOf("promotions", 15),
                        context.moneyOf("adjustments", 18),
                        context.moneyOf("tax", 18),
                        context.moneyOf("rounding", 14),
                        context.moneyOf("invoiceSum", 16),
                        context.moneyOf("ofItLate", 16));
        for (Invoice invoice : close.invoices()) {
            table.row(
                    Cell.text(invoice.billingAccount()),
                    Cell.month(close.month()),
                    Cell.text(invoice.currency().code()),
                    step(invoice, CloseKind.USAGE),
                    money(invoice, CloseParts.sum(invoice.items(), MonthClose.Item::discounts))
                            .derivedBy(sum(invoice, "discounts")),
                    money(invoice, CloseParts.sum(invoice.items(), MonthClose.Item::promotions))
                            .derivedBy(sum(invoice, "promotions")),
                    step(invoice, CloseKind.ADJUSTMENT),
                    step(invoice, CloseKind.TAX),
                    step(invoice, CloseKind.ROUNDING),
                    money(invoice, invoice.billedCost())
                            .mark(Mark.PROVISIONAL, !invoice.settled())
                            .derivedBy(new RowTotal("usageCost", "rounding")),
                    money(
                                    invoice,
                                    CloseParts.sum(
                                            invoice.items().stream()
                                                    .filter(close::isLate)
                                                    .toList(),
                                            MonthClose.Item::billedCost))
                            .derivedBy(sum(
                                    invoice,
                                    CloseParts.BILLED,
                                    new Match("timing", new Words(context.text("timing.late"))))));
        }
        return table.build();
    }

    private Cell step(Invoice invoice, CloseKind kind) {
        BigDecimal amount = CloseParts.sum(
                invoice.items().stream()
                        .filter(item -> CloseKind.of(item.costType()) == kind)
                        .toList(),
                MonthClose.Item::cost);
        return money(invoice, amount)
                .derivedBy(sum(
                        invoice, CloseParts.BEFORE_CREDITS, new Match("closeKind", new Words(kind.words(context)))));
    }

    /** Over the invoice's own lines of the list below. */
    private static Derivation sum(Invoice invoice, String column, Match... more) {
        List<Match> where = new ArrayList<>(List.of(
                CloseParts.here("billingAccount", ForeignText.visible(invoice.billingAccount())),
                new Match("currency", new InRow("currency"))));
        where.addAll(List.of(more));
        return new SumWhere(CloseParts.LINES, column, where);
    }

    private static Cell money(Invoice invoice, BigDecimal amount) {
        return Cell.money(amount, invoice.currency());
    }
}
