package io.perdollar.analysis.unusual;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.spend.Movement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A day on which one category of one service cost other than its history lets expect; billed cost without promotions, in
 * report currency.
 *
 * @param date the local day
 * @param days how many days in a row were unusual in the same direction, this one being the first
 * @param service null for what belongs to no GPU VM
 * @param cost of the day
 * @param usual what its weekday mostly costs
 * @param score distance from it, in robust standard deviations; signed
 * @param movements what changed against the usual ones of the same weekdays before, largest first; credits other than
 *     promotions are part of the price
 */
public record UnusualDay(
        LocalDate date,
        int days,
        @Nullable String service,
        Category category,
        BigDecimal cost,
        BigDecimal usual,
        double score,
        List<Movement> movements) {
    public UnusualDay {
        movements = List.copyOf(movements);
        if (days < 1) {
            throw new IllegalArgumentException("an unusual day is at least one day, got " + days);
        }
    }

    /** What it cost more, or less. */
    public BigDecimal deviation() {
        return cost.subtract(usual);
    }
}
