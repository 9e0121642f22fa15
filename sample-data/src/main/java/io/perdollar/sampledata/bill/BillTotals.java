package io.perdollar.sampledata.bill;

import io.perdollar.sampledata.time.SampleCalendar;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Control sums of the export, taken row by row while it is written, in each account's own currency. */
public final class BillTotals {
    /** One account on one UTC day, counted from 1970. */
    public record AccountDay(String account, long utcDay) implements Comparable<AccountDay> {
        @Override
        public int compareTo(AccountDay other) {
            int byAccount = account.compareTo(other.account);
            return byAccount != 0 ? byAccount : Long.compare(utcDay, other.utcDay);
        }
    }

    /** One account's invoice of one month. */
    public record Invoice(String account, YearMonth month) implements Comparable<Invoice> {
        @Override
        public int compareTo(Invoice other) {
            int byAccount = account.compareTo(other.account);
            return byAccount != 0 ? byAccount : month.compareTo(other.month);
        }
    }

    /**
     * Rows and money.
     *
     * @param rows of the export
     * @param cost Σ cost, billionths
     * @param billed Σ cost + credits, billionths
     */
    public record Sum(long rows, long cost, long billed) {
        /** Both. */
        public Sum plus(Sum other) {
            return new Sum(rows + other.rows, cost + other.cost, billed + other.billed);
        }
    }

    private final TreeMap<AccountDay, Sum> days = new TreeMap<>();
    private final TreeMap<Invoice, Sum> invoices = new TreeMap<>();
    private final TreeSet<Invoice> reported = new TreeSet<>();
    private final TreeMap<String, String> currencies = new TreeMap<>();
    private long newestExportMicros = Long.MIN_VALUE;
    private long bytes;

    void add(Reading reading, YearMonth invoiceMonth, SampleCalendar calendar) {
        String account = reading.meter().project().account().id();
        currencies.put(account, reading.meter().project().account().currency());
        Sum sum = new Sum(reading.rows(), reading.amounts().cost(), reading.billed());
        days.merge(new AccountDay(account, Math.floorDiv(reading.hour(), 24L)), sum, Sum::plus);
        Invoice invoice = new Invoice(account, invoiceMonth);
        if (reading.hour() >= calendar.invoicesFrom()) {
            invoices.merge(invoice, sum, Sum::plus);
        }
        if (reading.hour() >= calendar.windowStart()) {
            reported.add(invoice);
        }
        newestExportMicros = Math.max(newestExportMicros, reading.exportMicros());
    }

    void addBytes(long more) {
        bytes += more;
    }

    /** Adds another part of the export to this one. */
    public void add(BillTotals other) {
        other.days.forEach((key, sum) -> days.merge(key, sum, Sum::plus));
        other.invoices.forEach((key, sum) -> invoices.merge(key, sum, Sum::plus));
        reported.addAll(other.reported);
        currencies.putAll(other.currencies);
        newestExportMicros = Math.max(newestExportMicros, other.newestExportMicros);
        bytes += other.bytes;
    }

    public Map<AccountDay, Sum> days() {
        return days;
    }

    /** Invoices that charges of the report window belong to, with all their charges since {@code invoicesFrom}. */
    public Map<Invoice, Sum> invoices() {
        TreeMap<Invoice, Sum> result = new TreeMap<>(invoices);
        result.keySet().retainAll(reported);
        return result;
    }

    /** Currency of an account's bill. */
    public String currency(String account) {
        return Objects.requireNonNull(currencies.get(account));
    }

    /** Microseconds since 1970; {@link Long#MIN_VALUE} where no row was written. */
    public long newestExportMicros() {
        return newestExportMicros;
    }

    /** JSON written, before compression. */
    public long bytes() {
        return bytes;
    }
}
