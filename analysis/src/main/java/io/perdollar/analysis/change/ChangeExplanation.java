package io.perdollar.analysis.change;

import io.perdollar.analysis.change.CostChange.Part;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.spend.DailySpend;
import io.perdollar.analysis.spend.Movement;
import io.perdollar.analysis.spend.Movements;
import io.perdollar.analysis.spend.SpendLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Explains a change of the window's billed cost: first what the bill tells differently of the days that the report before
 * spoke of, then how this window differs from that one as both are known now. What neither explains can only come from
 * other conversion rates for unchanged rows, and counts as currency.
 */
public final class ChangeExplanation {
    private static final int MOST_MOVEMENTS = 8;

    private ChangeExplanation() {}

    /**
     * The report before.
     *
     * @param reportDate last day of its window
     * @param from first day of its window
     * @param billedCost of its window as it was reported, in the currency of this report
     */
    public record Before(LocalDate reportDate, int attempt, LocalDate from, BigDecimal billedCost) {}

    /**
     * Explains.
     *
     * @param moved charges of the window before whose day changed since
     * @param spend covers both windows
     * @param from first day of this window; the last is that of {@code spend}
     * @param after billed cost of this window
     */
    public static CostChange of(Before before, MovedDays moved, DailySpend spend, LocalDate from, BigDecimal after) {
        Map<ChangeReason, BigDecimal> reasons = new EnumMap<>(ChangeReason.class);
        for (ChangeReason reason : ChangeReason.values()) {
            reasons.put(reason, Numeric.ZERO);
        }
        moved.byReason().forEach((reason, amount) -> reasons.merge(reason, amount, BigDecimal::add));
        List<Movement> movements = new ArrayList<>();
        for (SpendLine line : spend.lines()) {
            Span then = Span.of(line, spend, before.from(), before.reportDate());
            Span now = Span.of(line, spend, from, spend.first().plusDays(spend.days() - 1L));
            Movement movement = Movements.of(line.owner(), then.cost, then.usage, now.cost, now.usage);
            reasons.merge(ChangeReason.QUANTITY, movement.quantity(), BigDecimal::add);
            reasons.merge(ChangeReason.PRICE, movement.price(), BigDecimal::add);
            reasons.merge(ChangeReason.CREDITS, now.credits.subtract(then.credits), BigDecimal::add);
            movements.add(movement);
        }
        BigDecimal explained = reasons.values().stream().reduce(Numeric.ZERO, BigDecimal::add);
        reasons.merge(ChangeReason.CURRENCY, after.subtract(before.billedCost()).subtract(explained), BigDecimal::add);
        return new CostChange(
                before.reportDate(),
                before.attempt(),
                before.billedCost(),
                after,
                Arrays.stream(ChangeReason.values())
                        .map(reason -> new Part(reason, Objects.requireNonNull(reasons.get(reason))))
                        .toList(),
                Movements.largest(movements, MOST_MOVEMENTS));
    }

    /** Sums of one line over some days. */
    private static final class Span {
        BigDecimal cost = Numeric.ZERO;
        BigDecimal credits = Numeric.ZERO;
        double usage;

        static Span of(SpendLine line, DailySpend spend, LocalDate from, LocalDate to) {
            Span span = new Span();
            for (int day = Math.max(0, spend.index(from)); day <= spend.index(to); day++) {
                span.cost = span.cost.add(line.cost(day));
                span.credits = span.credits.add(line.credits(day));
                span.usage += line.usage(day);
            }
            return span;
        }
    }
}
