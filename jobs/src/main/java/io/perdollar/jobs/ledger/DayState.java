package io.perdollar.jobs.ledger;

import io.perdollar.ingest.billing.AccountDay;
import java.time.Instant;

/**
 * What tells whether a day moved without reading it (equations §12).
 *
 * @param exportRows export rows of that day and account
 * @param newestExportTime newest {@code export_time} among them
 */
public record DayState(AccountDay day, long exportRows, Instant newestExportTime) {}
