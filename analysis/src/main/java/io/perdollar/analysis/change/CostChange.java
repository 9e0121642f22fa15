package io.perdollar.analysis.change;

import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.spend.Movement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Why the billed cost of this report's window differs from that of the report before, in report currency. The parts sum to
 * the difference, exactly.
 *
 * @param previousDate report date of the report before
 * @param previousAttempt its attempt
 * @param before billed cost of its window, as it was reported
 * @param after billed cost of this window
 * @param parts every reason once, in order; zero where it changed nothing
 * @param movements what moved most between the windows, largest first
 */
public record CostChange(
        LocalDate previousDate,
        int previousAttempt,
        BigDecimal before,
        BigDecimal after,
        List<Part> parts,
        List<Movement> movements) {
    /** What one reason did. */
    public record Part(ChangeReason reason, BigDecimal amount) {}

    public CostChange {
        parts = List.copyOf(parts);
        movements = List.copyOf(movements);
        BigDecimal sum = parts.stream().map(Part::amount).reduce(Numeric.ZERO, BigDecimal::add);
        if (sum.compareTo(after.subtract(before)) != 0) {
            throw new IllegalArgumentException(
                    "the reasons of a change must sum to it, got " + sum + " for " + after.subtract(before));
        }
    }

    /** After − before. */
    public BigDecimal difference() {
        return after.subtract(before);
    }
}
