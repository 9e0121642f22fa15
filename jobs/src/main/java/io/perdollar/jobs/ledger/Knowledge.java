package io.perdollar.jobs.ledger;

import io.perdollar.ingest.billing.AccountDay;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What one earlier run knew of one day.
 *
 * @param billedCost of the day as the run knew it, in the account's own currency
 * @param settledCost as it is known now
 * @param accountKnownAt newest {@code export_time} that the run knew of the account
 */
public record Knowledge(AccountDay day, BigDecimal billedCost, BigDecimal settledCost, Instant accountKnownAt) {}
