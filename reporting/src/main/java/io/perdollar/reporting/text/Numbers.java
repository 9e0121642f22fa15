package io.perdollar.reporting.text;

import io.perdollar.analysis.money.CurrencyCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;

/**
 * Numbers for people, rounded once, half away from zero. English and Korean write them alike: comma for thousands, point
 * for decimals.
 */
public final class Numbers {
    private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);

    static {
        SYMBOLS.setMinusSign('−');
    }

    private static final Map<String, String> SIGNS =
            Map.of("USD", "$", "KRW", "₩", "EUR", "€", "GBP", "£", "JPY", "¥", "INR", "₹");
    private static final BigDecimal MICROS_PER_HOUR = BigDecimal.valueOf(3_600_000_000L);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    private Numbers() {}

    /** Fraction digits of a currency: 2 for USD, 0 for KRW. */
    public static int digits(CurrencyCode currency) {
        try {
            return Math.max(0, Currency.getInstance(currency.code()).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknownToJava) {
            return 2;
        }
    }

    /** An amount without its currency, such as {@code 12,340.12}. */
    public static String amount(BigDecimal amount, CurrencyCode currency) {
        return fixed(amount, digits(currency));
    }

    /** An amount with its currency, such as {@code $12,340.12}, {@code −₩17,150} or {@code CHF 12.00}. */
    public static String money(BigDecimal amount, CurrencyCode currency) {
        String digits = amount(amount.abs(), currency);
        boolean negative = amount.signum() < 0 && !digits.matches("[0.]*");
        return (negative ? "−" : "") + sign(currency) + digits;
    }

    /** An amount with its currency and always a sign, such as {@code +$14.30}. */
    public static String signedMoney(BigDecimal amount, CurrencyCode currency) {
        String words = money(amount, currency);
        return amount.signum() > 0 ? "+" + words : words;
    }

    /** An amount for a headline: without decimals from 1,000 on. */
    public static String headline(BigDecimal amount, CurrencyCode currency) {
        if (amount.abs().compareTo(THOUSAND) < 0) {
            return money(amount, currency);
        }
        return (amount.signum() < 0 ? "−" : "") + sign(currency) + fixed(amount.abs(), 0);
    }

    /** The sign before an amount: {@code $}, {@code ₩}, or the code and a space. */
    public static String sign(CurrencyCode currency) {
        return SIGNS.getOrDefault(currency.code(), currency.code() + " ");
    }

    /** A small price; see {@link #unitPriceDigits}. */
    public static String unitPrice(BigDecimal amount, CurrencyCode currency) {
        return fixed(amount, unitPriceDigits(amount, currency));
    }

    /** Fraction digits of a small price: two more than the currency has, more where it is tiny. */
    public static int unitPriceDigits(BigDecimal amount, CurrencyCode currency) {
        int digits = digits(currency);
        if (amount.abs().compareTo(HUNDRED) >= 0) {
            return digits;
        }
        return amount.abs().compareTo(BigDecimal.ONE) >= 0 ? digits + 2 : small(amount, digits + 2);
    }

    /** A ratio with about four significant digits. */
    public static String ratio(BigDecimal ratio) {
        return fixed(ratio, ratioDigits(ratio));
    }

    /** Fraction digits of a ratio: the larger it is, the fewer. */
    public static int ratioDigits(BigDecimal ratio) {
        BigDecimal size = ratio.abs();
        if (size.compareTo(THOUSAND) >= 0) {
            return 0;
        }
        if (size.compareTo(HUNDRED) >= 0) {
            return 1;
        }
        return size.compareTo(BigDecimal.ONE) >= 0 ? 2 : small(ratio, 3);
    }

    /** A share as a percentage with one digit, such as {@code 83.4 %}. */
    public static String share(BigDecimal share) {
        return fixed(share.multiply(HUNDRED), 1) + " %";
    }

    /** A change with its sign, such as {@code +8.1 %}. */
    public static String change(BigDecimal change) {
        String digits = share(change);
        return change.signum() > 0 ? "+" + digits : digits;
    }

    /** A number with no more digits than it needs, three after the point at most. */
    public static String plain(BigDecimal number) {
        BigDecimal shown = number.setScale(Math.min(3, ratioDigits(number)), RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return fixed(shown, Math.max(0, shown.scale()));
    }

    /** A count with thousands apart. */
    public static String count(long count) {
        return fixed(BigDecimal.valueOf(count), 0);
    }

    /** Microseconds as hours with one digit. */
    public static String hours(long micros) {
        return fixed(BigDecimal.valueOf(micros).divide(MICROS_PER_HOUR, 1, RoundingMode.HALF_UP), 1);
    }

    /** At least {@code digits} fraction digits, and at least as many significant ones. */
    private static int small(BigDecimal value, int digits) {
        if (value.signum() == 0) {
            return 0;
        }
        int leadingZeros = value.scale() - value.precision();
        return Math.min(9, Math.max(digits, leadingZeros + digits));
    }

    /** A number with so many fraction digits. */
    public static String fixed(BigDecimal value, int digits) {
        BigDecimal rounded = value.setScale(digits, RoundingMode.HALF_UP);
        return new DecimalFormat(digits == 0 ? "#,##0" : "#,##0." + "0".repeat(digits), SYMBOLS).format(rounded);
    }
}
