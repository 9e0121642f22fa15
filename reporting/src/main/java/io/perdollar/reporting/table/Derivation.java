package io.perdollar.reporting.table;

import java.util.List;

/**
 * How a cell follows from others, so that a spreadsheet can recompute it. The cell's value is exact already; a renderer
 * without formulas ignores this.
 */
public sealed interface Derivation {

    /** The same figure as elsewhere. */
    record Same(Operand figure) implements Derivation {}

    /** {@code numerator ÷ denominator}. */
    record Quotient(Operand numerator, Operand denominator) implements Derivation {}

    /** {@code minuend − subtrahend}, rounded to the sixth digit so that equal sums show no residue of binary fractions. */
    record Difference(Operand minuend, Operand subtrahend) implements Derivation {}

    /** {@code (now − before) ÷ before}. */
    record Growth(Operand now, Operand before) implements Derivation {}

    /** The visible rows of the cell's own column, for a total. */
    record ColumnTotal() implements Derivation {}

    /** The cells of the same row, from one column to another. */
    record RowTotal(String firstColumn, String lastColumn) implements Derivation {}

    /**
     * The sum of a column of another table, over the rows that agree with some operands.
     *
     * @param table id of that table
     * @param column what is added
     * @param where which rows
     */
    record SumWhere(String table, String column, List<Match> where) implements Derivation {
        public SumWhere {
            where = List.copyOf(where);
        }
    }

    /** A column, and what it must hold. */
    record Match(String column, Operand holds) {}

    /** What a reader typed − a figure, rounded as the figure's currency is; empty until something is typed. */
    record AgainstTyped(Operand typed, Operand figure, int digits) implements Derivation {}

    /** Where a figure stands. */
    sealed interface Operand {}

    /** A cell of the same row. */
    record InRow(String column) implements Operand {}

    /** The words themselves. */
    record Words(String words) implements Operand {}

    /** A figure with a name that holds in the whole report. */
    record Named(String name) implements Operand {}
}
