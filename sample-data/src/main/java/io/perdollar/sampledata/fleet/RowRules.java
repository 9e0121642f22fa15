package io.perdollar.sampledata.fleet;

import io.perdollar.sampledata.bill.CreditKind;
import io.perdollar.sampledata.bill.Nanos;
import io.perdollar.sampledata.bill.Unit;
import io.perdollar.sampledata.time.Dice;
import io.perdollar.sampledata.time.SampleCalendar;
import java.time.YearMonth;

/** What happens to VMs' readings: discounts, late rows, rows in two parts. */
public final class RowRules {
    private static final int HOUR_SECONDS = 3600;
    private static final int SHORTEST_PART = 60;

    private RowRules() {}

    /** One hour in a hundred comes as two rows, as where a reservation changed within it. */
    public static RowRule splitRows(long seed) {
        return (reading, vm) -> {
            Dice dice = Dice.of(seed, "split " + vm.id(), reading.hour());
            int seconds = reading.seconds();
            boolean split = dice.chance(0.01) && seconds > 2 * SHORTEST_PART && reading.rawCost() == null;
            return split ? reading.splitAfter((int) dice.between(SHORTEST_PART, seconds - SHORTEST_PART)) : reading;
        };
    }

    /** The rows of the hours {@code [from, to)} arrive so many hours after the others. */
    public static RowRule late(long from, long to, int hoursLate) {
        return (reading, vm) -> reading.hour() >= from && reading.hour() < to ? reading.late(hoursLate) : reading;
    }

    /** A promotion pays a part of every row of the hours {@code [from, to)}. */
    public static RowRule promotion(long from, long to, int permille) {
        return (reading, vm) -> reading.hour() >= from && reading.hour() < to
                ? reading.withCredit(
                        CreditKind.PROMOTION,
                        -Nanos.multiplyDivide(reading.amounts().cost(), permille, 1000))
                : reading;
    }

    /** A commitment of the older model covers the whole machine: a credit cancels the row, its fee is elsewhere. */
    public static RowRule committed(CommittedPrices prices) {
        return (reading, vm) -> {
            long price = prices.of(reading.meter(), vm);
            return price == 0
                    ? reading
                    : reading.withCredit(
                                    CreditKind.COMMITTED_USE, -reading.amounts().cost())
                            .withCommittedShare(Nanos.multiplyDivide(
                                    price * reading.meter().size(), reading.seconds(), HOUR_SECONDS));
        };
    }

    /**
     * Sustained use of N1 cores and RAM: each further quarter of an invoice month that a VM runs costs 20 % less than the
     * one before it.
     */
    public static RowRule sustainedUse() {
        return (reading, vm) -> {
            boolean host = reading.meter().sku().unit() == Unit.RAM
                    || reading.meter().sku().description().contains("Instance Core");
            if (!host || !vm.machine().family().equals("N1") || vm.provisioning() != Provisioning.STANDARD) {
                return reading;
            }
            YearMonth month = SampleCalendar.invoiceMonth(reading.hour());
            long ran = vm.runs().seconds(SampleCalendar.firstHour(month), reading.hour());
            long quarter = ran * 4 / (month.lengthOfMonth() * 86_400L);
            return reading.withCredit(
                    CreditKind.SUSTAINED_USE,
                    -Nanos.multiplyDivide(reading.amounts().cost(), Math.min(3, quarter) * 200, 1000));
        };
    }
}
