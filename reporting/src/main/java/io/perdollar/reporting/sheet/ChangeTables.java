package io.perdollar.reporting.sheet;

import io.perdollar.analysis.change.CostChange;
import io.perdollar.analysis.spend.Movement;
import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Derivation.RowTotal;
import io.perdollar.reporting.table.Table;
import java.util.List;

/** Why the billed cost differs from that of the report before: reasons that sum to it, and what moved most. */
final class ChangeTables {
    private ChangeTables() {}

    /** Empty where there is no report to compare with. */
    static List<Table> build(SheetContext context) {
        CostChange change = context.report().change();
        return change == null ? List.of() : List.of(reasons(context, change), movements(context, change));
    }

    private static Table reasons(SheetContext context, CostChange change) {
        Table.Builder table = Table.builder("ChangeSinceLastReport", context.text("table.change"))
                .fixed()
                .note(context.text("note.change"))
                .columns(context.words("changeReason", 34), context.money("amount"), context.remark("meaning"));
        table.row(
                Cell.text(context.text("change.before", context.texts().day(change.previousDate()))),
                context.money(change.before()),
                Cell.text(context.text("attempt", change.previousAttempt())));
        for (CostChange.Part part : change.parts()) {
            table.row(
                    Cell.text(context.texts().word("change", part.reason().key())),
                    context.money(part.amount()),
                    Cell.text(context.text("change." + part.reason().key() + ".meaning")));
        }
        return table.totals(context.text("change.after"), "amount").build();
    }

    private static Table movements(SheetContext context, CostChange change) {
        Table.Builder table = Table.builder("LargestMovements", context.text("table.movements"))
                .columns(
                        context.words("movedResource", 34),
                        context.money("byQuantity", 18),
                        context.money("byPrice", 18),
                        context.money("movedBy", 18),
                        context.words("service", 18),
                        context.words("sku", 60));
        for (Movement movement : change.movements()) {
            table.row(
                    Cell.text(movement.resource()),
                    context.money(movement.quantity()),
                    context.money(movement.price()),
                    context.money(movement.total()).derivedBy(new RowTotal("byQuantity", "byPrice")),
                    Cell.text(movement.service()),
                    Cell.text(movement.sku()));
        }
        return table.build();
    }
}
