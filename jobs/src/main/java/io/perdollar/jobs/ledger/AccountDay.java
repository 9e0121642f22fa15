package io.perdollar.jobs.ledger;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * One UTC day of one billing account; days are read and replaced whole (equations §12). Ordered by day, then account.
 */
public record AccountDay(LocalDate day, String billingAccount) implements Comparable<AccountDay> {
    private static final Comparator<AccountDay> ORDER =
            Comparator.comparing(AccountDay::day).thenComparing(AccountDay::billingAccount);

    @Override
    public int compareTo(AccountDay other) {
        return ORDER.compare(this, other);
    }
}
