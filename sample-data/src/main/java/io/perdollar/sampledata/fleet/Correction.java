package io.perdollar.sampledata.fleet;

import io.perdollar.sampledata.bill.Account;
import io.perdollar.sampledata.bill.Adjustment;
import io.perdollar.sampledata.bill.BillSource;
import io.perdollar.sampledata.bill.Reading;
import io.perdollar.sampledata.time.SampleCalendar;
import java.time.YearMonth;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Google corrects a price: days later the rows of a VM's hours are negated and charged anew, on the invoice of that time. */
public final class Correction implements BillSource {
    private final VmSource corrected;
    private final long fromHour;
    private final long toHour;
    private final long correctedHour;
    private final int permille;

    /**
     * @param corrected whose rows
     * @param fromHour first hour corrected
     * @param toHour first hour no longer corrected
     * @param correctedHour when the correction is made
     * @param permille of the first price that is charged in the end
     */
    public Correction(VmSource corrected, long fromHour, long toHour, long correctedHour, int permille) {
        this.corrected = corrected;
        this.fromHour = fromHour;
        this.toHour = toHour;
        this.correctedHour = correctedHour;
        this.permille = permille;
    }

    @Override
    public Account account() {
        return corrected.account();
    }

    @Override
    public long[] lateHours() {
        return LongStream.range(fromHour, toHour).toArray();
    }

    @Override
    public void readings(long hour, Consumer<Reading> sink) {
        if (hour < fromHour || hour >= toHour) {
            return;
        }
        long exported = SampleCalendar.exportSecond(correctedHour, account().lagHours());
        YearMonth month = SampleCalendar.invoiceMonth(correctedHour);
        corrected.readings(hour, first -> {
            if (first.meter().sku().description().contains("GPU")) {
                Reading anew = first.adjusted(Adjustment.PRICE_CORRECTION).exportedAt(exported, month);
                sink.accept(anew.negated());
                sink.accept(anew.repriced(permille));
            }
        });
    }
}
