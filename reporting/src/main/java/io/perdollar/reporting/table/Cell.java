package io.perdollar.reporting.table;

import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.reporting.text.ForeignText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One cell: its value, the doubts about it, and how it follows from other cells.
 *
 * @param value exact and typed
 * @param marks doubts, shown where the figure stands
 * @param derivation null where the value stands for itself
 */
public record Cell(Value value, Set<Mark> marks, @Nullable Derivation derivation) {
    private static final Cell MISSING = of(new Value.Missing());

    public Cell {
        marks = marks.isEmpty() ? Set.of() : Set.copyOf(marks);
        if (value instanceof Value.Missing) {
            derivation = null;
        }
    }

    /** A value without doubt. */
    public static Cell of(Value value) {
        return new Cell(value, Set.of(), null);
    }

    /** Nothing known. */
    public static Cell missing() {
        return MISSING;
    }

    /** Words, made safe to show; missing where null. */
    public static Cell text(@Nullable String text) {
        return text == null ? MISSING : of(new Value.Text(ForeignText.visible(text)));
    }

    /** Money; missing where null. */
    public static Cell money(@Nullable BigDecimal amount, CurrencyCode currency) {
        return amount == null ? MISSING : of(new Value.Money(amount, currency));
    }

    /** Money per unit; missing where null. */
    public static Cell unitPrice(@Nullable BigDecimal amount, CurrencyCode currency) {
        return amount == null ? MISSING : of(new Value.UnitPrice(amount, currency));
    }

    /** A ratio; missing where null. */
    public static Cell ratio(@Nullable BigDecimal ratio) {
        return ratio == null ? MISSING : of(new Value.Ratio(ratio));
    }

    /** A part of a whole; missing where null. */
    public static Cell share(@Nullable BigDecimal share) {
        return share == null ? MISSING : of(new Value.Share(share));
    }

    /** A number of things; missing where null. */
    public static Cell count(@Nullable Long count) {
        return count == null ? MISSING : of(new Value.Count(count));
    }

    /** A time in microseconds, shown in hours; missing where null. */
    public static Cell hours(@Nullable Long micros) {
        return micros == null ? MISSING : of(new Value.Hours(micros));
    }

    /** A day. */
    public static Cell day(LocalDate date) {
        return of(new Value.Day(date));
    }

    /** A month. */
    public static Cell month(YearMonth month) {
        return of(new Value.Month(month));
    }

    /** The same cell with a doubt where {@code doubtful}; an unknown value carries none. */
    public Cell mark(Mark mark, boolean doubtful) {
        if (!doubtful || value instanceof Value.Missing) {
            return this;
        }
        Set<Mark> more = EnumSet.of(mark);
        more.addAll(marks);
        return new Cell(value, more, derivation);
    }

    /** The same cell, derived from others. */
    public Cell derivedBy(Derivation how) {
        return new Cell(value, marks, how);
    }
}
