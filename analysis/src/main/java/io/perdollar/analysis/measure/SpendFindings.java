package io.perdollar.analysis.measure;

import io.perdollar.analysis.budget.Budget;
import io.perdollar.analysis.budget.BudgetReview;
import io.perdollar.analysis.budget.BudgetStatus;
import io.perdollar.analysis.budget.DayKnowledge;
import io.perdollar.analysis.change.CostChange;
import io.perdollar.analysis.spend.DailySpend;
import io.perdollar.analysis.time.Micros;
import io.perdollar.analysis.time.ReportZone;
import io.perdollar.analysis.unusual.UnusualDay;
import io.perdollar.analysis.unusual.UnusualDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What daily spend tells: budgets, the change against the report before, unusual days. */
final class SpendFindings {
    private SpendFindings() {}

    static List<BudgetStatus> budgets(FleetFacts facts, List<Budget> budgets) {
        return BudgetReview.of(budgets, facts.spend(), knowledge(facts), facts.delay());
    }

    static @Nullable CostChange change(FleetFacts facts) {
        return facts.reading()
                .change(
                        facts.spend(),
                        facts.settings().window().from(),
                        facts.report().costs.total.billed());
    }

    static List<UnusualDay> unusualDays(FleetFacts facts) {
        return UnusualDays.of(
                facts.spend(),
                knowledge(facts).settledDays(),
                facts.settings().window().from());
    }

    private static DayKnowledge knowledge(FleetFacts facts) {
        Map<String, Instant> newest = new HashMap<>();
        facts.bill()
                .days()
                .forEach(day ->
                        newest.merge(day.billingAccount(), day.newestExportTime(), (a, b) -> a.isAfter(b) ? a : b));
        DailySpend spend = facts.spend();
        ReportZone zone = new ReportZone(facts.settings().zone());
        List<Double> ages = new ArrayList<>();
        Predicate<LocalDate> isSettled = FleetAnalyzer.settled(facts.settings(), facts.bill());
        int settled = 0;
        for (int day = 0; day < spend.days(); day++) {
            LocalDate date = spend.first().plusDays(day);
            long end = zone.hoursOf(date).to();
            ages.add(newest.values().stream()
                    .mapToDouble(at -> (double) (Micros.of(at) - end) / Micros.HOUR)
                    .min()
                    .orElse(0));
            if (isSettled.test(date) && settled == day) {
                settled++;
            }
        }
        return new DayKnowledge(settled, ages);
    }
}
