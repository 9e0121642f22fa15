package io.perdollar.analysis.charge;

import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.money.ExchangeRateMissingException;
import io.perdollar.analysis.money.ExchangeRates;
import io.perdollar.analysis.money.Numeric;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Converts the amounts of a charge into the report currency, each once (equations §3).
 *
 * @param rates exchange rates by UTC day
 * @param report the currency of the report
 */
public record Conversion(ExchangeRates rates, CurrencyCode report) {

    /**
     * A charge's amounts in report currency (equations §4).
     *
     * @param cost before any credit
     * @param promotions Σ promotion credits
     */
    public record Converted(
            BigDecimal cost,
            BigDecimal listCost,
            BigDecimal contractedCost,
            BigDecimal billedCost,
            BigDecimal effectiveCost,
            BigDecimal promotions) {}

    /**
     * The amounts of one charge; commitment shares are not part of them.
     *
     * @throws ExchangeRateMissingException if a rate is needed and neither the bill nor the configuration has one
     */
    public Converted convert(Charge charge) {
        LocalDate day = LocalDate.ofInstant(charge.hour(), ZoneOffset.UTC);
        ChargeKey key = charge.key();
        BigDecimal cost = amount(charge.exportCost(), key, day);
        BigDecimal credits = Numeric.ZERO;
        BigDecimal promotions = Numeric.ZERO;
        for (Map.Entry<String, BigDecimal> credit : charge.credits().entrySet()) {
            BigDecimal amount = amount(credit.getValue(), key, day);
            credits = credits.add(amount);
            if (credit.getKey().equals(Charge.PROMOTION)) {
                promotions = promotions.add(amount);
            }
        }
        BigDecimal billed = cost.add(credits);
        return new Converted(
                cost,
                amount(charge.listCost(), key, day),
                amount(charge.contractedCost(), key, day),
                billed,
                billed.subtract(promotions),
                promotions);
    }

    /**
     * One amount in a charge's currency, in report currency.
     *
     * @throws ExchangeRateMissingException if a rate is needed and neither the bill nor the configuration has one
     */
    public BigDecimal amount(BigDecimal amount, ChargeKey key, LocalDate utcDay) {
        if (key.currency().equals(report) || amount.signum() == 0) {
            return amount;
        }
        BigDecimal from = key.conversionRate() != null ? key.conversionRate() : rate(key, key.currency(), utcDay);
        return Numeric.multiplyDivide(amount, rate(key, report, utcDay), from);
    }

    private BigDecimal rate(ChargeKey key, CurrencyCode currency, LocalDate utcDay) {
        return rates.perDollar(currency, utcDay)
                .orElseThrow(() -> new ExchangeRateMissingException(key.billingAccount(), currency, report, utcDay));
    }
}
