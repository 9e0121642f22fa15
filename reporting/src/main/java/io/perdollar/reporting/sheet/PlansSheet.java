package io.perdollar.reporting.sheet;

import io.perdollar.analysis.plan.Plan;
import io.perdollar.analysis.plan.Replay;
import io.perdollar.analysis.plan.ReplayedPlan;
import io.perdollar.analysis.plan.ServicePlans;
import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Column.Look;
import io.perdollar.reporting.table.Derivation.Difference;
import io.perdollar.reporting.table.Derivation.InRow;
import io.perdollar.reporting.table.Derivation.RowTotal;
import io.perdollar.reporting.table.Format;
import io.perdollar.reporting.table.Kind;
import io.perdollar.reporting.table.Mark;
import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Sheet.Topic;
import io.perdollar.reporting.table.Table;
import io.perdollar.reporting.table.Value;
import io.perdollar.reporting.text.Numbers;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What else each service could run on, what that would cost, and what it would have done to its requests. */
public final class PlansSheet {
    /** Id of the table with a line per service. */
    public static final String SERVICES = "PlansByService";
    /** Id of the table of replayed plans. */
    public static final String PLANS = "ReplayedPlans";

    /** A reader compares so many plans of a service; the cheapest ones. */
    private static final int MOST_PLANS = 30;

    /** Above so many services each shows only the plans that matter. */
    private static final int MANY_SERVICES = 100;

    private static final BigDecimal TEN_PERCENT = new BigDecimal("0.1");

    private PlansSheet() {}

    static Sheet build(SheetContext context) {
        List<Table> tables = new ArrayList<>(List.of(services(context), plans(context), LeverTable.build(context)));
        tables.addAll(PlanDetails.build(context));
        return context.sheet(Topic.PLANS, tables.toArray(Table[]::new));
    }

    /** The plans of a service that are shown: the front first, cheapest first, then the rest. */
    public static List<ReplayedPlan> shown(ServicePlans service, int services) {
        Set<ReplayedPlan> shown = new LinkedHashSet<>(service.front());
        if (service.today() != null) {
            shown.add(service.today());
        }
        if (service.best() != null) {
            shown.add(service.best());
        }
        if (services <= MANY_SERVICES) {
            service.plans().stream().limit(MOST_PLANS).forEach(shown::add);
        }
        return List.copyOf(shown);
    }

    private static Table services(SheetContext context) {
        Table.Builder table = Table.builder(SERVICES, context.text("table.planServices"))
                .columns(
                        context.words("service", 22),
                        context.words("environment", 14),
                        context.prose("planToday", 46),
                        context.prose("planBest", 46),
                        context.money("costToday", 15),
                        context.money("costBest", 15),
                        context.money("planSaving", 14),
                        context.number("refusedBest", Kind.SHARE, 12),
                        context.number("delayedBest", Kind.SHARE, 12),
                        context.number("calibration", Kind.CHANGE, 14),
                        context.number("evidenceDays", Kind.COUNT, 9),
                        context.number("coveredShare", Kind.SHARE, 12),
                        context.prose("replayState", 34));
        for (ServicePlans service : context.report().plans()) {
            table.row(service(context, service));
        }
        Table built = table.build();
        return built.rows().isEmpty()
                ? table.note(context.text("note.noPlans")).build()
                : table.note(context.text("note.plans"))
                        .totals(context.text("total"), "costToday", "planSaving")
                        .build();
    }

    private static List<Cell> service(SheetContext context, ServicePlans service) {
        ReplayedPlan today = service.today();
        ReplayedPlan best = service.best();
        BigDecimal error = today == null ? null : today.replay().calibrationError();
        boolean off = error != null && error.abs().compareTo(TEN_PERCENT) > 0;
        BigDecimal before = today == null ? null : today.replay().monthlyCost();
        BigDecimal after = best == null ? null : best.replay().monthlyCost();
        return List.of(
                Cell.text(service.service()),
                Cell.text(service.environment()),
                Cell.text(today == null ? null : context.advice().plan(today.plan())),
                Cell.text(best == null ? null : context.advice().plan(best.plan())),
                context.money(before).mark(Mark.LOW_CONFIDENCE, off),
                context.money(after).mark(Mark.LOW_CONFIDENCE, off),
                context.money(before == null || after == null ? null : before.subtract(after))
                        .derivedBy(new Difference(new InRow("costToday"), new InRow("costBest")))
                        .mark(Mark.LOW_CONFIDENCE, off),
                Cell.share(best == null ? null : best.replay().refusedShare()),
                Cell.share(best == null ? null : best.replay().delayedShare()),
                error == null
                        ? Cell.missing()
                        : Cell.of(new Value.Change(error)).mark(Mark.LOW_CONFIDENCE, off),
                Cell.count((long) service.evidenceDays()),
                Cell.share(service.coveredShare()),
                Cell.text(state(context, service)));
    }

    private static String state(SheetContext context, ServicePlans service) {
        ServicePlans.Shortfall shortfall = service.shortfall();
        if (shortfall == ServicePlans.Shortfall.EVIDENCE) {
            BigDecimal covered = service.coveredShare();
            return context.text(
                    "shortfall.evidence",
                    service.evidenceDays(),
                    covered == null ? Format.MISSING : Numbers.share(covered));
        }
        if (shortfall != null) {
            return context.texts().word("shortfall", key(shortfall));
        }
        return context.text(
                service.best() == null ? "replay.noneMeets" : "replay.done",
                service.plans().size());
    }

    private static Table plans(SheetContext context) {
        Table.Builder table = Table.builder(PLANS, context.text("table.replayedPlans"))
                .columns(
                        context.words("service", 22),
                        context.words("planRole", 14),
                        context.prose("plan", 70),
                        context.words("verdict", 46),
                        context.money("monthlyCost", 15).look(Look.BAR),
                        context.money("hourlyPrice", 15),
                        context.number("refusedShare", Kind.SHARE, 14),
                        context.number("delayedShare", Kind.SHARE, 12),
                        context.number("harmedShare", Kind.SHARE, 12),
                        context.number("waitSeconds", Kind.RATIO, 12),
                        context.number("coldStarts", Kind.COUNT, 14),
                        context.number("interruptions", Kind.RATIO, 16),
                        context.number("runningHoursPerMonth", Kind.RATIO, 14),
                        context.words("accelerator", 34).asDetail(),
                        context.words("machineType", 18).asDetail(),
                        context.number("replicas", Kind.COUNT, 11).asDetail(),
                        context.words("provisioning", 20).asDetail(),
                        context.words("operation", 30).asDetail(),
                        context.number("requests", Kind.COUNT, 14).asDetail(),
                        context.number("served", Kind.COUNT, 14).asDetail(),
                        context.number("refused", Kind.COUNT, 12).asDetail(),
                        context.words("priceOrigin", 50).asDetail(),
                        context.number("throughputPerHour", Kind.RATIO, 16).asDetail(),
                        context.words("throughputOrigin", 30).asDetail(),
                        context.number("supportEnds", Kind.DATE, 16).asDetail());
        int services = context.report().plans().size();
        for (ServicePlans service : context.report().plans()) {
            for (ReplayedPlan plan : shown(service, services)) {
                table.row(plan(context, service, plan));
            }
        }
        return table.note(context.text("note.replay", MOST_PLANS)).build();
    }

    private static List<Cell> plan(SheetContext context, ServicePlans service, ReplayedPlan replayed) {
        Plan plan = replayed.plan();
        Replay replay = replayed.replay();
        return List.of(
                Cell.text(service.service()),
                Cell.text(role(context, service, replayed)),
                Cell.text(context.advice().plan(plan)),
                Cell.text(context.texts().word("verdict", key(replay.verdict()))),
                context.money(replay.monthlyCost()),
                context.unitPrice(replayed.hourlyPrice()),
                Cell.share(replay.refusedShare()),
                Cell.share(replay.delayedShare()),
                Cell.share(replayed.harmedShare()).derivedBy(new RowTotal("refusedShare", "delayedShare")),
                Cell.ratio(seconds(replay.p95Wait())),
                Cell.count(replay.coldStarts()),
                Cell.ratio(replay.interruptions()),
                Cell.ratio(replay.runningHoursPerMonth()),
                Cell.text(plan.accelerator()),
                Cell.text(plan.machineType()),
                Cell.count((long) plan.replicas()),
                Cell.text(context.advice().provisioning(plan.provisioning())),
                Cell.text(context.advice().operation(plan.operation())),
                Cell.count(replay.requests()),
                Cell.count(replay.served()),
                Cell.count(replay.refused()),
                Cell.text(context.advice().priceOrigin(replayed.priceOrigin())),
                Cell.ratio(replayed.throughput().perHour()),
                Cell.text(context.advice().throughput(replayed.throughput())),
                replayed.supportEnds() == null ? Cell.missing() : Cell.day(replayed.supportEnds()));
    }

    private static @Nullable String role(SheetContext context, ServicePlans service, ReplayedPlan plan) {
        List<String> roles = new ArrayList<>();
        if (plan.equals(service.today())) {
            roles.add(context.text("role.today"));
        }
        if (plan.equals(service.best())) {
            roles.add(context.text("role.best"));
        }
        if (roles.isEmpty() && service.front().contains(plan)) {
            roles.add(context.text("role.front"));
        }
        return roles.isEmpty() ? null : String.join(", ", roles);
    }

    private static BigDecimal seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis()).movePointLeft(3);
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
