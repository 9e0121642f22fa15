package io.perdollar.jobs.ledger;

import io.perdollar.analysis.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What the window of a report came to.
 *
 * @param windowFrom first local day of its window
 * @param billedCost in {@code currency}
 */
public record RunTotal(LocalDate windowFrom, CurrencyCode currency, BigDecimal billedCost) {}
