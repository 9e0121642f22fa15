package io.perdollar.analysis.money;

import java.util.regex.Pattern;

/**
 * An ISO 4217 code such as {@code USD} or {@code KRW}.
 *
 * @param code three capital letters
 */
public record CurrencyCode(String code) implements Comparable<CurrencyCode> {
    private static final Pattern SHAPE = Pattern.compile("[A-Z]{3}");

    /** The currency in which {@code currency_conversion_rate} is expressed. */
    public static final CurrencyCode USD = new CurrencyCode("USD");

    public CurrencyCode {
        if (!SHAPE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "a currency must be three capital letters such as USD, got '" + code + "'");
        }
    }

    @Override
    public int compareTo(CurrencyCode other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
