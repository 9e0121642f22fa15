package io.perdollar.reporting.sheet;

import io.perdollar.analysis.report.Recommendation;
import io.perdollar.analysis.report.Recommendation.Confidence;
import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Column.Look;
import io.perdollar.reporting.table.Kind;
import io.perdollar.reporting.table.Mark;
import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Sheet.Topic;
import io.perdollar.reporting.table.Table;
import java.util.List;
import java.util.Locale;

/** What should change: action, saving, effort, risk, confidence and the evidence. */
public final class RecommendationSheet {
    /** Id of its table. */
    public static final String TABLE = "Recommendations";

    private RecommendationSheet() {}

    static Sheet build(SheetContext context) {
        List<Recommendation> all = context.report().recommendations();
        boolean disjoint = Savings.isDisjoint(all);
        Table.Builder table = Table.builder(TABLE, context.text("table.recommendations"))
                .note(context.text(
                        all.isEmpty() ? "note.noRecommendations" : disjoint ? "note.savings" : "note.savingsOverlap"))
                .columns(
                        context.words("action", 24),
                        context.words("service", 22),
                        context.money("monthlySaving").look(Look.BAR),
                        context.words("confidence", 12),
                        context.words("effort", 10),
                        context.prose("reason", 46),
                        context.prose("risk", 30),
                        context.prose("from", 26),
                        context.prose("to", 26),
                        context.prose("instances", 26),
                        context.number("evidenceDays", Kind.COUNT, 10),
                        context.number("coveredShare", Kind.SHARE, 11),
                        context.words("priceOrigin", 24),
                        context.words("throughputOrigin", 24),
                        context.words("recommendationId", 30));
        for (Recommendation advice : all) {
            table.row(
                    action(context, advice),
                    Cell.text(advice.service()),
                    saving(context, advice),
                    word(context, "confidence", advice.confidence()),
                    word(context, "effort", advice.effort()),
                    Cell.text(advice.reason()),
                    Cell.text(advice.risk()),
                    Cell.text(advice.from()),
                    Cell.text(advice.to()),
                    Cell.text(String.join(", ", advice.instances())),
                    Cell.count((long) advice.evidenceDays()),
                    Cell.share(advice.coveredShare()),
                    Cell.text(advice.priceOrigin()),
                    Cell.text(advice.throughputOrigin()),
                    Cell.text(advice.id()));
        }
        if (disjoint) {
            table.totals(context.text("total"), "monthlySaving").nameTotal(FigureName.SAVING, "monthlySaving");
        }
        return context.sheet(Topic.RECOMMENDATIONS, table.build());
    }

    static Cell action(SheetContext context, Recommendation advice) {
        return Cell.text(context.texts().word("action", key(advice.action())));
    }

    static Cell saving(SheetContext context, Recommendation advice) {
        return context.money(advice.monthlySaving()).mark(Mark.LOW_CONFIDENCE, advice.confidence() == Confidence.LOW);
    }

    static Cell word(SheetContext context, String prefix, Enum<?> word) {
        return Cell.text(context.texts().word(prefix, key(word)));
    }

    private static String key(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
