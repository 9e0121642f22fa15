package io.perdollar.analysis.commitment;

import io.perdollar.analysis.charge.ChargeKey;
import io.perdollar.analysis.charge.SkuTraits;
import io.perdollar.analysis.charge.SkuTraits.Component;
import java.time.YearMonth;
import java.util.Comparator;

/**
 * Fees and usage that belong together in one calendar month of the report zone (equations §5).
 *
 * @param billingAccount whose commitment it is
 * @param name the commitment's id, else region, machine family and kind, else {@code spend}
 * @param month calendar month in the report zone
 */
public record CommitmentGroup(String billingAccount, String name, YearMonth month)
        implements Comparable<CommitmentGroup> {
    private static final Comparator<CommitmentGroup> ORDER = Comparator.comparing(CommitmentGroup::billingAccount)
            .thenComparing(CommitmentGroup::name)
            .thenComparing(CommitmentGroup::month);

    /** The group of the commitment's own id. */
    static CommitmentGroup ofId(ChargeKey key, YearMonth month) {
        return new CommitmentGroup(key.billingAccount(), "id " + key.subscriptionId(), month);
    }

    /** The group of rows that carry no common id. */
    static CommitmentGroup ofKind(ChargeKey key, SkuTraits traits, YearMonth month) {
        return new CommitmentGroup(key.billingAccount(), kind(key, traits), month);
    }

    /** The group of a commitment to spend. */
    static CommitmentGroup ofSpend(ChargeKey key, YearMonth month) {
        return new CommitmentGroup(key.billingAccount(), "spend", month);
    }

    private static String kind(ChargeKey key, SkuTraits traits) {
        String kind = traits.component() == Component.ACCELERATOR
                ? String.valueOf(traits.accelerator())
                : traits.component().name();
        // An accelerator's SKU names no machine family: its type alone fixes one.
        String family = traits.component() == Component.ACCELERATOR ? "" : traits.machineFamily() + " ";
        return key.location().region() + " " + family + kind;
    }

    @Override
    public int compareTo(CommitmentGroup other) {
        return ORDER.compare(this, other);
    }
}
