package io.perdollar.reporting.chart;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.function.DoubleFunction;

/** Labels of an axis, written by a function. */
final class PeopleFormat extends NumberFormat {
    private static final long serialVersionUID = 1L;

    private final transient DoubleFunction<String> words;

    PeopleFormat(DoubleFunction<String> words) {
        this.words = words;
    }

    @Override
    public StringBuffer format(double number, StringBuffer target, FieldPosition position) {
        return target.append(words.apply(number));
    }

    @Override
    public StringBuffer format(long number, StringBuffer target, FieldPosition position) {
        return format((double) number, target, position);
    }

    /** Axes are never read back. */
    @Override
    public Number parse(String source, ParsePosition position) {
        throw new UnsupportedOperationException("the labels of an axis are not read back, got '" + source + "'");
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
