package io.perdollar.sampledata.time;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** What a calendar's hours look like in an export, made once per hour because every row needs it. */
public final class HourTexts {
    private final long firstHour;
    private final byte[][] starts;
    private final YearMonth[] invoiceMonths;
    private final byte[][] invoiceTexts;

    /** The hours of a calendar, and a day around them. */
    public HourTexts(SampleCalendar calendar) {
        firstHour = calendar.startHour() - 24;
        int count = calendar.hours() + 48;
        starts = new byte[count][];
        invoiceMonths = new YearMonth[count];
        invoiceTexts = new byte[count][];
        for (int i = 0; i < count; i++) {
            starts[i] = text((firstHour + i) * 3600 * 1_000_000L).getBytes(StandardCharsets.US_ASCII);
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
    public static String text(long micros) {
        long second = Math.floorDiv(micros, 1_000_000L);
        long fraction = Math.floorMod(micros, 1_000_000L);
        ZonedDateTime time = Instant.ofEpochSecond(second).atZone(ZoneOffset.UTC);
        String date = time.toLocalDate() + " " + two(time.getHour()) + ":" + two(time.getMinute()) + ":"
                + two(time.getSecond());
        return date
                + (fraction == 0
                        ? ""
                        : "." + String.valueOf(1_000_000L + fraction).substring(1)) + " UTC";
    }

    private int index(long hour) {
        return Math.toIntExact(hour - firstHour);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
