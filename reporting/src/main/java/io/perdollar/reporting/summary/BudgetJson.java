package io.perdollar.reporting.summary;

import io.perdollar.analysis.budget.BudgetStatus;
import io.perdollar.analysis.budget.Forecast;
import io.perdollar.analysis.budget.ThresholdCrossing;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** The budgets of {@code summary.json}. */
final class BudgetJson {
    private final JsonFields json;

    BudgetJson(JsonFields json) {
        this.json = json;
    }

    void write(List<BudgetStatus> budgets) throws IOException {
        List<BudgetStatus> sorted = budgets.stream()
                .sorted(Comparator.comparing(status -> status.budget().name()))
                .toList();
        json.array("budgets", () -> {
            for (BudgetStatus status : sorted) {
                json.object(() -> write(status));
            }
        });
    }

    private void write(BudgetStatus status) throws IOException {
        Forecast forecast = status.forecast();
        json.text("name", status.budget().name());
        json.text("scope", status.budget().scope().words());
        json.money("amount", status.budget().monthly());
        json.money("monthToDate", status.monthToDate());
        json.money("expectedMonthToDate", status.expectedMonthToDate());
        json.money("forecast", forecast == null ? null : forecast.expected());
        json.money("forecastLow", forecast == null ? null : forecast.low());
        json.money("forecastHigh", forecast == null ? null : forecast.high());
        json.ratios(
                "thresholdsCrossed",
                status.thresholds().stream()
                        .filter(ThresholdCrossing::isCrossed)
                        .map(ThresholdCrossing::threshold)
                        .toList());
    }
}
