package io.perdollar.analysis.advice;

import io.perdollar.analysis.plan.Fact;
import io.perdollar.analysis.plan.Fact.Figure.Count;
import io.perdollar.analysis.plan.Lever;
import io.perdollar.analysis.plan.ModelAdvice;
import io.perdollar.analysis.plan.Operation;
import io.perdollar.analysis.plan.ReplayedPlan;
import io.perdollar.analysis.plan.ServicePlans;
import io.perdollar.analysis.plan.ServicePlans.Shortfall;
import io.perdollar.analysis.report.Action;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.analysis.report.Recommendation.Confidence;
import io.perdollar.analysis.report.Recommendation.Effort;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the replays of one service lead to. */
final class PlanAdvice {
    private static final BigDecimal ENOUGH_COVERAGE = new BigDecimal("0.95");
    private static final int ENOUGH_DAYS = 7;
    private static final int DELETE_AFTER_DAYS = 14;

    /** Savings below a tenth of what the service costs are not worth a change. */
    private static final BigDecimal WORTHWHILE = new BigDecimal("0.10");

    /** So many plans are kept for the report, beside the front, today's and the best. */
    private static final int KEPT = 24;

    /** Plans of a service and, where something should change, what. */
    record Advised(ServicePlans plans, Optional<Recommendation> recommendation) {}

    private PlanAdvice() {}

    static Advised of(ServiceCase service, AdviceRules rules, PriceBook prices) {
        Shortfall shortfall = shortfall(service);
        ServiceCase.Fitted machine = service.machine();
        if (shortfall != null || machine == null) {
            ServicePlans none = plans(service, rules, prices, shortfall, null, List.of());
            return new Advised(none, shortfall == Shortfall.NO_REQUEST ? delete(service) : Optional.empty());
        }
        PlanSearch search = new PlanSearch(service, machine, rules, prices);
        ReplayedPlan today = search.today;
        if (today == null) {
            return new Advised(
                    plans(service, rules, prices, Shortfall.MIXED_MACHINES, null, List.of()), Optional.empty());
        }
        List<Fact> notes = new ArrayList<>(PlanFacts.notes(service, search, search.best));
        notes.removeIf(fact -> fact.kind() == Fact.Kind.BREAK_EVEN_MONTH); // told with each commitment that was weighed
        notes.addAll(CommitmentFacts.weighed(service, search, today));
        ModelFacts.tooLarge(rules.models().get(service.service()), today.plan(), prices.catalogue())
                .ifPresent(notes::add);
        notes.addAll(PlanFacts.memoryBound(search, today, prices.catalogue()));
        notes.addAll(GuideMonth.facts(service, rules, prices, search.schedule));
        GuideMonth.saving(today.plan(), search.plans.stream().map(ReplayedPlan::plan), prices)
                .ifPresent(notes::add);
        ServicePlans plans = plans(service, rules, prices, null, search, notes);
        return new Advised(plans, change(service, search, today, rules, prices));
    }

    static @Nullable Shortfall shortfall(ServiceCase service) {
        BigDecimal covered = service.coveredShare();
        if (service.evidenceDays() < ENOUGH_DAYS || covered == null || covered.compareTo(ENOUGH_COVERAGE) < 0) {
            return Shortfall.EVIDENCE;
        }
        if (service.shortfall() != null) {
            return service.shortfall();
        }
        return service.demand().requests() == 0 ? Shortfall.NO_REQUEST : null;
    }

    private static ServicePlans plans(
            ServiceCase service,
            AdviceRules rules,
            PriceBook prices,
            @Nullable Shortfall shortfall,
            @Nullable PlanSearch search,
            List<Fact> notes) {
        return new ServicePlans(
                service.service(),
                service.environment(),
                service.instances(),
                service.evidenceDays(),
                service.coveredShare(),
                shortfall,
                search == null ? null : search.today,
                search == null ? List.of() : kept(search),
                search == null ? List.of() : search.front(),
                search == null ? null : search.best,
                search == null ? null : search.schedule,
                search == null || search.today == null
                        ? List.of()
                        : PlanFacts.profiles(service, search, search.today, rules, prices),
                model(service, rules, prices),
                notes);
    }

    private static @Nullable ModelAdvice model(ServiceCase service, AdviceRules rules, PriceBook prices) {
        Model model = rules.models().get(service.service());
        return model == null ? null : MemoryRule.advice(model, prices.catalogue());
    }

    private static List<ReplayedPlan> kept(PlanSearch search) {
        List<ReplayedPlan> front = search.front();
        List<ReplayedPlan> kept = new ArrayList<>();
        int room = KEPT;
        for (ReplayedPlan plan : search.plans) {
            boolean wanted = front.contains(plan)
                    || plan.equals(search.best)
                    || (search.today != null && plan.plan().equals(search.today.plan()));
            if (wanted || room > 0) {
                kept.add(plan);
                room -= wanted ? 0 : 1;
            }
        }
        return kept;
    }

    /** Nobody used it for 14 days or more, and a log would have told. */
    private static Optional<Recommendation> delete(ServiceCase service) {
        BigDecimal saving =
                service.cost().monthlyNamed().subtract(service.cost().monthlyCommitted());
        if (service.unrecognised() > 0 || service.evidenceDays() < DELETE_AFTER_DAYS || saving.signum() <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Recommendation(
                Slug.of(service.service()) + "-delete",
                service.service(),
                service.instances(),
                Action.DELETE,
                List.of(Action.DELETE),
                null,
                null,
                saving,
                Confidence.HIGH,
                Effort.LOW,
                List.of(new Lever(Lever.Kind.OPERATION, saving)),
                service.evidenceDays(),
                service.coveredShare(),
                List.of(Fact.of(Fact.Kind.UNUSED, new Count(service.evidenceDays()))),
                List.of(Fact.of(Fact.Kind.DISKS_LOST)),
                List.of()));
    }

    private static Optional<Recommendation> change(
            ServiceCase service, PlanSearch search, ReplayedPlan today, AdviceRules rules, PriceBook prices) {
        ReplayedPlan best = search.best;
        if (best == null || best.plan().equals(today.plan())) {
            return Optional.empty();
        }
        Recommendation change = recommendation(service, search, today, best, rules, prices);
        BigDecimal saving = Levers.sum(change.levers());
        boolean worthwhile =
                saving.compareTo(today.replay().monthlyCost().multiply(WORTHWHILE)) >= 0 && saving.signum() > 0;
        return worthwhile || !search.isSupported(today.plan().accelerator()) ? Optional.of(change) : Optional.empty();
    }

    /** The way from one plan to another, whatever it saves. */
    static Recommendation recommendation(
            ServiceCase service,
            PlanSearch search,
            ReplayedPlan today,
            ReplayedPlan best,
            AdviceRules rules,
            PriceBook prices) {
        BigDecimal most = service.cost().monthlyNamed().subtract(service.cost().monthlyCommitted());
        List<Lever> levers = Levers.of(today.plan(), best.plan(), search.replays::monthlyCost, most);
        List<Action> actions = Levers.changes(today.plan(), best.plan()).stream()
                .map(kind -> action(kind, best))
                .toList();
        boolean leaves = actions.contains(Action.SWITCH_ACCELERATOR)
                && !search.isSupported(today.plan().accelerator());
        List<Fact> notes = new ArrayList<>(PlanFacts.notes(service, search, best));
        GuideMonth.saving(today.plan(), Stream.of(best.plan()), prices).ifPresent(notes::add);
        ModelFacts.tooLarge(rules.models().get(service.service()), today.plan(), prices.catalogue())
                .ifPresent(notes::add);
        notes.addAll(ModelFacts.of(model(service, rules, prices)));
        Action action = leaves
                ? Action.SWITCH_ACCELERATOR
                : levers.stream()
                        .max(Comparator.comparing(Lever::monthlySaving))
                        .map(lever -> action(lever.kind(), best))
                        .orElse(actions.get(0));
        return new Recommendation(
                Slug.of(service.service()) + "-" + Slug.of(action.name()),
                service.service(),
                service.instances(),
                action,
                actions,
                today,
                best,
                Levers.sum(levers),
                PlanFacts.confidence(service, best),
                effort(actions),
                levers,
                service.evidenceDays(),
                service.coveredShare(),
                PlanFacts.reasons(service, search, today, best, rules, prices.catalogue()),
                PlanFacts.risks(search, today, best, prices.catalogue()),
                notes);
    }

    private static Action action(Lever.Kind kind, ReplayedPlan to) {
        return switch (kind) {
            case ACCELERATOR -> Action.SWITCH_ACCELERATOR;
            case REPLICAS -> Action.CHANGE_REPLICAS;
            case PROVISIONING ->
                switch (to.plan().provisioning()) {
                    case SPOT -> Action.USE_SPOT;
                    case STANDARD -> Action.USE_STANDARD;
                    case CUD_1Y, CUD_3Y -> Action.COMMIT;
                };
            case OPERATION -> operation(to);
        };
    }

    private static Action operation(ReplayedPlan to) {
        if (to.plan().operation() instanceof Operation.Weekly) {
            return Action.WEEKLY_HOURS;
        }
        return to.plan().operation() instanceof Operation.StopWhenIdle ? Action.STOP_WHEN_IDLE : Action.RUN_ALWAYS;
    }

    private static Effort effort(List<Action> actions) {
        if (actions.contains(Action.SWITCH_ACCELERATOR)) {
            return Effort.HIGH;
        }
        return actions.equals(List.of(Action.WEEKLY_HOURS)) ? Effort.LOW : Effort.MEDIUM;
    }
}
