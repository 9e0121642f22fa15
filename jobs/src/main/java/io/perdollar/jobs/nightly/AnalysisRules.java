package io.perdollar.jobs.nightly;

import io.perdollar.analysis.advice.AdviceRules;
import io.perdollar.analysis.budget.Budget;
import io.perdollar.analysis.fleet.FleetRules;
import io.perdollar.analysis.idle.IdleRules;
import io.perdollar.analysis.measure.AnalysisSettings;
import io.perdollar.analysis.place.CategoryRules;
import io.perdollar.analysis.place.SharedCost;
import io.perdollar.jobs.config.AdviceAssumptions;
import io.perdollar.jobs.config.AdviceSettings;
import io.perdollar.jobs.config.BillingEntry;
import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.FleetSettings;
import io.perdollar.jobs.config.RequestsEntry;
import io.perdollar.jobs.ledger.Run;
import io.perdollar.jobs.mail.Scopes;
import java.time.Duration;
import java.util.Comparator;

/** What a configuration means for the analysis of a run. */
final class AnalysisRules {
    /** {@code bigquery} where any of the bill or the logs is added up there, else {@code files} (contracts, summary.json). */
    static String engine(Configuration configuration) {
        boolean bigQuery = configuration.billing().stream().anyMatch(BillingEntry.ExportTable.class::isInstance)
                || configuration.requests().stream()
                        .anyMatch(entry -> entry.place() instanceof RequestsEntry.Place.LogTable);
        return bigQuery ? "bigquery" : "files";
    }

    private AnalysisRules() {}

    static AnalysisSettings of(Configuration configuration, Run run) {
        FleetSettings fleet = configuration.fleet();
        return new AnalysisSettings(
                run.reportDate(),
                run.attempt(),
                run.engine(),
                configuration.report().timeZone(),
                configuration.report().currency(),
                configuration.report().windowDays(),
                settleAfter(configuration),
                configuration.report().rates(),
                new IdleRules(
                        configuration.idle().threshold(), configuration.idle().startUp()),
                sharedCost(fleet),
                CategoryRules.DEFAULT,
                new FleetRules(
                        fleet.services().stream()
                                .map(rule ->
                                        new FleetRules.ServiceRule(rule.match(), rule.service(), rule.environment()))
                                .toList(),
                        fleet.attached().entrySet().stream()
                                .map(rule -> new FleetRules.AttachmentRule(rule.getKey(), rule.getValue()))
                                .toList()),
                advice(configuration),
                configuration.budgets().stream()
                        .map(budget -> new Budget(
                                budget.name(), Scopes.of(budget.scope()), budget.monthly(), budget.thresholds()))
                        .toList());
    }

    private static AdviceRules advice(Configuration configuration) {
        AdviceSettings advice = configuration.advice();
        AdviceAssumptions assumptions = advice.assumptions();
        return AdviceRules.DEFAULT
                .starting(configuration.idle().startUp())
                .describing(advice.policies(), advice.models(), advice.throughput())
                .assuming(
                        assumptions.interruptions(),
                        assumptions.stopping(),
                        assumptions.failedStarts(),
                        assumptions.supportMonths(),
                        assumptions.profiles());
    }

    /** The longest of all billing entries: a day is settled when it is everywhere. */
    static Duration settleAfter(Configuration configuration) {
        return configuration.billing().stream()
                .map(BillingEntry::settleAfter)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ofHours(24));
    }

    private static SharedCost sharedCost(FleetSettings fleet) {
        return switch (fleet.sharedCost()) {
            case REQUESTS -> SharedCost.REQUESTS;
            case COST -> SharedCost.COST;
            case NONE -> SharedCost.NONE;
        };
    }
}
