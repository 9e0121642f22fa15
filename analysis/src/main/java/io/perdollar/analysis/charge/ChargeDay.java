package io.perdollar.analysis.charge;

import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.money.Numeric;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All charges of one billing account on one UTC day, as one read of the export gave them.
 *
 * @param day UTC date of the charges' hours
 * @param billingAccount whose bill it is
 * @param exportRows number of export rows that were added up
 * @param newestExportTime newest {@code export_time} among those rows
 * @param exportCost control sum by currency, taken from the rows and not from the charges: Σ {@code cost}
 * @param charges every charge of the day, in no particular order; they add up to the control sums
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
    public record ControlSum(BigDecimal exportCost, BigDecimal billedCost) {
        public ControlSum {
            exportCost = exportCost.setScale(Numeric.SCALE);
            billedCost = billedCost.setScale(Numeric.SCALE);
        }

        /** Both sums. */
        public ControlSum plus(ControlSum other) {
            return new ControlSum(exportCost.add(other.exportCost), billedCost.add(other.billedCost));
        }
    }

    public ChargeDay {
        charges = List.copyOf(charges);
        if (exportRows <= 0) {
            throw new IllegalArgumentException("a billed day has at least one export row, got " + exportRows + " for "
                    + billingAccount + " on " + day);
        }
        SortedMap<CurrencyCode, ControlSum> sums = sums(charges);
        if (!sums.equals(exportCost)) {
            throw new UnbalancedDayException(billingAccount, day, "costs", exportCost, sums);
        }
    }

    private static SortedMap<CurrencyCode, ControlSum> sums(List<Charge> charges) {
        SortedMap<CurrencyCode, ControlSum> sums = new TreeMap<>();
        for (Charge charge : charges) {
            sums.merge(
                    charge.key().currency(),
                    new ControlSum(charge.exportCost(), charge.billedCost()),
                    ControlSum::plus);
        }
        return sums;
    }
}
