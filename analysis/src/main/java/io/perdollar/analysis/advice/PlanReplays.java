package io.perdollar.analysis.advice;

import io.perdollar.analysis.advice.Capacities.Capacity;
import io.perdollar.analysis.catalogue.Accelerator;
import io.perdollar.analysis.catalogue.Provisioning;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.plan.Fact;
import io.perdollar.analysis.plan.Fact.Figure.Count;
import io.perdollar.analysis.plan.Fact.Figure.Text;
import io.perdollar.analysis.plan.Fact.Kind;
import io.perdollar.analysis.plan.Operation;
import io.perdollar.analysis.plan.Plan;
import io.perdollar.analysis.plan.PriceOrigin;
import io.perdollar.analysis.plan.Replay;
import io.perdollar.analysis.plan.ReplayedPlan;
import io.perdollar.analysis.plan.Verdict;
import io.perdollar.analysis.plan.WeeklyHours;
import io.perdollar.analysis.replay.Outcome;
import io.perdollar.analysis.replay.Replayer;
import io.perdollar.analysis.time.Micros;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Replays plans of one service and prices them (equations §13). Not safe for use by several threads at once. */
final class PlanReplays {
    /** The share of delayed requests is known to a quarter of a point; a verdict within it would be a guess. */
    private static final double UNDECIDED = 0.0025;

    private static final double NEVER = 1e-9;
    private static final double HOPELESS = 0.5;
    private static final BigDecimal MONTH_HOURS = BigDecimal.valueOf(730);
    private static final int SHARE_DIGITS = 6;

    private final ServiceCase service;
    private final ServiceCase.Fitted machine;
    private final AdviceRules rules;
    private final Policy policy;
    private final PriceBook prices;
    private final Capacities capacities;
    private final Week week;
    private final Replayer replayer;
    private final Map<String, Outcome> outcomes = new HashMap<>();
    private final Plan inForce;
    private final @Nullable BigDecimal calibrationError;

    PlanReplays(ServiceCase service, ServiceCase.Fitted machine, AdviceRules rules, PriceBook prices, Week week) {
        this.service = service;
        this.machine = machine;
        this.rules = rules;
        this.prices = prices;
        this.week = week;
        policy = rules.policy(service.environment());
        capacities = new Capacities(service, machine, rules, prices.catalogue());
        replayer = new Replayer(service.demand());
        inForce = new Plan(
                machine.accelerator(),
                machine.acceleratorCount(),
                machine.machineType(),
                machine.replicas(),
                machine.provisioning(),
                machine.alwaysOn() ? new Operation.AlwaysOn() : new Operation.AsBilled());
        calibrationError = calibration();
    }

    /** Today's plan. */
    Plan inForce() {
        return inForce;
    }

    Capacities capacities() {
        return capacities;
    }

    /** A plan replayed; empty where nobody sells it in this region or nothing tells what it can answer. */
    Optional<ReplayedPlan> replay(Plan plan) {
        return replay(plan, null);
    }

    /**
     * The same for fitted hours.
     *
     * @param judgedRefused share of requests outside them in the week that judges; null where they were not fitted
     */
    Optional<ReplayedPlan> replay(Plan plan, @Nullable Double judgedRefused) {
        Optional<PriceBook.Price> price = price(plan);
        Optional<Capacity> capacity = capacities.of(plan.accelerator(), plan.acceleratorCount());
        if (price.isEmpty() || capacity.isEmpty()) {
            return Optional.empty();
        }
        Outcome outcome = outcome(plan, capacity.get());
        return Optional.of(new ReplayedPlan(
                plan,
                price.get().hourly(),
                price.get().origin(),
                capacity.get().throughput(),
                replay(plan, price.get().hourly(), outcome, judgedRefused),
                prices.catalogue()
                        .accelerator(plan.accelerator())
                        .map(Accelerator::endOfSupport)
                        .orElse(null)));
    }

    private Replay replay(Plan plan, BigDecimal hourly, Outcome outcome, @Nullable Double judgedRefused) {
        BigDecimal hours = monthlyHours(plan, outcome);
        long requests = service.demand().requests();
        double runningHours = runningHours(plan, outcome);
        double interruptions = plan.provisioning() == Provisioning.SPOT
                ? rules.interruptions().perHour(plan.accelerator()) * runningHours * plan.replicas()
                : 0;
        double open = 1 - outcome.refusedShare();
        double failed = plan.operation() instanceof Operation.Weekly
                ? rules.failedStarts().doubleValue() * open
                : 0;
        double refused = Math.min(1, outcome.refusedShare() + failed + lostShare(plan, interruptions, runningHours));
        double delayed = Math.min(1 - refused, outcome.delayedShare() + outageShare(plan, open));
        long refusedCount = refused == outcome.refusedShare() ? outcome.refused() : Math.round(refused * requests);
        return new Replay(
                cost(plan, hourly, hours),
                requests,
                requests - refusedCount,
                refusedCount,
                share(refused),
                share(delayed),
                Duration.ofSeconds(outcome.p95WaitSeconds()),
                outcome.coldStarts(),
                BigDecimal.valueOf(interruptions).setScale(3, RoundingMode.HALF_UP),
                hours,
                verdict(plan, refused, delayed, judgedRefused),
                calibrationError);
    }

    /** Requests in flight on a machine that is taken away are lost: those of one replica's mean. */
    private double lostShare(Plan plan, double interruptions, double runningHours) {
        long requests = service.demand().requests();
        if (interruptions == 0 || requests == 0 || runningHours <= 0) {
            return 0;
        }
        double inFlight = service.demand().inFlightMicros() / (double) Micros.HOUR / (runningHours * plan.replicas());
        return Math.min(1, interruptions * inFlight / requests);
    }

    /** While a machine is away, its part of the requests waits until it is back. */
    private double outageShare(Plan plan, double open) {
        if (plan.provisioning() != Provisioning.SPOT
                || rules.interruptions().outage().compareTo(policy.objective()) <= 0) {
            return 0;
        }
        double hours = rules.interruptions().outage().toSeconds() / 3600.0;
        return open * rules.interruptions().perHour(plan.accelerator()) * hours;
    }

    private Verdict verdict(Plan plan, double refused, double delayed, @Nullable Double judgedRefused) {
        double mayRefuse = policy.refused().doubleValue();
        double mayDelay = policy.delayed().doubleValue();
        boolean refuses = refused > mayRefuse + NEVER || (judgedRefused != null && judgedRefused > mayRefuse + NEVER);
        if (refuses || forbidden(plan).isPresent() || delayed > mayDelay + UNDECIDED) {
            return Verdict.FAILS;
        }
        return delayed > NEVER && delayed > mayDelay - UNDECIDED ? Verdict.UNDECIDABLE : Verdict.MEETS;
    }

    /** Why policy or evidence do not allow to run like this at all, whatever the requests; empty where they do. */
    Optional<Fact> forbidden(Plan plan) {
        boolean stopsWhenIdle = plan.operation() instanceof Operation.StopWhenIdle;
        if (plan.provisioning() == Provisioning.SPOT && !policy.spot() && machine.provisioning() != Provisioning.SPOT) {
            return Optional.of(Fact.of(Kind.POLICY_FORBIDS_SPOT, new Text(service.environment())));
        }
        if (stopsWhenIdle && !policy.stopWhenIdle()) {
            return Optional.of(Fact.of(Kind.POLICY_FORBIDS_STOPPING, new Text(service.environment())));
        }
        return (stopsWhenIdle || plan.operation() instanceof Operation.Weekly) && service.unrecognised() > 0
                ? Optional.of(Fact.of(Kind.UNRECOGNISED_FORBIDS, new Count(service.unrecognised())))
                : Optional.empty();
    }

    /** What is in force costs what the bill says; everything else what the best source says. */
    Optional<PriceBook.Price> price(Plan plan) {
        if (plan.accelerator().equals(machine.accelerator())
                && plan.acceleratorCount() == machine.acceleratorCount()
                && plan.machineType().equals(machine.machineType())
                && plan.provisioning() == machine.provisioning()) {
            return Optional.of(
                    new PriceBook.Price(plan.machineType(), service.cost().hourly(), PriceOrigin.BILL));
        }
        return prices.of(new PriceBook.Machine(
                machine.region(),
                plan.machineType(),
                plan.accelerator(),
                plan.acceleratorCount(),
                plan.provisioning()));
    }

    /** Replayed cost a month without looking at the queue; empty where the plan has no price. */
    Optional<BigDecimal> monthlyCost(Plan plan) {
        Optional<Capacity> capacity = plan.operation() instanceof Operation.StopWhenIdle
                ? capacities.of(plan.accelerator(), plan.acceleratorCount())
                : Optional.empty();
        if (plan.operation() instanceof Operation.StopWhenIdle && capacity.isEmpty()) {
            return Optional.empty();
        }
        return price(plan)
                .map(price -> cost(
                        plan,
                        price.hourly(),
                        monthlyHours(plan, capacity.map(c -> outcome(plan, c)).orElse(null))));
    }

    private BigDecimal cost(Plan plan, BigDecimal hourly, BigDecimal hours) {
        boolean committed = plan.provisioning() == Provisioning.CUD_1Y || plan.provisioning() == Provisioning.CUD_3Y;
        return Numeric.round(
                        hourly.multiply(committed ? MONTH_HOURS : hours).multiply(BigDecimal.valueOf(plan.replicas())))
                .add(service.cost().monthlyStanding())
                .add(service.cost().monthlyCommitted());
    }

    /** Running hours of one replica a month, booting included. */
    private BigDecimal monthlyHours(Plan plan, @Nullable Outcome outcome) {
        if (plan.operation() instanceof Operation.AsBilled) {
            long[] billed = new long[7];
            for (int day = 0; day < billed.length; day++) {
                billed[day] = service.cost()
                        .runningByWeekday()
                        .get(day)
                        .multiply(BigDecimal.valueOf(Micros.HOUR))
                        .divide(BigDecimal.valueOf(machine.replicas()), 0, RoundingMode.HALF_UP)
                        .longValueExact();
            }
            return week.monthlyHours(billed);
        }
        return week.monthlyHours(running(plan.operation(), outcome));
    }

    /** Running microseconds of one replica in the replayed time by weekday. */
    private long[] running(Operation operation, @Nullable Outcome outcome) {
        long[] running = week.replayedByWeekday();
        if (operation instanceof Operation.Weekly weekly) {
            return scheduled(weekly.hours());
        }
        if (operation instanceof Operation.StopWhenIdle && outcome != null) {
            for (int hour = 0; hour < week.hourOfWeek.length; hour++) {
                running[week.weekday(hour)] -= Math.round(outcome.offSeconds(hour) * Micros.SECOND);
            }
        }
        return running;
    }

    private long[] scheduled(WeeklyHours hours) {
        long[] running = new long[7];
        long boot = Micros.of(rules.startUp());
        for (int hour = 0; hour < week.hourOfWeek.length; hour++) {
            if (hours.isOpen(week.hourOfWeek[hour])) {
                running[week.weekday(hour)] += week.replayed[hour];
                boolean starts = hour > 0 && !hours.isOpen(week.hourOfWeek[hour - 1]) && week.replayed[hour] > 0;
                running[week.weekday(hour)] += starts ? boot : 0;
            }
        }
        return running;
    }

    private double runningHours(Plan plan, Outcome outcome) {
        if (plan.operation() instanceof Operation.AsBilled) {
            return service.cost().runningByWeekday().stream()
                            .mapToDouble(BigDecimal::doubleValue)
                            .sum()
                    / machine.replicas();
        }
        long sum = 0;
        for (long micros : running(plan.operation(), outcome)) {
            sum += micros;
        }
        return (double) sum / Micros.HOUR;
    }

    private Outcome outcome(Plan plan, Capacity capacity) {
        String key = plan.accelerator()
                + '/'
                + plan.acceleratorCount()
                + '/'
                + plan.replicas()
                + '/'
                + (plan.operation() instanceof Operation.AsBilled ? new Operation.AlwaysOn() : plan.operation());
        return outcomes.computeIfAbsent(key, k -> run(plan, capacity));
    }

    /** Whether a plan surely delays more than half of the requests: nobody would call that a plan. */
    boolean isHopeless(Plan plan) {
        return capacities
                .of(plan.accelerator(), plan.acceleratorCount())
                .map(capacity -> replayer.surelyDelayed(
                                capacity.throughput().slots() * plan.replicas(), capacity.meanSeconds(), objective())
                        > HOPELESS)
                .orElse(false);
    }

    private double objective() {
        return policy.objective().toMillis() / 1000.0;
    }

    private Outcome run(Plan plan, Capacity capacity) {
        int slots = capacity.throughput().slots() * plan.replicas();
        double objective = objective();
        if (plan.operation() instanceof Operation.Weekly weekly) {
            boolean[] open = new boolean[week.hourOfWeek.length];
            for (int hour = 0; hour < open.length; hour++) {
                open[hour] = weekly.hours().isOpen(week.hourOfWeek[hour]);
            }
            return replayer.hours(slots, capacity.meanSeconds(), objective, open, (double)
                    rules.startUp().toSeconds());
        }
        if (plan.operation() instanceof Operation.StopWhenIdle stop) {
            return replayer.whenIdle(
                    slots,
                    capacity.meanSeconds(),
                    objective,
                    (double) stop.threshold().toSeconds(),
                    (double) rules.stopping().toSeconds(),
                    (double) rules.startUp().toSeconds());
        }
        return replayer.always(slots, capacity.meanSeconds(), objective);
    }

    /** (replayed − actual) ÷ actual of direct and attached cost over the replayed time, of today's plan. */
    private @Nullable BigDecimal calibration() {
        BigDecimal actual = service.cost().replayedCost();
        if (actual.signum() <= 0) {
            return null;
        }
        BigDecimal hours = BigDecimal.ZERO;
        if (machine.alwaysOn()) {
            for (long micros : week.replayedByWeekday()) {
                hours = hours.add(Week.hours(micros));
            }
            hours = hours.multiply(BigDecimal.valueOf(machine.replicas()));
        } else {
            hours = service.cost().runningByWeekday().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
        BigDecimal replayed =
                service.cost().hourly().multiply(hours).add(service.cost().replayedFixed());
        return replayed.subtract(actual).divide(actual, SHARE_DIGITS, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal share(double share) {
        return BigDecimal.valueOf(share).setScale(SHARE_DIGITS, RoundingMode.HALF_EVEN);
    }
}
