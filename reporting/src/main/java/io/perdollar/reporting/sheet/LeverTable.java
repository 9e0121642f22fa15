package io.perdollar.reporting.sheet;

import io.perdollar.analysis.plan.Lever;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Derivation.RowTotal;
import io.perdollar.reporting.table.Table;
import java.util.ArrayList;
import java.util.List;

/** The parts of each saving, one column per lever; they sum to it exactly. */
final class LeverTable {
    private LeverTable() {}

    static Table build(SheetContext context) {
        Table.Builder table = Table.builder("Levers", context.text("table.levers"))
                .note(context.text("note.levers"))
                .columns(
                        context.words("service", 22),
                        context.words("confidence", 14),
                        context.prose("action", 36),
                        context.prose("instances", 36),
                        context.money("lever.accelerator", 15),
                        context.money("lever.replicas", 15),
                        context.money("lever.provisioning", 15),
                        context.money("lever.operation", 15),
                        context.money("monthlySaving", 15));
        for (Recommendation advice : context.report().recommendations()) {
            if (!advice.levers().isEmpty()) {
                table.row(row(context, advice));
            }
        }
        return table.build();
    }

    private static List<Cell> row(SheetContext context, Recommendation advice) {
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.text(advice.service()),
                RecommendationSheet.word(context, "confidence", advice.confidence()),
                RecommendationSheet.action(context, advice),
                Cell.text(String.join(", ", advice.instances()))));
        for (Lever.Kind lever : Lever.Kind.values()) {
            cells.add(context.money(advice.levers().stream()
                    .filter(part -> part.kind() == lever)
                    .map(Lever::monthlySaving)
                    .findFirst()
                    .orElse(null)));
        }
        cells.add(RecommendationSheet.saving(context, advice)
                .derivedBy(new RowTotal("lever.accelerator", "lever.operation")));
        return cells;
    }
}
