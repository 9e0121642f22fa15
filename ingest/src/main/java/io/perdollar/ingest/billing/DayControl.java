package io.perdollar.ingest.billing;

import io.perdollar.analysis.charge.ChargeDay.ControlSum;
import io.perdollar.analysis.money.CurrencyCode;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the rows of one billing account and UTC day add up to, before any grouping: by it a moved day is recognised and the
 * ledger is reconciled.
 *
 * @param accountDay whose rows and when
 * @param rows number of accepted export rows, at least 1
 * @param newestExportTime newest {@code export_time} among them
 * @param sums Σ cost and Σ cost + Σ credits by currency, exact
 */
public record DayControl(
        AccountDay accountDay, long rows, Instant newestExportTime, SortedMap<CurrencyCode, ControlSum> sums) {
    public DayControl {
        if (rows <= 0) {
            throw new IllegalArgumentException("a billed day has at least one row, got " + rows + " for " + accountDay);
        }
        sums = Collections.unmodifiableSortedMap(new TreeMap<>(sums));
    }
}
