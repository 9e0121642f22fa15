package io.perdollar.analysis.advice;

import io.perdollar.analysis.catalogue.Accelerator;
import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.analysis.catalogue.MachineType;
import io.perdollar.analysis.catalogue.Provisioning;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.plan.Fact;
import io.perdollar.analysis.plan.Fact.Figure.Count;
import io.perdollar.analysis.plan.Fact.Figure.Day;
import io.perdollar.analysis.plan.Fact.Figure.Money;
import io.perdollar.analysis.plan.Fact.Figure.Ratio;
import io.perdollar.analysis.plan.Fact.Figure.Share;
import io.perdollar.analysis.plan.Fact.Figure.Text;
import io.perdollar.analysis.plan.Fact.Figure.Time;
import io.perdollar.analysis.plan.Fact.Kind;
import io.perdollar.analysis.plan.Operation;
import io.perdollar.analysis.plan.Plan;
import io.perdollar.analysis.plan.PriceOrigin;
import io.perdollar.analysis.plan.ProfileComparison;
import io.perdollar.analysis.plan.ProfileComparison.Departure;
import io.perdollar.analysis.plan.Replay;
import io.perdollar.analysis.plan.ReplayedPlan;
import io.perdollar.analysis.plan.ScheduleFit;
import io.perdollar.analysis.plan.Throughput;
import io.perdollar.analysis.report.Recommendation.Confidence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is to be said of a service's plans, as figures that every language can word. */
final class PlanFacts {
    private static final BigDecimal CALIBRATED = new BigDecimal("0.10");
    private static final BigDecimal GUIDE_SPOT = new BigDecimal("0.70");
    private static final BigDecimal MONTH_DAYS =
            BigDecimal.valueOf(730).divide(BigDecimal.valueOf(24), 9, RoundingMode.HALF_UP);
    private static final BigDecimal HOURS_GAP = new BigDecimal("0.5");
    private static final int SHARE_DIGITS = 6;
    private static final int EVIDENCE_FOR_HIGH = 14;

    private PlanFacts() {}

    static List<Fact> reasons(
            ServiceCase service,
            PlanSearch search,
            ReplayedPlan today,
            ReplayedPlan best,
            AdviceRules rules,
            Catalogue catalogue) {
        List<Fact> reasons = new ArrayList<>();
        Replay replay = best.replay();
        reasons.add(Fact.of(
                Kind.REPLAYED,
                new Count(service.evidenceDays()),
                new Count(replay.requests()),
                new Share(replay.refusedShare()),
                new Share(replay.delayedShare()),
                new Time(rules.policy(service.environment()).objective())));
        boolean switches = !today.plan().accelerator().equals(best.plan().accelerator());
        BigDecimal perHour = best.throughput().perHour();
        if (perHour != null
                && (switches || today.plan().replicas() != best.plan().replicas())) {
            reasons.add(Fact.of(
                    Kind.PEAK_FITS,
                    new Count(service.demand().busiestHour()),
                    new Ratio(perHour.multiply(BigDecimal.valueOf(best.plan().replicas())))));
        }
        ScheduleFit schedule = search.schedule;
        if (best.plan().operation() instanceof Operation.Weekly weekly && schedule != null) {
            if (weekly.hours().equals(schedule.hours())) {
                reasons.add(Fact.of(
                        Kind.HOURS_FIT,
                        new Count(schedule.fitWeeks()),
                        new Share(schedule.fitRefusedShare()),
                        new Share(schedule.judgedRefusedShare())));
            }
            ReplayedPlan guide = schedule.guide();
            if (guide != null) {
                reasons.add(Fact.of(
                        Kind.GUIDE_HOURS,
                        new Share(guide.replay().refusedShare()),
                        new Money(guide.replay().monthlyCost())));
            }
        }
        perDollar(today, best).ifPresent(reasons::add);
        return reasons;
    }

    /** Requests per unit of currency at saturation, where the advised machine does better. */
    private static Optional<Fact> perDollar(ReplayedPlan today, ReplayedPlan best) {
        BigDecimal now = today.throughput().perHour();
        BigDecimal then = best.throughput().perHour();
        boolean switches = !today.plan().accelerator().equals(best.plan().accelerator());
        return !switches
                        || now == null
                        || then == null
                        || today.hourlyPrice().signum() <= 0
                        || best.hourlyPrice().signum() <= 0
                ? Optional.empty()
                : Optional.of(Fact.of(
                        Kind.PER_DOLLAR,
                        new Text(best.plan().accelerator()),
                        new Ratio(then.divide(best.hourlyPrice(), 1, RoundingMode.HALF_UP)),
                        new Text(today.plan().accelerator()),
                        new Ratio(now.divide(today.hourlyPrice(), 1, RoundingMode.HALF_UP))));
    }

    static List<Fact> risks(PlanSearch search, ReplayedPlan today, ReplayedPlan best, Catalogue catalogue) {
        List<Fact> risks = new ArrayList<>();
        Plan from = today.plan();
        Plan to = best.plan();
        search.replays.forbidden(to).ifPresent(risks::add);
        if (!from.accelerator().equals(to.accelerator())) {
            String family = catalogue
                    .machineType(to.machineType())
                    .map(MachineType::family)
                    .orElse(to.machineType());
            risks.add(Fact.of(Kind.NEW_MACHINE, new Text(to.accelerator()), new Text(family)));
            LocalDate ends = best.supportEnds();
            if (ends != null) {
                risks.add(Fact.of(Kind.SUPPORT_ENDS, new Text(to.accelerator()), new Day(ends)));
            }
            memoryBound(from, to, catalogue).ifPresent(risks::add);
        }
        if (to.provisioning() == Provisioning.SPOT && from.provisioning() != Provisioning.SPOT) {
            risks.add(Fact.of(
                    Kind.INTERRUPTIONS, new Ratio(best.replay().interruptions().setScale(1, RoundingMode.HALF_UP))));
        }
        if (to.operation() instanceof Operation.Weekly weekly) {
            risks.add(
                    Fact.of(Kind.NO_CAPACITY_GUARANTEE, new Count(weekly.hours().startsPerWeek())));
        }
        if (to.operation() instanceof Operation.StopWhenIdle) {
            risks.add(Fact.of(Kind.COLD_STARTS, new Count(best.replay().coldStarts())));
        }
        BigDecimal calibration = best.replay().calibrationError();
        if (calibration != null && calibration.abs().compareTo(CALIBRATED) > 0) {
            risks.add(Fact.of(Kind.CALIBRATION_OFF, new Share(calibration)));
        }
        return risks;
    }

    private static Optional<Fact> memoryBound(Plan from, Plan to, Catalogue catalogue) {
        Optional<Accelerator> a = catalogue.accelerator(from.accelerator());
        Optional<Accelerator> b = catalogue.accelerator(to.accelerator());
        if (a.isEmpty() || b.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal ratio =
                b.get().bandwidthGbPerSecond().divide(a.get().bandwidthGbPerSecond(), 3, RoundingMode.HALF_UP);
        boolean alike = ratio.subtract(BigDecimal.ONE).abs().compareTo(CALIBRATED) <= 0;
        return alike
                ? Optional.of(Fact.of(
                        Kind.MEMORY_BOUND,
                        new Text(b.get().name()),
                        new Ratio(b.get().bandwidthGbPerSecond()),
                        new Text(a.get().name()),
                        new Ratio(a.get().bandwidthGbPerSecond())))
                : Optional.empty();
    }

    /** Every accelerator that was replayed and reads memory about as fast as today's: decoding gains little there. */
    static List<Fact> memoryBound(PlanSearch search, ReplayedPlan today, Catalogue catalogue) {
        Map<String, Plan> others = new TreeMap<>();
        search.plans.forEach(plan -> others.putIfAbsent(plan.plan().accelerator(), plan.plan()));
        others.remove(today.plan().accelerator());
        return others.values().stream()
                .flatMap(other -> memoryBound(today.plan(), other, catalogue).stream())
                .toList();
    }

    /**
     * What else is to be said of a service.
     *
     * @param best the plan that is spoken of; null where none meets the policy
     */
    static List<Fact> notes(ServiceCase service, PlanSearch search, @Nullable ReplayedPlan best) {
        List<Fact> notes = new ArrayList<>();
        ReplayedPlan today = search.today;
        if (today == null) {
            return notes;
        }
        LocalDate ends = today.supportEnds();
        if (ends != null) {
            Kind kind = search.isSupported(today.plan().accelerator()) ? Kind.SUPPORT_ENDS : Kind.LEAVE_BEFORE;
            notes.add(Fact.of(kind, new Text(today.plan().accelerator()), new Day(ends)));
        }
        if (service.cost().monthlyCommitted().signum() > 0) {
            notes.add(Fact.of(Kind.COMMITTED_STAYS, new Money(service.cost().monthlyCommitted())));
        }
        search.plans.stream()
                .filter(plan -> plan.plan().provisioning() == today.plan().provisioning()
                        && plan.plan().replicas() == today.plan().replicas()
                        && plan.plan().operation() instanceof Operation.AlwaysOn
                        && !plan.plan().accelerator().equals(today.plan().accelerator()))
                .forEach(other -> breakEvenLoad(today, other).ifPresent(notes::add));
        if (best != null
                && best.plan().provisioning() == Provisioning.SPOT
                && today.plan().provisioning() != Provisioning.SPOT) {
            guideSpot(search, best).ifPresent(notes::add);
        }
        large(search, today).ifPresent(notes::add);
        if (best != null) {
            CommitmentFacts.breakEvenMonth(search, best).ifPresent(notes::add);
        }
        return notes;
    }

    /** Whether a large accelerator is needed, where one runs or none smaller does. */
    private static Optional<Fact> large(PlanSearch search, ReplayedPlan today) {
        boolean runsOnLarge = search.isLarge(today.plan().accelerator());
        if (search.needsLarge()) {
            return Optional.of(Fact.of(Kind.LARGE_NEEDED));
        }
        return runsOnLarge
                ? search.smallestThatMeets()
                        .map(plan -> Fact.of(
                                Kind.LARGE_NOT_NEEDED,
                                new Text(today.plan().accelerator()),
                                new Text(plan.plan().accelerator()),
                                new Money(plan.replay().monthlyCost())))
                : Optional.empty();
    }

    /** From which load the machine that costs more an hour is the cheaper one, as n of the other would be needed. */
    private static Optional<Fact> breakEvenLoad(ReplayedPlan today, ReplayedPlan other) {
        boolean larger = other.hourlyPrice().compareTo(today.hourlyPrice()) > 0;
        ReplayedPlan small = larger ? today : other;
        ReplayedPlan large = larger ? other : today;
        BigDecimal each = small.throughput().perHour();
        BigDecimal much = large.throughput().perHour();
        if (each == null || much == null || small.hourlyPrice().signum() <= 0) {
            return Optional.empty();
        }
        BigDecimal needed = large.hourlyPrice().divide(small.hourlyPrice(), 0, RoundingMode.CEILING);
        BigDecimal load = each.multiply(needed.subtract(BigDecimal.ONE));
        return load.compareTo(much) < 0
                ? Optional.of(Fact.of(
                        Kind.BREAK_EVEN_LOAD,
                        new Text(large.plan().accelerator()),
                        new Text(small.plan().accelerator()),
                        new Ratio(load),
                        new Ratio(much.divide(large.hourlyPrice(), 1, RoundingMode.HALF_UP)),
                        new Ratio(each.divide(small.hourlyPrice(), 1, RoundingMode.HALF_UP))))
                : Optional.empty();
    }

    private static Optional<Fact> guideSpot(PlanSearch search, ReplayedPlan best) {
        return search.replays
                .price(best.plan().bought(Provisioning.STANDARD))
                .filter(standard -> standard.hourly().signum() > 0)
                .map(standard -> Fact.of(
                        Kind.GUIDE_SPOT,
                        new Share(BigDecimal.ONE.subtract(
                                best.hourlyPrice().divide(standard.hourly(), SHARE_DIGITS, RoundingMode.HALF_EVEN))),
                        new Share(GUIDE_SPOT)));
    }

    static Confidence confidence(ServiceCase service, ReplayedPlan best) {
        BigDecimal calibration = best.replay().calibrationError();
        Throughput.Origin origin = best.throughput().origin();
        if (calibration == null
                || calibration.abs().compareTo(CALIBRATED) > 0
                || origin == Throughput.Origin.SCALED
                || origin == Throughput.Origin.AT_LEAST) {
            return Confidence.LOW;
        }
        boolean sure = best.priceOrigin().kind() == PriceOrigin.Kind.BILL
                && service.evidenceDays() >= EVIDENCE_FOR_HIGH
                && (origin == Throughput.Origin.CONFIGURED || origin == Throughput.Origin.MEASURED);
        return sure ? Confidence.HIGH : Confidence.MEDIUM;
    }

    /** Today's plan held against the guide's profiles of its environment. */
    static List<ProfileComparison> profiles(
            ServiceCase service, PlanSearch search, ReplayedPlan today, AdviceRules rules, PriceBook prices) {
        BigDecimal perDollar = prices.perDollar();
        return perDollar == null
                ? List.of()
                : rules.profiles().stream()
                        .filter(profile -> profile.environment().equals(service.environment())
                                && profile.lastResort() == search.needsLarge())
                        .map(profile -> compare(profile, today, perDollar))
                        .collect(Collectors.toList());
    }

    private static ProfileComparison compare(Profile profile, ReplayedPlan today, BigDecimal perDollar) {
        BigDecimal cost = today.replay().monthlyCost();
        BigDecimal low = convert(profile.monthlyLow(), perDollar);
        BigDecimal high = convert(profile.monthlyHigh(), perDollar);
        BigDecimal hoursPerDay = today.replay().runningHoursPerMonth().divide(MONTH_DAYS, 3, RoundingMode.HALF_UP);
        List<Departure> departures = new ArrayList<>();
        if (!profile.accelerator().equals(today.plan().accelerator())
                || today.plan().acceleratorCount() != 1) {
            departures.add(Departure.ACCELERATOR);
        }
        if (hoursPerDay
                        .subtract(BigDecimal.valueOf(profile.hoursPerDay()))
                        .abs()
                        .compareTo(HOURS_GAP)
                > 0) {
            departures.add(Departure.HOURS);
        }
        if (profile.spot() != (today.plan().provisioning() == Provisioning.SPOT)) {
            departures.add(Departure.PROVISIONING);
        }
        if (today.plan().replicas() != 1) {
            departures.add(Departure.REPLICAS);
        }
        if (low != null && high != null && (cost.compareTo(low) < 0 || cost.compareTo(high) > 0)) {
            departures.add(Departure.COST);
        }
        return new ProfileComparison(
                profile.name(),
                profile.accelerator(),
                profile.hoursPerDay(),
                profile.spot(),
                low,
                high,
                departures,
                high == null ? null : cost.subtract(high));
    }

    private static @Nullable BigDecimal convert(@Nullable BigDecimal dollars, BigDecimal perDollar) {
        return dollars == null ? null : Numeric.round(dollars.multiply(perDollar));
    }
}
