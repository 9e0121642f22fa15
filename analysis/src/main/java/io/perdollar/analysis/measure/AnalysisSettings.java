package io.perdollar.analysis.measure;

import io.perdollar.analysis.advice.AdviceRules;
import io.perdollar.analysis.budget.Budget;
import io.perdollar.analysis.fleet.FleetRules;
import io.perdollar.analysis.idle.IdleRules;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.place.CategoryRules;
import io.perdollar.analysis.place.SharedCost;
import io.perdollar.analysis.time.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a report is asked for, and the rules in force.
 *
 * @param reportDate last local day of the window
 * @param attempt 1 for the first run of a date
 * @param engine {@code files} or {@code bigquery}
 * @param zone time zone of days, weeks and months
 * @param currency report currency; null means the only one on the bill
 * @param windowDays length of the window
 * @param settleAfter how far export_time must have moved past a day's end (equations §12)
 * @param rates units per US dollar where the bill has no rate
 * @param idle thresholds
 * @param sharedCost how shared cost is allocated
 * @param categories category rules
 * @param fleet service and attachment rules
 * @param advice what advice may ask for and assume
 * @param budgets to hold the month of the report date against; names are unique
 */
public record AnalysisSettings(
        LocalDate reportDate,
        int attempt,
        String engine,
        ZoneId zone,
        @Nullable CurrencyCode currency,
        int windowDays,
        Duration settleAfter,
        Map<CurrencyCode, BigDecimal> rates,
        IdleRules idle,
        SharedCost sharedCost,
        CategoryRules categories,
        FleetRules fleet,
        AdviceRules advice,
        List<Budget> budgets) {
    private static final int HISTORY_DAYS = 56;

    public AnalysisSettings {
        if (attempt < 1) {
            throw new IllegalArgumentException("an attempt counts from 1, got " + attempt);
        }
        rates = Map.copyOf(rates);
        budgets = List.copyOf(budgets);
    }

    /** The report window. */
    public Window window() {
        return Window.endingWith(reportDate, windowDays, zone);
    }

    /**
     * The first local day whose charges the analysis needs: groups of commitments are formed by calendar month, so the
     * month in which the comparison window starts is read from its first day on; and what is usual is learned from eight
     * weeks, however short the window.
     */
    public LocalDate firstDay() {
        LocalDate comparison = window().comparison().from();
        LocalDate weeks = reportDate.minusDays(HISTORY_DAYS - 1);
        return (comparison.isBefore(weeks) ? comparison : weeks).withDayOfMonth(1);
    }

    /** The same rules for other days. */
    public AnalysisSettings endingWith(LocalDate lastDay, int days) {
        return new AnalysisSettings(
                lastDay,
                attempt,
                engine,
                zone,
                currency,
                days,
                settleAfter,
                rates,
                idle,
                sharedCost,
                categories,
                fleet,
                advice,
                budgets);
    }
}
