package io.perdollar.reporting.sheet;

import io.perdollar.analysis.plan.ModelAdvice;
import io.perdollar.analysis.plan.ServicePlans;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.analysis.report.Recommendation.Confidence;
import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Kind;
import io.perdollar.reporting.table.Mark;
import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Sheet.Topic;
import io.perdollar.reporting.table.Table;
import io.perdollar.reporting.table.Value;
import io.perdollar.reporting.text.ActionFolders;
import io.perdollar.reporting.text.AdviceWords;
import io.perdollar.reporting.text.ForeignText;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What should change: action, saving, effort, risk, confidence and the evidence. */
public final class RecommendationSheet {
    /** Id of its table. */
    public static final String TABLE = "Recommendations";

    /** Id of the table of what models need, and what would need less. */
    public static final String MODELS = "ModelOptions";

    /** Key of the column that says service and action in one. */
    public static final String NAME = "recommendation";

    private RecommendationSheet() {}

    static Sheet build(SheetContext context) {
        List<Recommendation> all = context.report().recommendations();
        boolean disjoint = Savings.isDisjoint(all);
        Table.Builder table = Table.builder(TABLE, context.text("table.recommendations"))
                .note(context.text(
                        all.isEmpty() ? "note.noRecommendations" : disjoint ? "note.savings" : "note.savingsOverlap"))
                .columns(
                        context.prose("action", 24),
                        context.words("service", 20),
                        context.money("monthlySaving", 15),
                        context.words("confidence", 13),
                        context.words("effort", 11),
                        context.prose("from", 24),
                        context.prose("to", 24),
                        context.prose("reason", 60),
                        context.prose("risk", 40),
                        context.number("evidenceDays", Kind.COUNT, 9),
                        context.number("coveredShare", Kind.SHARE, 12),
                        context.prose("actionFiles", 48),
                        context.prose("note", 60).asDetail(),
                        context.prose("instances", 30).asDetail(),
                        context.prose("priceOrigin", 40).asDetail(),
                        context.prose("throughputOrigin", 30).asDetail(),
                        context.words(NAME, 40).asDetail(),
                        context.words("recommendationId", 34).asDetail());
        AdviceWords words = new AdviceWords(context.texts(), context.currency());
        Map<Recommendation, String> folders = ActionFolders.of(all);
        for (Recommendation advice : all) {
            table.row(
                    action(context, advice),
                    Cell.text(advice.service()),
                    saving(context, advice),
                    word(context, "confidence", advice.confidence()),
                    word(context, "effort", advice.effort()),
                    Cell.text(words.from(advice)),
                    Cell.text(words.to(advice)),
                    Cell.text(words.reason(advice)),
                    Cell.text(words.risk(advice)),
                    Cell.count((long) advice.evidenceDays()),
                    Cell.share(advice.coveredShare()),
                    Cell.of(new Value.File(
                            ForeignText.visible(ActionFolders.path(folders.getOrDefault(advice, advice.id()))),
                            ActionFolders.link(folders.getOrDefault(advice, advice.id())))),
                    Cell.text(words.notes(advice)),
                    Cell.text(String.join(", ", advice.instances())),
                    Cell.text(words.priceOrigin(advice)),
                    Cell.text(words.throughputOrigin(advice)),
                    Cell.text(advice.service() + " · " + context.texts().word("action", key(advice.action()))),
                    Cell.text(advice.id()));
        }
        if (disjoint) {
            table.totals(context.text("total"), "monthlySaving").nameTotal(FigureName.SAVING, "monthlySaving");
        }
        Table models = models(context);
        return models.rows().isEmpty()
                ? context.sheet(Topic.RECOMMENDATIONS, table.build())
                : context.sheet(Topic.RECOMMENDATIONS, table.build(), models);
    }

    /** Each described model as it is, then what would need less, in the guide's order. */
    private static Table models(SheetContext context) {
        Table.Builder table = Table.builder(MODELS, context.text("table.modelOptions"))
                .note(context.text("note.memory"))
                .columns(
                        context.prose("modelChange", 24),
                        context.words("service", 20),
                        context.number("needGb", Kind.RATIO, 15),
                        context.number("weightsGb", Kind.RATIO, 13),
                        context.number("cacheGb", Kind.RATIO, 11),
                        context.prose("model", 24),
                        context.words("modelTo", 24),
                        context.prose("smallestAccelerator", 60));
        for (ServicePlans service : context.report().plans()) {
            ModelAdvice model = service.model();
            if (model != null) {
                models(context, table, service.service(), model);
            }
        }
        return table.build();
    }

    private static void models(SheetContext context, Table.Builder table, String service, ModelAdvice model) {
        table.row(
                Cell.text(context.text("model-change.none")),
                Cell.text(service),
                Cell.ratio(model.weightsGb().add(model.cacheGb())),
                Cell.ratio(model.weightsGb()),
                Cell.ratio(model.cacheGb()),
                Cell.text(context.advice().model(model)),
                Cell.text(null),
                accelerator(model.smallestAccelerator()));
        for (ModelAdvice.Option option : model.options()) {
            table.row(
                    word(context, "model-change", option.change()),
                    Cell.text(service),
                    Cell.ratio(option.needGb()),
                    Cell.ratio(option.weightsGb()),
                    Cell.ratio(option.cacheGb()),
                    Cell.text(context.advice().model(model)),
                    Cell.text(option.to()),
                    accelerator(option.smallestAccelerator()));
        }
    }

    private static Cell accelerator(String smallest) {
        return Cell.text(smallest.isEmpty() ? null : smallest);
    }

    static Cell action(SheetContext context, Recommendation advice) {
        return Cell.text(new AdviceWords(context.texts(), context.currency()).actions(advice));
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
