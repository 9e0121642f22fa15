package io.perdollar.reporting.workbook;

import io.perdollar.reporting.table.Mark;
import io.perdollar.reporting.table.Value;
import io.perdollar.reporting.text.Numbers;
import java.math.RoundingMode;
import java.util.Set;
import java.util.stream.Collectors;

/** Number formats of the spreadsheet; they show what {@link Numbers} shows. */
final class NumberFormats {
    private NumberFormats() {}

    /** The format of a value, the signs of its marks before the number; empty for words. */
    static String of(Value value, Set<Mark> marks) {
        String signs = marks.stream().sorted().map(Mark::sign).collect(Collectors.joining());
        return framed(value, signs.isEmpty() ? "" : "\"" + signs + " \"", "");
    }

    /** The same with the currency's sign. */
    static String withSign(Value value, Set<Mark> marks) {
        String signs = marks.stream().sorted().map(Mark::sign).collect(Collectors.joining());
        String currency = value instanceof Value.Money money ? Numbers.sign(money.currency()) : "";
        String before = (signs.isEmpty() ? "" : signs + " ") + currency;
        return framed(value, before.isEmpty() ? "" : "\"" + before + "\"", "");
    }

    /** The format of a value with words after it. */
    static String followedBy(Value value, String words) {
        return framed(value, "", "\" " + words.replace("\"", "") + "\"");
    }

    private static String framed(Value value, String before, String after) {
        if (value instanceof Value.Money money) {
            int places = Numbers.digits(money.currency());
            String digits = digits(places);
            if (money.amount().setScale(places, RoundingMode.HALF_UP).signum() == 0) {
                // Else a spreadsheet shows -0.00.
                return before + digits + after + ";" + before + digits + after;
            }
            return before + digits + after + ";" + before + "-" + digits + after;
        }
        if (value instanceof Value.UnitPrice price) {
            return before + digits(Numbers.unitPriceDigits(price.amount(), price.currency())) + after;
        }
        if (value instanceof Value.Ratio ratio) {
            return before + digits(Numbers.ratioDigits(ratio.ratio())) + after;
        }
        if (value instanceof Value.Share) {
            return before + "0.0%" + after;
        }
        if (value instanceof Value.Change) {
            return before + "+0.0%" + after + ";" + before + "-0.0%" + after + ";" + before + "0.0%" + after;
        }
        if (value instanceof Value.Count) {
            return before + "#,##0" + after;
        }
        if (value instanceof Value.Hours) {
            return before + "#,##0.0" + after;
        }
        if (value instanceof Value.Day) {
            return "yyyy\\-mm\\-dd";
        }
        return value instanceof Value.Month ? "yyyy\\-mm" : "";
    }

    private static String digits(int digits) {
        return digits == 0 ? "#,##0" : "#,##0." + "0".repeat(digits);
    }
}
