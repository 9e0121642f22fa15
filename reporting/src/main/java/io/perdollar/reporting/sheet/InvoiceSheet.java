package io.perdollar.reporting.sheet;

import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.report.FleetReport.InvoiceLine;
import io.perdollar.analysis.scope.Scope;
import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Column;
import io.perdollar.reporting.table.Kind;
import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Sheet.Topic;
import io.perdollar.reporting.table.Table;
import java.util.Set;
import java.util.TreeSet;

/** What each invoice must show, in the account's own currency. */
final class InvoiceSheet {
    private InvoiceSheet() {}

    private static String note(SheetContext context) {
        return context.report().header().scope() instanceof Scope.Only only
                ? only.kind() == Scope.Kind.PROJECTS ? "note.invoicesOfProjects" : "note.noInvoices"
                : "note.invoices";
    }

    static Sheet build(SheetContext context) {
        Set<CurrencyCode> currencies = new TreeSet<>();
        Table.Builder table = Table.builder("InvoiceMonths", context.text("table.invoices"))
                .note(context.text(note(context)))
                .columns(
                        context.words("billingAccount", 26),
                        context.number("invoiceMonth", Kind.MONTH, 15),
                        context.words("currency", 12),
                        Column.of("billedCost", context.text("column.billedCost"), Kind.MONEY, 18));
        for (InvoiceLine line : context.report().invoices()) {
            currencies.add(line.currency());
            table.row(
                    Cell.text(line.billingAccount()),
                    Cell.month(line.month()),
                    Cell.text(line.currency().code()),
                    Cell.money(line.billedCost(), line.currency()));
        }
        if (currencies.size() == 1) {
            table.totals(context.text("total"), "billedCost");
        }
        return context.sheet(Topic.INVOICES, table.build());
    }
}
