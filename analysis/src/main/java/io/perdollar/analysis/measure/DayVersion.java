package io.perdollar.analysis.measure;

import io.perdollar.analysis.charge.ChargeDay.ControlSum;
import io.perdollar.analysis.money.CurrencyCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the ledger knows of one UTC day of one billing account (equations §12).
 *
 * @param day UTC date
 * @param billingAccount whose bill it is
 * @param exportRows number of export rows behind it
 * @param newestExportTime newest {@code export_time} among them
 * @param controls what the rows add up to, by currency, taken before grouping
 */
public record DayVersion(
        LocalDate day,
        String billingAccount,
        long exportRows,
        Instant newestExportTime,
        SortedMap<CurrencyCode, ControlSum> controls) {
    public DayVersion {
        controls = Collections.unmodifiableSortedMap(new TreeMap<>(controls));
    }
}
