package io.perdollar.analysis.advice;

import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.analysis.plan.Fact;
import io.perdollar.analysis.plan.Fact.Figure.Count;
import io.perdollar.analysis.plan.Fact.Figure.Ratio;
import io.perdollar.analysis.plan.Fact.Figure.Text;
import io.perdollar.analysis.plan.Fact.Kind;
import io.perdollar.analysis.plan.ModelAdvice;
import io.perdollar.analysis.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the memory formula says of a model, for those who read a recommendation (equations §13). */
final class ModelFacts {
    /** In place of an accelerator where none has enough memory. */
    private static final String NONE = "–";

    private ModelFacts() {}

    /** What the model needs as it is, then what would need less, in the guide's order; empty without a model. */
    static List<Fact> of(@Nullable ModelAdvice model) {
        List<Fact> facts = new ArrayList<>();
        if (model != null) {
            facts.add(Fact.of(
                    Kind.MODEL_NEEDS,
                    new Text(model.words()),
                    new Text(model.dtype()),
                    new Count(model.context()),
                    new Count(model.concurrency()),
                    new Ratio(model.weightsGb().add(model.cacheGb())),
                    new Ratio(model.weightsGb()),
                    new Ratio(model.cacheGb()),
                    named(model.smallestAccelerator())));
            model.options().forEach(option -> facts.add(of(option)));
        }
        return facts;
    }

    /** Where the model as it is described does not fit what it runs on: one of the two must be wrong. */
    static Optional<Fact> tooLarge(@Nullable Model model, Plan today, Catalogue catalogue) {
        return model == null
                ? Optional.empty()
                : catalogue
                        .accelerator(today.accelerator())
                        .map(accelerator -> MemoryRule.fit(model, accelerator, today.acceleratorCount()))
                        .filter(fit -> !fit.fits())
                        .map(fit -> Fact.of(
                                Kind.MODEL_TOO_LARGE,
                                new Count(fit.count()),
                                new Text(fit.accelerator()),
                                new Ratio(fit.weightsGb().add(fit.cacheGb())),
                                new Ratio(fit.usableGb())));
    }

    private static Fact of(ModelAdvice.Option option) {
        Kind kind = switch (option.change()) {
            case SMALLER_MODEL -> Kind.MODEL_SMALLER;
            case SPECIALISED_MODEL -> Kind.MODEL_SPECIALISED;
            case HALF_PRECISION -> Kind.MODEL_HALF_PRECISION;
            case SHORTER_CONTEXT -> Kind.MODEL_SHORTER_CONTEXT;
        };
        return Fact.of(
                kind,
                new Text(option.to()),
                new Ratio(option.needGb()),
                new Ratio(option.weightsGb()),
                new Ratio(option.cacheGb()),
                named(option.smallestAccelerator()));
    }

    private static Text named(String accelerator) {
        return new Text(accelerator.isEmpty() ? NONE : accelerator);
    }
}
