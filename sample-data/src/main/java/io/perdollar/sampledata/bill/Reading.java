package io.perdollar.sampledata.bill;

import io.perdollar.sampledata.time.SampleCalendar;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one meter showed in one hour: one charge (equations §4), written as one row or two.
 *
 * @param meter what is metered
 * @param hour in which usage starts, hours since 1970
 * @param hours length of the interval that the row states
 * @param seconds of use
 * @param firstSeconds of use in the first of two rows; 0 for one row
 * @param usage {@code usage.amount}
 * @param pricing billionths of {@code usage.amount_in_pricing_units}
 * @param amounts cost and its comparisons
 * @param rawCost cost as FLOAT64 where it has more digits than money; null where {@code amounts} is what the row says
 * @param credits of this reading
 * @param committedShare fee of an older commitment that this reading carries (equations §5); never in the export
 * @param adjustment what is not regular about it
 * @param invoiceMonth where it is not that of the usage; else null
 * @param exportMicros {@code export_time}, microseconds since 1970
 */
public record Reading(
        Meter meter,
        long hour,
        int hours,
        int seconds,
        int firstSeconds,
        long usage,
        long pricing,
        Amounts amounts,
        @Nullable Double rawCost,
        List<Credit> credits,
        long committedShare,
        Adjustment adjustment,
        @Nullable YearMonth invoiceMonth,
        long exportMicros) {

    /** Two rows instead of one, the first with so many of the seconds. */
    public Reading splitAfter(int newFirstSeconds) {
        if (newFirstSeconds <= 0 || newFirstSeconds >= seconds) {
            throw new IllegalArgumentException(
                    "a split must leave both rows some of " + seconds + " s, got " + newFirstSeconds);
        }
        return copy(usage, pricing, amounts, credits, committedShare, adjustment, newFirstSeconds);
    }

    /** One more credit; one of nothing is no credit. */
    public Reading withCredit(CreditKind kind, long nanos) {
        if (nanos == 0) {
            return this;
        }
        List<Credit> more = new ArrayList<>(credits);
        more.add(new Credit(kind, nanos));
        return copy(usage, pricing, amounts, List.copyOf(more), committedShare, adjustment, firstSeconds);
    }

    /** The part of a commitment's fee that this reading carries. */
    public Reading withCommittedShare(long nanos) {
        return copy(usage, pricing, amounts, credits, nanos, adjustment, firstSeconds);
    }

    /** Another price than the meter's: {@code permille} thousandths of it. */
    public Reading repriced(int permille) {
        return withAmounts(amounts.prorated(permille, 1000));
    }

    public Reading withAmounts(Amounts newAmounts) {
        return copy(usage, pricing, newAmounts, credits, committedShare, adjustment, firstSeconds);
    }

    public Reading adjusted(Adjustment newAdjustment) {
        return copy(usage, pricing, amounts, credits, committedShare, newAdjustment, firstSeconds);
    }

    /** The same with every amount negated, as a correction takes an earlier row back. */
    public Reading negated() {
        List<Credit> back = credits.stream()
                .map(credit -> new Credit(credit.kind(), -credit.nanos()))
                .toList();
        return copy(-usage, -pricing, amounts.times(-1), back, -committedShare, adjustment, firstSeconds);
    }

    /** Exported so many hours later than the account's other rows; the invoice stays that of the usage. */
    public Reading late(int hoursLate) {
        long second = SampleCalendar.exportSecond(
                hour + hoursLate, meter.project().account().lagHours());
        return exportedAt(second, invoiceMonth);
    }

    /** Exported at a second of its own, on an invoice of its own where {@code month} is given. */
    public Reading exportedAt(long second, @Nullable YearMonth month) {
        return new Reading(
                meter,
                hour,
                hours,
                seconds,
                firstSeconds,
                usage,
                pricing,
                amounts,
                rawCost,
                credits,
                committedShare,
                adjustment,
                month,
                meter.exportMicros(second, hour));
    }

    /** A row that states a longer interval; it stays in the hour of its start. */
    public Reading lasting(int newHours) {
        return new Reading(
                meter,
                hour,
                newHours,
                seconds,
                firstSeconds,
                usage,
                pricing,
                amounts,
                rawCost,
                credits,
                committedShare,
                adjustment,
                invoiceMonth,
                exportMicros);
    }

    Reading withVolume(long newUsage, long newPricing, Amounts newAmounts, @Nullable Double newRawCost) {
        return new Reading(
                meter,
                hour,
                hours,
                seconds,
                firstSeconds,
                newUsage,
                newPricing,
                newAmounts,
                newRawCost,
                credits,
                committedShare,
                adjustment,
                invoiceMonth,
                exportMicros);
    }

    /** Rows in the export. */
    public int rows() {
        return firstSeconds == 0 ? 1 : 2;
    }

    /** Σ of the credits of one kind. */
    public long credit(CreditKind kind) {
        return credits.stream()
                .filter(credit -> credit.kind() == kind)
                .mapToLong(Credit::nanos)
                .sum();
    }

    /** What the invoice shows. */
    public long billed() {
        return amounts.cost() + credits.stream().mapToLong(Credit::nanos).sum();
    }

    private Reading copy(
            long newUsage,
            long newPricing,
            Amounts newAmounts,
            List<Credit> newCredits,
            long newShare,
            Adjustment newAdjustment,
            int newFirstSeconds) {
        return new Reading(
                meter,
                hour,
                hours,
                seconds,
                newFirstSeconds,
                newUsage,
                newPricing,
                newAmounts,
                rawCost,
                newCredits,
                newShare,
                newAdjustment,
                invoiceMonth,
                exportMicros);
    }
}
