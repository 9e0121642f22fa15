package io.perdollar.ingest.billing;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * What a day version speaks of (equations §12).
 *
 * @param day UTC date of {@code usage_start_time}
 * @param billingAccount e.g. {@code 01338E-BE3FD6-363B4C}
 */
public record AccountDay(LocalDate day, String billingAccount) implements Comparable<AccountDay> {
    private static final Comparator<AccountDay> ORDER =
            Comparator.comparing(AccountDay::day).thenComparing(AccountDay::billingAccount);

    @Override
    public int compareTo(AccountDay other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return day + " of " + billingAccount;
    }
}
