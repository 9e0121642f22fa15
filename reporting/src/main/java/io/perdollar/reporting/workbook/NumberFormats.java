package io.perdollar.reporting.workbook;

import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.reporting.table.Mark;
import io.perdollar.reporting.table.Tile;
import io.perdollar.reporting.table.Value;
import io.perdollar.reporting.text.Dates;
import io.perdollar.reporting.text.Language;
import io.perdollar.reporting.text.Numbers;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Number formats of the spreadsheet; they show what {@link Numbers} and {@link Dates} show. */
final class NumberFormats {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final Language language;
    private final Map<CurrencyCode, Integer> digits = new HashMap<>();

    NumberFormats(Language language) {
        this.language = language;
    }

    /** What a number looks like. */
    enum Pattern {
        WORDS,
        NUMBER,
        MONEY,
        /** An amount that rounds to nothing: else a spreadsheet shows -0.00. */
        NO_MONEY,
        SHARE,
        CHANGE,
        DAY,
        MONTH
    }

    /** All by which the formats of two values differ: told without building the format, for there are many cells. */
    record Shape(Pattern pattern, int digits) {
        private static final Shape WORDS = new Shape(Pattern.WORDS, 0);
    }

    Shape shape(Value value) {
        if (value instanceof Value.Money money) {
            int places = digits.computeIfAbsent(money.currency(), Numbers::digits);
            boolean nothing = money.amount().signum() == 0
                    || money.amount().movePointRight(places).abs().compareTo(HALF) < 0;
            return new Shape(nothing ? Pattern.NO_MONEY : Pattern.MONEY, places);
        }
        if (value instanceof Value.Awaited awaited) {
            return new Shape(Pattern.MONEY, digits.computeIfAbsent(awaited.currency(), Numbers::digits));
        }
        if (value instanceof Value.UnitPrice price) {
            return new Shape(Pattern.NUMBER, Numbers.unitPriceDigits(price.amount(), price.currency()));
        }
        if (value instanceof Value.Ratio ratio) {
            return new Shape(Pattern.NUMBER, Numbers.ratioDigits(ratio.ratio()));
        }
        if (value instanceof Value.Count) {
            return new Shape(Pattern.NUMBER, 0);
        }
        if (value instanceof Value.Hours) {
            return new Shape(Pattern.NUMBER, 1);
        }
        if (value instanceof Value.Share) {
            return new Shape(Pattern.SHARE, 1);
        }
        if (value instanceof Value.Change) {
            return new Shape(Pattern.CHANGE, 1);
        }
        if (value instanceof Value.Day) {
            return new Shape(Pattern.DAY, 0);
        }
        return value instanceof Value.Month ? new Shape(Pattern.MONTH, 0) : Shape.WORDS;
    }

    /** The format of a shape, the signs of its marks before the number; empty for words. */
    String of(Shape shape, Set<Mark> marks) {
        String signs = signs(marks);
        return framed(shape, signs.isEmpty() ? "" : "\"" + signs + " \"", "");
    }

    /** The same with the currency's sign. */
    String withSign(Value value, Set<Mark> marks) {
        String signs = signs(marks);
        String currency = value instanceof Value.Money money ? Numbers.sign(money.currency()) : "";
        String before = (signs.isEmpty() ? "" : signs + " ") + currency;
        return framed(shape(value), before.isEmpty() ? "" : "\"" + before + "\"", "");
    }

    /** The format of a value with words around the place where it stands; empty for words. */
    String inFrame(Value value, String frame) {
        int place = frame.indexOf(Tile.PLACE);
        return framed(
                shape(value),
                literal(frame.substring(0, place)),
                literal(frame.substring(place + Tile.PLACE.length())));
    }

    private static String literal(String words) {
        return words.isEmpty() ? "" : "\"" + words.replace("\"", "") + "\"";
    }

    private static String signs(Set<Mark> marks) {
        return marks.isEmpty() ? "" : marks.stream().sorted().map(Mark::sign).collect(Collectors.joining());
    }

    private String framed(Shape shape, String before, String after) {
        String digits = shape.digits() == 0 ? "#,##0" : "#,##0." + "0".repeat(shape.digits());
        return switch (shape.pattern()) {
            case WORDS -> "";
            case NUMBER -> before + digits + after;
            case MONEY -> before + digits + after + ";" + before + "-" + digits + after;
            case NO_MONEY -> before + digits + after + ";" + before + digits + after;
            case SHARE -> before + "0.0%" + after;
            case CHANGE -> before + "+0.0%" + after + ";" + before + "-0.0%" + after + ";" + before + "0.0%" + after;
            case DAY -> Dates.dayFormat(language);
            case MONTH -> Dates.monthFormat(language);
        };
    }
}
