package io.perdollar.jobs.ledger;

import io.perdollar.ingest.billing.AccountDay;

/** The export has no row of a day that it had rows of before (exit code 3); nothing was replaced. */
public final class VanishedDayException extends RuntimeException {
    private final transient AccountDay day;

    VanishedDayException(AccountDay day, long rowsBefore) {
        super("the export has no row of billing account " + day.billingAccount() + " on " + day.day()
                + ", expected about " + rowsBefore
                + " as last time. Nothing was replaced. Check that every export file, or the table's partition, is still"
                + " there, then run again.");
        this.day = day;
    }

    public AccountDay day() {
        return day;
    }
}
