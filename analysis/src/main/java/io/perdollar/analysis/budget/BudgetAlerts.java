package io.perdollar.analysis.budget;

import io.perdollar.analysis.budget.BudgetAlert.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Finds what is news about thresholds: each crossing is told once a month, and taken back where it is undone. */
public final class BudgetAlerts {
    /** A forecast that was told is taken back only when the crossing has become unlikely, not when it wavers. */
    private static final BigDecimal UNLIKELY = new BigDecimal("0.2");

    private BudgetAlerts() {}

    /**
     * The news against what was told.
     *
     * @param told alerts that stand: told and not taken back
     * @return in the order of budgets and thresholds, reported cost before forecast
     */
    public static List<BudgetAlert> news(Collection<BudgetAlert.Key> told, List<BudgetStatus> budgets) {
        List<BudgetAlert> news = new ArrayList<>();
        for (BudgetStatus status : budgets) {
            for (ThresholdCrossing threshold : status.thresholds()) {
                addActual(news, told, status, threshold);
                addForecast(news, told, status, threshold);
            }
        }
        return List.copyOf(news);
    }

    private static void addActual(
            List<BudgetAlert> news,
            Collection<BudgetAlert.Key> told,
            BudgetStatus status,
            ThresholdCrossing threshold) {
        BudgetAlert.Key key = key(status, threshold, Kind.ACTUAL);
        if (threshold.isCrossed() != told.contains(key)) {
            news.add(new BudgetAlert(key, threshold.amount(), status.monthToDate(), !threshold.isCrossed()));
        }
    }

    /** A threshold that the reported cost has crossed needs no forecast any more, nor its retraction. */
    private static void addForecast(
            List<BudgetAlert> news,
            Collection<BudgetAlert.Key> told,
            BudgetStatus status,
            ThresholdCrossing threshold) {
        Forecast forecast = status.forecast();
        if (threshold.isCrossed() || forecast == null) {
            return;
        }
        BudgetAlert.Key key = key(status, threshold, Kind.FORECAST);
        boolean wasTold = told.contains(key);
        BigDecimal probability = threshold.probability();
        boolean unlikely = probability != null && probability.compareTo(UNLIKELY) < 0;
        if (!wasTold && threshold.forecastCrosses()) {
            news.add(new BudgetAlert(key, threshold.amount(), forecast.expected(), false));
        } else if (wasTold && unlikely) {
            news.add(new BudgetAlert(key, threshold.amount(), forecast.expected(), true));
        }
    }

    private static BudgetAlert.Key key(BudgetStatus status, ThresholdCrossing threshold, Kind kind) {
        return new BudgetAlert.Key(status.budget().name(), status.month(), threshold.threshold(), kind);
    }
}
