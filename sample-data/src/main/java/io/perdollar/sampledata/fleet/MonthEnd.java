package io.perdollar.sampledata.fleet;

import io.perdollar.sampledata.bill.Account;
import io.perdollar.sampledata.bill.Adjustment;
import io.perdollar.sampledata.bill.BillSource;
import io.perdollar.sampledata.bill.Category;
import io.perdollar.sampledata.bill.Meter;
import io.perdollar.sampledata.bill.Place;
import io.perdollar.sampledata.bill.Project;
import io.perdollar.sampledata.bill.Reading;
import io.perdollar.sampledata.bill.Sku;
import io.perdollar.sampledata.time.SampleCalendar;
import java.util.function.Consumer;

/** Tax and rounding of one project, in the last hour of each invoice month. */
public final class MonthEnd implements BillSource {
    private final Meter tax;
    private final Meter rounding;
    private final long taxNanos;
    private final long roundingNanos;

    /**
     * @param taxNanos of each month, billionths of the account's currency
     * @param roundingNanos of each month
     */
    public MonthEnd(Project project, long taxNanos, long roundingNanos) {
        tax = meter(project, Skus.TAX);
        rounding = meter(project, Skus.ROUNDING);
        this.taxNanos = taxNanos;
        this.roundingNanos = roundingNanos;
    }

    @Override
    public Account account() {
        return tax.project().account();
    }

    @Override
    public void readings(long hour, Consumer<Reading> sink) {
        if (SampleCalendar.invoiceMonth(hour).equals(SampleCalendar.invoiceMonth(hour + 1))) {
            return;
        }
        sink.accept(tax.amount(hour, taxNanos).adjusted(Adjustment.TAX));
        sink.accept(rounding.amount(hour, roundingNanos).adjusted(Adjustment.ROUNDING));
    }

    private static Meter meter(Project project, Sku sku) {
        return Meter.unnamed(project, sku, null, Place.TAX_AND_ADJUSTMENT, Category.TAX_AND_ADJUSTMENT);
    }
}
