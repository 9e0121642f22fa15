package io.perdollar.analysis.measure;

import io.perdollar.analysis.measure.BillReading.AccountCurrency;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.report.FleetReport.ReconciliationLine;
import io.perdollar.analysis.report.FleetReport.RestatedDay;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Export against ledger, over every UTC day that the report window touches (equations §6). */
final class Reconciliation {
    private Reconciliation() {}

    private static final class Export {
        long rows;
        BigDecimal cost = Numeric.ZERO;
    }

    /**
     * One line per billing account and currency.
     *
     * @throws ConservationException if export and ledger differ
     */
    static List<ReconciliationLine> of(FleetFacts facts, Map<String, List<RestatedDay>> restated) {
        SortedMap<AccountCurrency, Export> exports = new TreeMap<>();
        for (DayVersion day : facts.bill().days()) {
            if (facts.reading().touchesReport(day.day())) {
                day.controls().forEach((currency, sum) -> {
                    Export export = exports.computeIfAbsent(
                            new AccountCurrency(day.billingAccount(), currency), key -> new Export());
                    export.cost = export.cost.add(sum.exportCost());
                });
                // Rows of a day are not counted per currency; an account has one.
                exports.computeIfAbsent(
                                        new AccountCurrency(
                                                day.billingAccount(),
                                                day.controls().firstKey()),
                                        key -> new Export())
                                .rows +=
                        day.exportRows();
            }
        }
        List<ReconciliationLine> lines = new ArrayList<>();
        exports.forEach((key, export) -> {
            BigDecimal ledger = facts.reading().ledgerCost.getOrDefault(key, Numeric.ZERO);
            BigDecimal difference = export.cost.subtract(ledger);
            if (difference.signum() != 0) {
                throw new ConservationException(
                        "export cost of " + key.billingAccount() + " in " + key.currency(), export.cost, ledger);
            }
            lines.add(new ReconciliationLine(
                    key.billingAccount(),
                    key.currency(),
                    export.rows,
                    export.cost,
                    ledger,
                    difference,
                    restated.getOrDefault(key.billingAccount(), List.of())));
        });
        return lines;
    }
}
