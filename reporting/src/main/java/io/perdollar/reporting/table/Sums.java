package io.perdollar.reporting.table;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Adds cells of one kind. */
final class Sums {
    private Sums() {}

    /**
     * The sum of all known values. It is as provisional and as little to be trusted as any of them; whether logs speak of
     * enough is judged for the whole, not by its parts.
     *
     * @throws IllegalArgumentException if the values are of different kinds or currencies, or no numbers
     */
    static Cell of(List<Cell> cells) {
        Value sum = new Value.Missing();
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        for (Cell cell : cells) {
            sum = add(sum, cell.value());
            marks.addAll(cell.marks());
            marks.remove(Mark.LOW_COVERAGE);
        }
        return new Cell(sum, marks, new Derivation.ColumnTotal());
    }

    private static Value add(Value a, Value b) {
        if (a instanceof Value.Missing) {
            return b;
        }
        if (b instanceof Value.Missing) {
            return a;
        }
        if (a instanceof Value.Money x
                && b instanceof Value.Money y
                && x.currency().equals(y.currency())) {
            return new Value.Money(x.amount().add(y.amount()), x.currency());
        }
        if (a instanceof Value.Share x && b instanceof Value.Share y) {
            return new Value.Share(plus(x.share(), y.share()));
        }
        if (a instanceof Value.Count x && b instanceof Value.Count y) {
            return new Value.Count(x.count() + y.count());
        }
        if (a instanceof Value.Hours x && b instanceof Value.Hours y) {
            return new Value.Hours(x.micros() + y.micros());
        }
        throw new IllegalArgumentException("only numbers of one kind can be added, got " + a + " and " + b);
    }

    private static BigDecimal plus(BigDecimal a, BigDecimal b) {
        return a.add(b);
    }
}
