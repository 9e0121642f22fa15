package io.perdollar.jobs.config;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One monthly budget.
 *
 * @param monthly report currency
 * @param thresholds shares of it that alert, 0.5 for 50 %
 * @param to groups of {@code mail.groups}
 */
public record BudgetEntry(String name, Scope scope, BigDecimal monthly, List<BigDecimal> thresholds, List<String> to) {
    private static final List<BigDecimal> THRESHOLDS =
            List.of(new BigDecimal("0.5"), new BigDecimal("0.9"), BigDecimal.ONE);

    public BudgetEntry {
        thresholds = List.copyOf(thresholds);
        to = List.copyOf(to);
    }

    static @Nullable BudgetEntry read(Value value) {
        Section budget = value.section();
        String name = budget.required("name", ScalarForm.TEXT);
        Scope scope = Scope.read(budget);
        BigDecimal monthly = budget.required("monthly", ScalarForm.POSITIVE);
        List<BigDecimal> thresholds = budget.list("thresholds", ScalarForm.PERCENT);
        List<String> to = budget.list("to", ScalarForm.NAME);
        budget.done();
        return name == null || monthly == null
                ? null
                : new BudgetEntry(name, scope, monthly, thresholds.isEmpty() ? THRESHOLDS : thresholds, to);
    }
}
