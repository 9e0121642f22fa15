package io.perdollar.jobs.nightly;

import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeDay;
import io.perdollar.ingest.billing.AccountDay;
import io.perdollar.ingest.billing.BillingSource;
import io.perdollar.ingest.billing.DayControl;
import io.perdollar.ingest.billing.RejectReason;
import io.perdollar.ingest.billing.RejectedRow;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A bill of given days.
 *
 * @param controls what the rows of each day add up to
 * @param charges what was made of them
 */
record FixedBill(List<DayControl> controls, SortedMap<AccountDay, List<Charge>> charges) implements BillingSource {
    @Override
    public String name() {
        return "a fixed bill";
    }

    @Override
    public void readDays(Predicate<AccountDay> wanted, Consumer<ChargeDay> sink) {
        for (DayControl control : controls) {
            AccountDay day = control.accountDay();
            if (wanted.test(day)) {
                sink.accept(new ChargeDay(
                        day.day(),
                        day.billingAccount(),
                        control.rows(),
                        control.newestExportTime(),
                        control.sums(),
                        charges.getOrDefault(day, List.of())));
            }
        }
    }

    @Override
    public long totalRows() {
        return controls.stream().mapToLong(DayControl::rows).sum();
    }

    @Override
    public long rejectedRows() {
        return 0;
    }

    @Override
    public Map<RejectReason, Long> rejectedByReason() {
        return Map.of();
    }

    @Override
    public List<RejectedRow> rejects() {
        return List.of();
    }

    @Override
    public void close() {}
}
