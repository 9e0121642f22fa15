package io.perdollar.jobs.ledger;

import io.perdollar.analysis.charge.ChargeDay.ControlSum;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.ingest.billing.AccountDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A day whose charges a run knows differently than the run before it.
 *
 * @param before billed cost as the earlier run knew it, in {@code currency}; zero where the day had none in that currency
 * @param after billed cost now
 * @param reason of the newer version
 */
public record Restatement(
        LocalDate day,
        String billingAccount,
        CurrencyCode currency,
        BigDecimal before,
        BigDecimal after,
        DayReason reason) {

    /** The days whose charges both bills know differently; by day, account, currency. */
    static List<Restatement> between(LedgerBill earlier, LedgerBill later) {
        Map<AccountDay, LedgerBill.Stored> before = new HashMap<>();
        earlier.stored().forEach(stored -> before.put(day(stored), stored));
        List<Restatement> changes = new ArrayList<>();
        for (LedgerBill.Stored now : later.stored()) {
            LedgerBill.Stored then = before.get(day(now));
            if (then != null && then.chargeSetId() != now.chargeSetId()) {
                SortedSet<CurrencyCode> currencies =
                        new TreeSet<>(then.version().controls().keySet());
                currencies.addAll(now.version().controls().keySet());
                currencies.forEach(currency -> changes.add(new Restatement(
                        now.version().day(),
                        now.version().billingAccount(),
                        currency,
                        billed(then, currency),
                        billed(now, currency),
                        now.reason())));
            }
        }
        return List.copyOf(changes);
    }

    private static AccountDay day(LedgerBill.Stored stored) {
        return new AccountDay(stored.version().day(), stored.version().billingAccount());
    }

    private static BigDecimal billed(LedgerBill.Stored stored, CurrencyCode currency) {
        ControlSum sum = stored.version().controls().get(currency);
        return sum == null ? Numeric.ZERO : sum.billedCost();
    }
}
