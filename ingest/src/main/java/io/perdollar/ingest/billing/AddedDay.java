package io.perdollar.ingest.billing;

import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeDay;
import io.perdollar.analysis.charge.UnbalancedDayException;
import java.util.ArrayList;
import java.util.List;

/** The charges of one day and account, as they come. */
final class AddedDay {
    private final List<Charge> charges = new ArrayList<>();
    private long exportRows;

    /** Takes a charge that so many rows were added up to. */
    void add(Charge charge, long rowsOfCharge) {
        charges.add(charge);
        exportRows += rowsOfCharge;
    }

    /**
     * The day.
     *
     * @throws UnbalancedDayException if one row, or one billionth of its cost, is missing or too much
     */
    ChargeDay day(DayControl control) {
        AccountDay day = control.accountDay();
        if (exportRows != control.rows()) {
            throw new UnbalancedDayException(day.billingAccount(), day.day(), "rows", control.rows(), exportRows);
        }
        return new ChargeDay(
                day.day(), day.billingAccount(), control.rows(), control.newestExportTime(), control.sums(), charges);
    }
}
