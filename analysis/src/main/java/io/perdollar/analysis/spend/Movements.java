package io.perdollar.analysis.spend;

import io.perdollar.analysis.money.Numeric;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Splits a change of cost into quantity and price. */
public final class Movements {
    private Movements() {}

    /**
     * One line's change: quantity = (usage after ÷ usage before − 1) × cost before, price the exact rest. Where there was
     * no usage or no cost before, all of it is quantity.
     */
    public static Movement of(
            SpendLine.Owner owner, BigDecimal before, double usageBefore, BigDecimal after, double usageAfter) {
        BigDecimal change = after.subtract(before);
        BigDecimal quantity = change;
        if (usageBefore > 0 && before.signum() != 0 && usageAfter > 0) {
            quantity = Numeric.round(before.multiply(BigDecimal.valueOf(usageAfter / usageBefore - 1)));
        }
        return new Movement(
                owner.resource(), owner.service(), owner.sku().description(), quantity, change.subtract(quantity));
    }

    /** The largest of those that are any, at most so many; the same in any order come in the same order. */
    public static List<Movement> largest(Collection<Movement> movements, int most) {
        return movements.stream()
                .filter(movement -> movement.total().signum() != 0)
                .sorted(Comparator.comparing(
                                (Movement movement) -> movement.total().abs())
                        .reversed()
                        .thenComparing(movement -> Objects.requireNonNullElse(movement.resource(), ""))
                        .thenComparing(Movement::sku))
                .limit(most)
                .toList();
    }
}
