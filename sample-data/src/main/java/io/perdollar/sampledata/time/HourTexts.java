package io.perdollar.sampledata.time;

import io.perdollar.sampledata.text.ByteText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** What a calendar's hours look like in an export, made once per hour because every row needs it. */
public final class HourTexts {
    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final int TO_HOUR = "2026-11-01 00".length();
    private static final byte[] ZONE = " UTC".getBytes(StandardCharsets.US_ASCII);

    /** Rows are exported up to some days after the last hour. */
    private static final int HOURS_AFTER = 120;

    private final long firstHour;
    private final byte[][] starts;
    private final YearMonth[] invoiceMonths;
    private final byte[][] invoiceTexts;

    /** The hours of a calendar, and the days around them. */
    public HourTexts(SampleCalendar calendar) {
        firstHour = calendar.startHour() - 24;
        int count = 24 + calendar.hours() + HOURS_AFTER;
        starts = new byte[count][];
        invoiceMonths = new YearMonth[count];
        invoiceTexts = new byte[count][];
        for (int i = 0; i < count; i++) {
            starts[i] = text(firstHour + i);
            invoiceMonths[i] = SampleCalendar.invoiceMonth(firstHour + i);
            invoiceTexts[i] = invoiceMonths[i].toString().replace("-", "").getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** {@code 2026-11-01 00:00:00 UTC}. */
    public byte[] start(long hour) {
        return starts[index(hour)];
    }

    public YearMonth invoiceMonth(long hour) {
        return invoiceMonths[index(hour)];
    }

    /** {@code 202611}. */
    public byte[] invoiceText(long hour) {
        return invoiceTexts[index(hour)];
    }

    /** A timestamp as {@code bq extract} writes it, with microseconds only where there are any. */
    public void instant(long micros, ByteText out) {
        long hour = Math.floorDiv(micros, HOUR_MICROS);
        long inHour = Math.floorMod(micros, HOUR_MICROS);
        int index = (int) (hour - firstHour);
        byte[] start = index >= 0 && index < starts.length ? starts[index] : text(hour);
        out.add(start, TO_HOUR).add(':').padded(inHour / 60_000_000L, 2);
        out.add(':').padded(inHour / 1_000_000L % 60, 2);
        long fraction = inHour % 1_000_000L;
        if (fraction != 0) {
            out.add('.').padded(fraction, 6);
        }
        out.add(ZONE);
    }

    private static byte[] text(long hour) {
        ZonedDateTime time = Instant.ofEpochSecond(hour * 3600).atZone(ZoneOffset.UTC);
        String twoDigits = time.getHour() < 10 ? "0" + time.getHour() : String.valueOf(time.getHour());
        return (time.toLocalDate() + " " + twoDigits + ":00:00 UTC").getBytes(StandardCharsets.US_ASCII);
    }

    private int index(long hour) {
        return Math.toIntExact(hour - firstHour);
    }
}
