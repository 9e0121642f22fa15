package io.perdollar.sampledata.fleet;

import io.perdollar.sampledata.bill.Account;
import io.perdollar.sampledata.bill.BillSource;
import io.perdollar.sampledata.bill.Category;
import io.perdollar.sampledata.bill.ConsumptionModel;
import io.perdollar.sampledata.bill.CreditKind;
import io.perdollar.sampledata.bill.Meter;
import io.perdollar.sampledata.bill.Place;
import io.perdollar.sampledata.bill.Project;
import io.perdollar.sampledata.bill.Reading;
import io.perdollar.sampledata.time.SampleCalendar;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Fee of a commitment of the newer model: what is used of it comes back as an offset, and the rest is the unused part.
 * Used rows carry the discounted price themselves.
 */
public final class FlexibleFee implements BillSource {
    private final Meter meter;
    private final VmSource user;
    private final long dollarNanos;

    /**
     * @param user VM whose rows use the commitment
     * @param dollarNanos commitment per hour, billionths of a US dollar
     */
    public FlexibleFee(Project project, VmSource user, long dollarNanos) {
        meter = Meter.unnamed(project, Skus.FLEXIBLE_FEE, null, Place.UNUSED_COMMITMENT, Category.COMMITMENT);
        this.user = user;
        this.dollarNanos = dollarNanos;
    }

    @Override
    public Account account() {
        return meter.project().account();
    }

    @Override
    public void readings(long hour, Consumer<Reading> sink) {
        long fee = account().fromDollars(dollarNanos, SampleCalendar.utcDay(hour));
        AtomicLong used = new AtomicLong();
        user.readings(hour, reading -> {
            if (reading.meter().model() != ConsumptionModel.DEFAULT) {
                used.addAndGet(reading.amounts().cost());
            }
        });
        sink.accept(meter.amount(hour, fee).withCredit(CreditKind.FEE_OFFSET, -Math.min(fee, used.get())));
    }
}
