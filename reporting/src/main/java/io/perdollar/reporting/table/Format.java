package io.perdollar.reporting.table;

import io.perdollar.reporting.text.Dates;
import io.perdollar.reporting.text.Language;
import io.perdollar.reporting.text.Numbers;
import java.util.stream.Collectors;

/** Cells as text for people, where a renderer has no number formats of its own. */
public final class Format {
    /** What stands for an unknown value. */
    public static final String MISSING = "–";

    private Format() {}

    /** The value, after the signs of its marks. */
    public static String marked(Cell cell, Language language) {
        String marks = cell.marks().stream().sorted().map(Mark::sign).collect(Collectors.joining());
        String text = value(cell.value(), language);
        return marks.isEmpty() ? text : marks + " " + text;
    }

    /** The value alone; money without its currency, which the column's title names. */
    public static String value(Value value, Language language) {
        if (value instanceof Value.File file) {
            return file.path();
        }
        if (value instanceof Value.Text text) {
            return text.text();
        }
        if (value instanceof Value.Money money) {
            return Numbers.amount(money.amount(), money.currency());
        }
        if (value instanceof Value.Awaited) {
            return "";
        }
        if (value instanceof Value.UnitPrice price) {
            return Numbers.unitPrice(price.amount(), price.currency());
        }
        if (value instanceof Value.Ratio ratio) {
            return Numbers.ratio(ratio.ratio());
        }
        if (value instanceof Value.Share share) {
            return Numbers.share(share.share());
        }
        if (value instanceof Value.Change change) {
            return Numbers.change(change.change());
        }
        if (value instanceof Value.Count count) {
            return Numbers.count(count.count());
        }
        if (value instanceof Value.Hours hours) {
            return Numbers.hours(hours.micros());
        }
        if (value instanceof Value.Day day) {
            return Dates.day(day.date(), language);
        }
        return value instanceof Value.Month month ? Dates.month(month.month(), language) : MISSING;
    }
}
