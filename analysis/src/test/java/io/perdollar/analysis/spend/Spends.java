package io.perdollar.analysis.spend;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.charge.Sku;
import io.perdollar.analysis.money.Numeric;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Daily spend for tests. */
@NullMarked
public final class Spends {
    private final LocalDate first;
    private final int days;
    private final List<SpendLine> lines = new ArrayList<>();
    private final List<DailySpend.SharedPart> shared = new ArrayList<>();

    public Spends(LocalDate first, int days) {
        this.first = first;
        this.days = days;
    }

    /** A line of a service, its cost by day number; usage is proportional to it at a price of 2. */
    public Spends line(@Nullable String service, Category category, IntToDoubleFunction cost) {
        return line(service, category, cost, day -> cost.applyAsDouble(day) / 2);
    }

    public Spends line(
            @Nullable String service, Category category, IntToDoubleFunction cost, IntToDoubleFunction usage) {
        String name = service == null ? null : service + "-1";
        SpendLine line = new SpendLine(
                new SpendLine.Owner(
                        "llm", service, service == null ? null : "prod", name, category, new Sku("c", "s", "L4 GPU")),
                days);
        for (int day = 0; day < days; day++) {
            line.add(
                    day,
                    money(cost.applyAsDouble(day)),
                    Numeric.ZERO,
                    Numeric.ZERO,
                    BigDecimal.valueOf(usage.applyAsDouble(day)));
        }
        lines.add(line);
        return this;
    }

    public Spends shared(String service, double perDay) {
        shared.add(new DailySpend.SharedPart(service, "prod", Collections.nCopies(days, money(perDay))));
        return this;
    }

    public DailySpend spend() {
        return new DailySpend(first, days, 0, lines, shared);
    }

    public static BigDecimal money(double amount) {
        return Numeric.round(BigDecimal.valueOf(amount));
    }
}
