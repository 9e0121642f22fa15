package io.perdollar.analysis.money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Units of a currency per US dollar: from the bill's own rows of a UTC day, else as configured (equations §3).
 *
 * @param daily rates read from the bill, by currency and UTC day
 * @param configured rates of the configuration, used where the bill has none for the day
 */
public record ExchangeRates(
        Map<CurrencyCode, Map<LocalDate, BigDecimal>> daily, Map<CurrencyCode, BigDecimal> configured) {
    public ExchangeRates {
        Map<CurrencyCode, Map<LocalDate, BigDecimal>> copy = new HashMap<>();
        daily.forEach((currency, rates) -> copy.put(currency, Map.copyOf(rates)));
        daily = Map.copyOf(copy);
        configured = Map.copyOf(configured);
    }

    /**
     * The rate of one currency on one UTC day; 1 for US dollars.
     *
     * @return empty where neither the bill nor the configuration has one
     */
    public Optional<BigDecimal> perDollar(CurrencyCode currency, LocalDate utcDay) {
        if (currency.equals(CurrencyCode.USD)) {
            return Optional.of(BigDecimal.ONE);
        }
        Map<LocalDate, BigDecimal> rates = daily.getOrDefault(currency, Map.of());
        return Optional.ofNullable(rates.get(utcDay)).or(() -> Optional.ofNullable(configured.get(currency)));
    }
}
