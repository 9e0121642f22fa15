package io.perdollar.analysis.advice;

import io.perdollar.analysis.catalogue.Accelerator;
import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.analysis.catalogue.MachineType;
import io.perdollar.analysis.catalogue.Provisioning;
import io.perdollar.analysis.plan.Operation;
import io.perdollar.analysis.plan.Plan;
import io.perdollar.analysis.plan.ReplayedPlan;
import io.perdollar.analysis.plan.ScheduleFit;
import io.perdollar.analysis.plan.Verdict;
import io.perdollar.analysis.plan.WeeklyHours;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every plan of one service that can be bought, replayed, and the best of them (equations §13). */
final class PlanSearch {
    private static final List<Duration> THRESHOLDS = List.of(
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofMinutes(60));

    /** Plans count as equally cheap where they differ by no more than this part of today's cost. */
    private static final BigDecimal NEARLY_EQUAL = new BigDecimal("0.01");

    private static final int SHARE_DIGITS = 6;

    private final ServiceCase service;
    private final ServiceCase.Fitted machine;
    private final AdviceRules rules;
    private final PriceBook prices;
    private final Catalogue catalogue;
    private final Policy policy;
    final PlanReplays replays;

    final List<ReplayedPlan> plans = new ArrayList<>();
    final @Nullable ReplayedPlan today;
    final @Nullable ScheduleFit schedule;
    final @Nullable ReplayedPlan best;

    PlanSearch(ServiceCase service, ServiceCase.Fitted machine, AdviceRules rules, PriceBook prices) {
        this.service = service;
        this.machine = machine;
        this.rules = rules;
        this.prices = prices;
        catalogue = prices.catalogue();
        policy = rules.policy(service.environment());
        Week week = new Week(service.demand(), service.zone());
        replays = new PlanReplays(service, machine, rules, prices, week);
        today = replays.replay(replays.inForce()).orElse(null);
        Optional<HoursFit.Fit> fit = fit(week);
        search(fit.orElse(null));
        schedule = fit.map(this::schedule).orElse(null);
        plans.sort(cheapestFirst());
        best = best();
    }

    /** Whether an accelerator is one of those that are advised only where no smaller one does. */
    boolean isLarge(String accelerator) {
        Optional<BigDecimal> least = rules.profiles().stream()
                .filter(Profile::lastResort)
                .flatMap(profile -> catalogue.accelerator(profile.accelerator()).stream())
                .map(Accelerator::memoryGb)
                .min(Comparator.naturalOrder());
        return least.isPresent()
                && catalogue
                        .accelerator(accelerator)
                        .map(named -> named.memoryGb().compareTo(least.get()) >= 0)
                        .orElse(false);
    }

    /** Whether only large accelerators meet the policy. */
    boolean needsLarge() {
        return smallestThatMeets().isEmpty()
                && plans.stream().anyMatch(plan -> plan.replay().verdict() == Verdict.MEETS);
    }

    /** The cheapest plan on a smaller accelerator that meets the policy. */
    Optional<ReplayedPlan> smallestThatMeets() {
        return plans.stream()
                .filter(plan -> plan.replay().verdict() == Verdict.MEETS
                        && !isLarge(plan.plan().accelerator()))
                .min(cheapestFirst());
    }

    /** The cheapest that meets the policy; of plans that cost nearly the same, the one that changes least. */
    private @Nullable ReplayedPlan best() {
        boolean smallWillDo = smallestThatMeets().isPresent();
        List<ReplayedPlan> good = plans.stream()
                .filter(plan -> plan.replay().verdict() == Verdict.MEETS
                        && isSupported(plan.plan().accelerator())
                        && !(smallWillDo && isLarge(plan.plan().accelerator())))
                .toList();
        if (good.isEmpty() || today == null) {
            return null;
        }
        BigDecimal near = good.get(0)
                .replay()
                .monthlyCost()
                .add(today.replay().monthlyCost().multiply(NEARLY_EQUAL));
        return good.stream()
                .filter(plan -> plan.replay().monthlyCost().compareTo(near) <= 0)
                .min(Comparator.comparing((ReplayedPlan plan) ->
                        Levers.changes(today.plan(), plan.plan()).size()))
                .orElse(null);
    }

    /** The shortest hours at the policy's limit; where the last week refuses more than that, shorter savings are tried. */
    private Optional<HoursFit.Fit> fit(Week week) {
        BigDecimal limit = policy.refused();
        Optional<HoursFit.Fit> fit = HoursFit.fit(service.demand(), week, limit, rules.startUp());
        for (String part : List.of("0.5", "0")) {
            if (fit.isPresent() && fit.get().judgedRefused() > limit.doubleValue()) {
                fit = HoursFit.fit(service.demand(), week, limit.multiply(new BigDecimal(part)), rules.startUp());
            }
        }
        return fit;
    }

    private void search(HoursFit.@Nullable Fit fit) {
        for (Plan on : machines()) {
            for (int replicas : replicas(on)) {
                Plan always = on.times(replicas).operated(new Operation.AlwaysOn());
                boolean inForce = on.equals(replays.inForce()) && replicas == machine.replicas();
                if (!inForce && replays.isHopeless(always)) {
                    continue;
                }
                Optional<ReplayedPlan> replayed = replays.replay(always);
                boolean answers = replayed.isPresent()
                        && replayed.get().replay().delayedShare().compareTo(policy.delayed()) <= 0;
                for (Plan bought : bought(always)) {
                    replays.replay(bought).ifPresent(this::add);
                    boolean fixedFee = bought.provisioning() != Provisioning.STANDARD
                            && bought.provisioning() != Provisioning.SPOT;
                    // What cannot answer day and night cannot in fewer hours.
                    if (answers && !fixedFee) {
                        operations(bought, fit);
                    }
                }
            }
        }
    }

    private void operations(Plan always, HoursFit.@Nullable Fit fit) {
        if (!machine.alwaysOn()) {
            replays.replay(always.operated(new Operation.AsBilled())).ifPresent(this::add);
        }
        if (fit != null) {
            replays.replay(always.operated(new Operation.Weekly(fit.hours())), fit.judgedRefused())
                    .ifPresent(this::add);
        }
        replays.replay(always.operated(new Operation.Weekly(WeeklyHours.guide())))
                .ifPresent(this::add);
        if (policy.stopWhenIdle()) {
            for (Duration threshold : THRESHOLDS) {
                replays.replay(always.operated(new Operation.StopWhenIdle(threshold)))
                        .ifPresent(this::add);
            }
        }
    }

    private void add(ReplayedPlan plan) {
        if (plans.stream().noneMatch(other -> other.plan().equals(plan.plan()))) {
            plans.add(plan);
        }
    }

    /** Today's machine, and the smallest machine of every accelerator that is sold here and holds the model. */
    private List<Plan> machines() {
        List<Plan> machines = new ArrayList<>();
        Plan inForce = replays.inForce();
        machines.add(inForce);
        Model model = rules.models().get(service.service());
        for (Accelerator accelerator : catalogue.accelerators()) {
            boolean other = !accelerator.name().equals(machine.accelerator());
            if (other && isSupported(accelerator.name())) {
                count(accelerator, model)
                        .flatMap(count -> machine(accelerator.name(), count))
                        .ifPresent(machines::add);
            }
        }
        return machines;
    }

    /** The smallest machine with so many of an accelerator; empty where it is not sold in the region. */
    Optional<Plan> machine(String accelerator, int count) {
        return prices.smallest(machine.region(), accelerator, count, Provisioning.STANDARD)
                .or(() -> prices.smallest(machine.region(), accelerator, count, Provisioning.SPOT))
                .map(price -> replays.inForce().on(accelerator, count, price.machineType()));
    }

    /** How many of them hold the model: what the configuration says it runs on, holds it; else the memory formula. */
    private Optional<Integer> count(Accelerator accelerator, @Nullable Model model) {
        if (model != null) {
            for (int count : new int[] {1, 2, 4, 8}) {
                if (MemoryRule.fit(model, accelerator, count).fits()) {
                    return Optional.of(count);
                }
            }
        }
        return replays.capacities().isConfigured(accelerator.name()) ? Optional.of(1) : Optional.empty();
    }

    /** How many of them an analyst means who names one: those that hold the model, else as many as today. */
    int countFor(Accelerator accelerator) {
        return count(accelerator, rules.models().get(service.service())).orElse(machine.acceleratorCount());
    }

    /** As many as today, fewer, and one more. */
    private Set<Integer> replicas(Plan on) {
        int now = machine.replicas();
        Set<Integer> counts = new TreeSet<>(List.of(now, now + 1, 1, Math.max(1, now / 2), Math.max(1, now - 1)));
        // Two small ones for a large one are worth a look, and what the throughput asks for.
        BigDecimal each = replays.capacities().perHour(on.accelerator(), on.acceleratorCount());
        if (each != null && each.signum() > 0) {
            int needed = BigDecimal.valueOf(service.demand().busiestHour())
                    .divide(each, 0, RoundingMode.CEILING)
                    .max(BigDecimal.ONE)
                    .min(BigDecimal.valueOf(now + 8L))
                    .intValueExact();
            counts.add(needed);
            counts.add(needed + 1);
        }
        return counts;
    }

    private List<Plan> bought(Plan always) {
        List<Plan> plans = new ArrayList<>();
        boolean onDemand = catalogue
                .machineType(always.machineType())
                .map(MachineType::soldOnDemand)
                .orElse(true);
        if (onDemand) {
            plans.add(always.bought(Provisioning.STANDARD));
        }
        plans.add(always.bought(Provisioning.SPOT));
        for (Provisioning committed : List.of(Provisioning.CUD_1Y, Provisioning.CUD_3Y)) {
            if (onDemand && isOnFloor(always) && isCommittable(always.accelerator(), committed)) {
                plans.add(always.bought(committed));
            }
        }
        return plans;
    }

    /** Commitments rest on machines that always run and are not yet committed. */
    private boolean isOnFloor(Plan plan) {
        return plan.accelerator().equals(machine.accelerator())
                && machine.alwaysOn()
                && service.cost().floor() >= plan.replicas() * plan.acceleratorCount();
    }

    /** Sold for this term, and the term ends before support does. */
    boolean isCommittable(String accelerator, Provisioning committed) {
        Optional<Accelerator> named = catalogue.accelerator(accelerator);
        boolean threeYears = committed == Provisioning.CUD_3Y;
        LocalDate end = named.map(Accelerator::endOfSupport).orElse(null);
        return (!threeYears || named.map(Accelerator::threeYearCommitmentSold).orElse(false))
                && (end == null || !end.isBefore(service.reportDate().plusMonths(threeYears ? 36 : 12)));
    }

    /** Supported for long enough to be moved to. */
    boolean isSupported(String accelerator) {
        LocalDate end = catalogue
                .accelerator(accelerator)
                .map(Accelerator::endOfSupport)
                .orElse(null);
        return end == null
                || service.reportDate().plusMonths(rules.supportMonths()).isBefore(end);
    }

    private ScheduleFit schedule(HoursFit.Fit fit) {
        Plan base = replays.inForce();
        return new ScheduleFit(
                fit.hours(),
                fit.fitWeeks(),
                share(fit.fitRefused()),
                share(fit.judgedRefused()),
                replays.replay(base.operated(new Operation.Weekly(fit.hours())), fit.judgedRefused())
                        .orElse(null),
                replays.replay(base.operated(new Operation.Weekly(WeeklyHours.guide())))
                        .orElse(null));
    }

    /** Those that no other plan beats in cost and in refused and delayed requests, cheapest first. */
    List<ReplayedPlan> front() {
        List<ReplayedPlan> front = new ArrayList<>();
        BigDecimal least = null;
        for (ReplayedPlan plan : plans) {
            if (least == null || plan.harmedShare().compareTo(least) < 0) {
                front.add(plan);
                least = plan.harmedShare();
            }
        }
        return front;
    }

    private Comparator<ReplayedPlan> cheapestFirst() {
        Plan now = replays.inForce();
        return Comparator.comparing((ReplayedPlan plan) -> plan.replay().monthlyCost())
                .thenComparing(ReplayedPlan::harmedShare)
                .thenComparing(plan -> Levers.changes(now, plan.plan()).size())
                .thenComparing(plan -> plan.plan().toString());
    }

    private static BigDecimal share(double share) {
        return BigDecimal.valueOf(share).setScale(SHARE_DIGITS, RoundingMode.HALF_EVEN);
    }
}
