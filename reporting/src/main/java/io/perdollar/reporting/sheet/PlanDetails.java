package io.perdollar.reporting.sheet;

import io.perdollar.analysis.plan.Fact;
import io.perdollar.analysis.plan.MemoryFit;
import io.perdollar.analysis.plan.ModelAdvice;
import io.perdollar.analysis.plan.ProfileComparison;
import io.perdollar.analysis.plan.ReplayedPlan;
import io.perdollar.analysis.plan.ScheduleFit;
import io.perdollar.analysis.plan.ServicePlans;
import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Kind;
import io.perdollar.reporting.table.Table;
import io.perdollar.reporting.text.AdviceWords;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands behind the plans: fitted hours, the guide's profiles, the memory that models need, and what else is to be said. */
final class PlanDetails {
    private PlanDetails() {}

    /** The tables that have anything to show. */
    static List<Table> build(SheetContext context) {
        List<Table> tables = new ArrayList<>();
        for (Table table : List.of(schedules(context), profiles(context), memory(context), notes(context))) {
            if (!table.rows().isEmpty()) {
                tables.add(table);
            }
        }
        return tables;
    }

    private static Table schedules(SheetContext context) {
        Table.Builder table = Table.builder("WeeklyHours", context.text("table.schedules"))
                .note(context.text("note.schedules"))
                .columns(
                        context.words("service", 22),
                        context.number("fitWeeks", Kind.COUNT, 14),
                        context.prose("weeklyHours", 36),
                        context.prose("judged", 36),
                        context.number("hoursPerWeek", Kind.COUNT, 15),
                        context.money("fittedCost", 15),
                        context.number("fitRefused", Kind.SHARE, 14),
                        context.number("judgedRefused", Kind.SHARE, 14),
                        context.money("guideCost", 14),
                        context.number("guideRefused", Kind.SHARE, 14));
        for (ServicePlans service : context.report().plans()) {
            ScheduleFit fit = service.schedule();
            if (fit != null) {
                table.row(
                        Cell.text(service.service()),
                        Cell.count((long) fit.fitWeeks()),
                        Cell.text(context.advice().hours(fit.hours())),
                        Cell.text(context.text(
                                "schedule.judged",
                                AdviceWords.share(fit.fitRefusedShare(), context.texts()),
                                AdviceWords.share(fit.judgedRefusedShare(), context.texts()))),
                        Cell.count((long) fit.hours().hoursPerWeek()),
                        context.money(cost(fit.fitted())),
                        Cell.share(fit.fitRefusedShare()),
                        Cell.share(fit.judgedRefusedShare()),
                        context.money(cost(fit.guide())),
                        Cell.share(
                                fit.guide() == null
                                        ? null
                                        : fit.guide().replay().refusedShare()));
            }
        }
        return table.build();
    }

    private static Table profiles(SheetContext context) {
        Table.Builder table = Table.builder("GuideProfiles", context.text("table.profiles"))
                .columns(
                        context.words("service", 22),
                        context.words("profile", 14),
                        context.prose("profileRuns", 36),
                        context.prose("departures", 36),
                        context.money("profileLow", 15),
                        context.money("profileHigh", 15),
                        context.money("profileDifference", 14));
        for (ServicePlans service : context.report().plans()) {
            for (ProfileComparison profile : service.profiles()) {
                table.row(
                        Cell.text(service.service()),
                        Cell.text(profile.profile()),
                        Cell.text(context.text(
                                profile.spot() ? "profile.spot" : "profile.standard",
                                profile.accelerator(),
                                profile.hoursPerDay())),
                        Cell.text(departures(context, profile)),
                        context.money(profile.monthlyLow()),
                        context.money(profile.monthlyHigh()),
                        context.money(profile.monthlyDifference()));
            }
        }
        return table.build();
    }

    private static String departures(SheetContext context, ProfileComparison profile) {
        return profile.departures().isEmpty()
                ? context.text("departure.none")
                : profile.departures().stream()
                        .map(departure -> context.texts().word("departure", key(departure)))
                        .collect(Collectors.joining(", "));
    }

    private static Table memory(SheetContext context) {
        Table.Builder table = Table.builder("ModelMemory", context.text("table.memory"))
                .note(context.text("note.memory"))
                .columns(
                        context.words("service", 22),
                        context.words("accelerator", 14),
                        context.prose("model", 36),
                        context.words("fits", 36),
                        context.number("weightsGb", Kind.RATIO, 15),
                        context.number("cacheGb", Kind.RATIO, 15),
                        context.number("usableGb", Kind.RATIO, 14));
        for (ServicePlans service : context.report().plans()) {
            ModelAdvice model = service.model();
            if (model != null) {
                for (MemoryFit fit : model.fits()) {
                    table.row(
                            Cell.text(service.service()),
                            Cell.text(fit.count() == 1 ? fit.accelerator() : fit.count() + " × " + fit.accelerator()),
                            Cell.text(context.advice().model(model)),
                            Cell.text(context.text(fit.fits() ? "fits.yes" : "fits.no")),
                            Cell.ratio(fit.weightsGb()),
                            Cell.ratio(fit.cacheGb()),
                            Cell.ratio(fit.usableGb()));
                }
            }
        }
        return table.build();
    }

    private static Table notes(SheetContext context) {
        Table.Builder table = Table.builder("PlanNotes", context.text("table.planNotes"))
                .fixed()
                .columns(context.words("service", 22), context.remark("note"));
        for (ServicePlans service : context.report().plans()) {
            for (Fact fact : service.notes()) {
                table.row(
                        Cell.text(service.service()), Cell.text(context.advice().sentence(fact)));
            }
        }
        return table.build();
    }

    private static @Nullable BigDecimal cost(@Nullable ReplayedPlan plan) {
        return plan == null ? null : plan.replay().monthlyCost();
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
