package io.perdollar.ingest.billing;

import io.perdollar.analysis.charge.ChargeDay;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One billing export at one moment: every call speaks of the same rows. Closing it gives back what it holds.
 *
 * <p>A run first looks at {@link #controls()}, chooses the days that are new or moved, and reads those whole.
 */
public interface BillingSource extends AutoCloseable {
    /** How messages and reports call the source, e.g. {@code billing/*.json.gz}. */
    String name();

    /**
     * What each account's day adds up to, by day and account ascending. Taken from the rows, not from the charges.
     *
     * @return empty where the export holds no accepted row
     */
    List<DayControl> controls();

    /**
     * Hands over the wanted days, one after the other by day and account ascending; never more than a few days are held.
     *
     * @param wanted which of the days of {@link #controls()} to read
     * @param sink takes each day whole; what it throws ends the reading
     * @throws io.perdollar.analysis.charge.UnbalancedDayException before a day whose charges are not what its rows add up to
     */
    void readDays(Predicate<AccountDay> wanted, Consumer<ChargeDay> sink);

    /** Number of rows of the export, accepted or not. */
    long totalRows();

    /** Exact number of rows that were not accepted. */
    long rejectedRows();

    /** Exact numbers of rejected rows by reason; reasons without a row are absent. */
    Map<RejectReason, Long> rejectedByReason();

    /** The rejected rows themselves, by file and line: the first 1,000 of each file and reason. */
    List<RejectedRow> rejects();

    @Override
    void close();
}
