package io.perdollar.sampledata.truth;

import io.perdollar.sampledata.bill.BillTotals;
import io.perdollar.sampledata.bill.BillTotals.Sum;
import io.perdollar.sampledata.bill.Nanos;
import io.perdollar.sampledata.time.SampleCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sections of truth.json that speak of the export as it was written. */
final class BillSections {
    private static final long SETTLE_SECONDS = 24 * 3600L;

    private BillSections() {}

    static Map<String, Object> header(SampleCalendar calendar, BillTotals export) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("reportDate", date(calendar.endHour() - 1));
        long micros = export.newestExportMicros();
        Instant knownAt = Instant.ofEpochSecond(micros / 1_000_000L, micros % 1_000_000L * 1000);
        header.put("knownAt", knownAt.toString());
        header.put("timeZone", SampleCalendar.ZONE.getId());
        header.put("currency", "USD");
        header.put("provisional", !isSettled(calendar.endHour(), export));
        Map<String, Object> window = new LinkedHashMap<>();
        window.put("from", date(calendar.windowStart()));
        window.put("to", date(calendar.endHour() - 1));
        window.put("days", SampleCalendar.WINDOW_DAYS);
        header.put("window", window);
        return header;
    }

    /**
     * Whether a day's bill is complete as far as anyone can tell: exports have moved 24 h past its end (equations §12).
     *
     * @param endHour first hour after the day
     */
    static boolean isSettled(long endHour, BillTotals export) {
        return export.newestExportMicros() >= (endHour * 3600 + SETTLE_SECONDS) * 1_000_000L;
    }

    static List<Object> invoices(BillTotals export) {
        List<Object> invoices = new ArrayList<>();
        export.invoices().forEach((invoice, sum) -> {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("billingAccount", invoice.account());
            object.put("month", invoice.month().toString());
            object.put("currency", export.currency(invoice.account()));
            object.put("billedCost", Nanos.text(sum.billed()));
            invoices.add(object);
        });
        return invoices;
    }

    /** Whole UTC days that the report window touches. */
    static List<Object> reconciliation(SampleCalendar calendar, BillTotals export) {
        long firstDay = SampleCalendar.utcDay(calendar.windowStart());
        long lastDay = SampleCalendar.utcDay(calendar.endHour() - 1);
        Map<String, Sum> byAccount = new TreeMap<>();
        export.days().forEach((day, sum) -> {
            if (day.utcDay() >= firstDay && day.utcDay() <= lastDay) {
                byAccount.merge(day.account(), sum, Sum::plus);
            }
        });
        List<Object> lines = new ArrayList<>();
        byAccount.forEach((account, sum) -> {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("billingAccount", account);
            object.put("currency", export.currency(account));
            object.put("exportRows", sum.rows());
            object.put("exportCost", Nanos.text(sum.cost()));
            object.put("ledgerCost", Nanos.text(sum.cost()));
            object.put("difference", Nanos.text(0));
            object.put("restatedDays", List.of());
            lines.add(object);
        });
        return lines;
    }

    /** Every row of every file, for those who read the export only. */
    static List<Object> wholeExport(BillTotals export) {
        Map<String, Sum> byAccount = new TreeMap<>();
        export.days().forEach((day, sum) -> byAccount.merge(day.account(), sum, Sum::plus));
        List<Object> lines = new ArrayList<>();
        byAccount.forEach((account, sum) -> {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("billingAccount", account);
            object.put("currency", export.currency(account));
            object.put("rows", sum.rows());
            object.put("exportCost", Nanos.text(sum.cost()));
            object.put("billedCost", Nanos.text(sum.billed()));
            lines.add(object);
        });
        return lines;
    }

    private static String date(long hour) {
        return LocalDate.ofEpochDay(SampleCalendar.localDay(hour)).toString();
    }
}
