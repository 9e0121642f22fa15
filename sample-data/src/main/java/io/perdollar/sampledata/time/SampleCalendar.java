package io.perdollar.sampledata.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Which hours a bill covers and which the report speaks of. Hours are numbered from 1970-01-01T00:00Z.
 *
 * @param startHour first hour of bill and logs
 * @param endHour first hour after them: the midnight that ends the last local day
 * @param snapshotSecond when the export was read: rows exported later are not in it
 */
public record SampleCalendar(long startHour, long endHour, long snapshotSecond) {
    /** The report's zone; it has no clock changes, so that every local day has 24 hours. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

    /** Invoice months begin and end here, whatever the report's zone. */
    private static final ZoneId INVOICE_ZONE = ZoneId.of("America/Los_Angeles");

    public static final int WINDOW_DAYS = 28;
    public static final long WINDOW_HOURS = WINDOW_DAYS * 24L;

    private static final long ZONE_HOURS = 9;
    private static final long HOUR_SECONDS = 3600;

    /** Exports are made three times a day, at 01:40, 09:40 and 17:40 UTC. */
    private static final long BATCH_EVERY = 8 * HOUR_SECONDS;

    private static final long BATCH_OFFSET = 6000;
    private static final long SNAPSHOT_HOUR = 2;

    public SampleCalendar {
        if (endHour <= startHour) {
            throw new IllegalArgumentException("the end must be after the start, got " + startHour + " to " + endHour);
        }
    }

    /** The sample's days: so many local days, the last one of them {@code end}, read at 02:00 UTC of the next day. */
    public static SampleCalendar of(LocalDate end, int days) {
        long endHour = hourOf(end.plusDays(1).atStartOfDay(ZONE).toInstant());
        long snapshot = end.plusDays(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond() + SNAPSHOT_HOUR * HOUR_SECONDS;
        return new SampleCalendar(endHour - days * 24L, endHour, snapshot);
    }

    public static long hourOf(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), HOUR_SECONDS);
    }

    public int hours() {
        return (int) (endHour - startHour);
    }

    public long windowStart() {
        return endHour - WINDOW_HOURS;
    }

    public long comparisonStart() {
        return endHour - 2 * WINDOW_HOURS;
    }

    /** First hour whose charges invoices are summed from: of the local month in which the comparison window starts. */
    public long invoicesFrom() {
        LocalDate first = LocalDate.ofEpochDay(localDay(comparisonStart())).withDayOfMonth(1);
        return hourOf(first.atStartOfDay(ZONE).toInstant());
    }

    /** An hour so many days before the end, and so many hours after that. */
    public long before(int days, int plusHours) {
        return endHour - days * 24L + plusHours;
    }

    /** Days since 1970-01-01 in the report's zone. */
    public static long localDay(long hour) {
        return Math.floorDiv(hour + ZONE_HOURS, 24L);
    }

    /** Hour of the local day, 0 to 23. */
    public static int localHour(long hour) {
        return (int) Math.floorMod(hour + ZONE_HOURS, 24L);
    }

    /** Monday is 1, Sunday 7. */
    public static int localWeekday(long hour) {
        return (int) Math.floorMod(localDay(hour) + 3, 7L) + 1;
    }

    public static long utcDay(long hour) {
        return Math.floorDiv(hour, 24L);
    }

    /** The invoice that carries usage of this hour. */
    public static YearMonth invoiceMonth(long hour) {
        return YearMonth.from(Instant.ofEpochSecond(hour * HOUR_SECONDS).atZone(INVOICE_ZONE));
    }

    /** First hour of an invoice month. */
    public static long firstHour(YearMonth month) {
        return hourOf(month.atDay(1).atStartOfDay(INVOICE_ZONE).toInstant());
    }

    /**
     * When rows of an hour are exported: the first batch at least {@code lagHours} after the hour has ended.
     *
     * @return seconds since 1970
     */
    public static long exportSecond(long hour, int lagHours) {
        long ready = (hour + 1 + lagHours) * HOUR_SECONDS;
        return Math.floorDiv(ready - BATCH_OFFSET + BATCH_EVERY - 1, BATCH_EVERY) * BATCH_EVERY + BATCH_OFFSET;
    }

    /** End of the newest hour whose rows were exported when the export was read. */
    public long frontier(int lagHours) {
        long hour = endHour;
        while (exportSecond(hour - 1, lagHours) > snapshotSecond) {
            hour--;
        }
        return hour;
    }
}
