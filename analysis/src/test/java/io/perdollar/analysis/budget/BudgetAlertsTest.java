package io.perdollar.analysis.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perdollar.analysis.scope.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BudgetAlertsTest {
    private static final YearMonth MONTH = YearMonth.of(2026, 11);

    private static BudgetStatus status(@Nullable LocalDate crossedOn, boolean forecastCrosses, String probability) {
        BigDecimal amount = new BigDecimal("100");
        return new BudgetStatus(
                new Budget("all", new Scope.All(), amount, List.of(BigDecimal.ONE)),
                MONTH,
                new BigDecimal("60"),
                new BigDecimal("61"),
                new Forecast(new BigDecimal("110"), new BigDecimal("100"), new BigDecimal("120"), 60),
                List.of(new ThresholdCrossing(
                        BigDecimal.ONE, amount, crossedOn, forecastCrosses, new BigDecimal(probability))));
    }

    private static BudgetAlert.Key key(BudgetAlert.Kind kind) {
        return new BudgetAlert.Key("all", MONTH, BigDecimal.ONE, kind);
    }

    private static List<String> news(List<BudgetAlert.Key> told, BudgetStatus status) {
        return BudgetAlerts.news(told, List.of(status)).stream()
                .map(alert -> alert.key().kind() + (alert.retracted() ? " retracted" : ""))
                .toList();
    }

    @Test
    void aCrossingIsToldOnce() {
        BudgetStatus crossed = status(LocalDate.of(2026, 11, 9), true, "1");
        assertEquals(List.of("ACTUAL"), news(List.of(), crossed));
        assertEquals(List.of(), news(List.of(key(BudgetAlert.Kind.ACTUAL)), crossed));
    }

    @Test
    void aCrossingThatARestatementUndoesIsTakenBack() {
        BudgetStatus undone = status(null, false, "0.3");
        assertEquals(List.of("ACTUAL retracted"), news(List.of(key(BudgetAlert.Kind.ACTUAL)), undone));
    }

    @Test
    void aForecastIsToldOnceAndTakenBackOnlyWhenItHasBecomeUnlikely() {
        List<BudgetAlert.Key> told = List.of(key(BudgetAlert.Kind.FORECAST));
        assertEquals(List.of("FORECAST"), news(List.of(), status(null, true, "0.6")));
        assertEquals(List.of(), news(told, status(null, true, "0.6")));
        assertEquals(List.of(), news(told, status(null, false, "0.4")));
        assertEquals(List.of("FORECAST retracted"), news(told, status(null, false, "0.1")));
    }

    @Test
    void whatIsSpentNeedsNoForecast() {
        BudgetStatus crossed = status(LocalDate.of(2026, 11, 9), true, "1");
        assertEquals(List.of("ACTUAL"), news(List.of(key(BudgetAlert.Kind.FORECAST)), crossed));
    }
}
