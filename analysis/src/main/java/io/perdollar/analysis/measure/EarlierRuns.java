package io.perdollar.analysis.measure;

import io.perdollar.analysis.budget.DelaySample;
import io.perdollar.analysis.change.ChangeExplanation.Before;
import io.perdollar.analysis.life.AdviceHistory;
import io.perdollar.analysis.money.CurrencyCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What earlier runs leave to this one.
 *
 * @param previous the report before; null where there is none, or where its total is not known any more
 * @param delays what earlier runs knew of days that are settled by now
 * @param advice what they advised, in the currency of this report
 */
public record EarlierRuns(@Nullable Previous previous, List<DelaySample> delays, AdviceHistory advice) {
    /** The first run of a ledger. */
    public static final EarlierRuns NONE = new EarlierRuns(null, List.of(), AdviceHistory.NONE);

    /**
     * The report before.
     *
     * @param report when it was and what it came to
     * @param currency of that amount
     * @param moved UTC days of accounts that the ledger knows differently now, or did not know then
     * @param movedBefore those days as they were known then
     */
    public record Previous(Before report, CurrencyCode currency, Set<AccountDate> moved, Bill movedBefore) {
        public Previous {
            moved = Set.copyOf(moved);
        }
    }

    /** A UTC day of a billing account. */
    public record AccountDate(LocalDate day, String billingAccount) {}

    public EarlierRuns {
        delays = List.copyOf(delays);
    }
}
