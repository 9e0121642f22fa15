package io.perdollar.analysis.charge;

import io.perdollar.analysis.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * All charges of one billing account on one UTC day, as one read of the export gave them.
 *
 * @param day UTC date of the charges' hours
 * @param billingAccount whose bill it is
 * @param exportRows number of export rows that were added up
 * @param newestExportTime newest {@code export_time} among those rows
 * @param exportCost control sum by currency, taken from the rows and not from the charges: Σ {@code cost}
 * @param charges every charge of the day, in no particular order
 */
public record ChargeDay(
        LocalDate day,
        String billingAccount,
        long exportRows,
        Instant newestExportTime,
        SortedMap<CurrencyCode, ControlSum> exportCost,
        List<Charge> charges) {

    /**
     * What the rows of the export add up to, before any grouping.
     *
     * @param exportCost Σ cost
     * @param billedCost Σ cost + Σ credits
     */
    public record ControlSum(BigDecimal exportCost, BigDecimal billedCost) {}

    public ChargeDay {
        charges = List.copyOf(charges);
        if (exportRows <= 0) {
            throw new IllegalArgumentException("a billed day has at least one export row, got " + exportRows + " for "
                    + billingAccount + " on " + day);
        }
    }
}
