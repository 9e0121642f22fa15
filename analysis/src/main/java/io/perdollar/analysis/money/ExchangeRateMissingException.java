package io.perdollar.analysis.money;

import java.time.LocalDate;

/** An amount cannot be converted, so the report is refused (equations §3; exit code 3). */
public final class ExchangeRateMissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ExchangeRateMissingException(
            String billingAccount, CurrencyCode missing, CurrencyCode report, LocalDate utcDay) {
        super("billing account " + billingAccount + ": no rate for " + missing + " on " + utcDay
                + " to convert into the report currency " + report
                + "; expected currency_conversion_rate on the bill's rows of that day; add report.rates: { " + missing
                + ": <units per USD> } to the configuration");
    }
}
