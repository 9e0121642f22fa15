package io.perdollar.sampledata.log;

import io.perdollar.sampledata.text.ByteText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * nginx's own spellings of time in a server's zone. Zones of whole hours only: what does not change within an hour is made
 * once per hour. For one thread.
 */
final class LineTime {
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };
    private static final long HOUR_SECONDS = 3600;

    private final ZoneId zone;
    private long hour = Long.MIN_VALUE;
    private byte[] localHead = {};
    private byte[] localTail = {};
    private byte[] isoHead = {};
    private byte[] isoTail = {};

    LineTime(ZoneId zone) {
        this.zone = zone;
    }

    /** {@code 15/Nov/2026:09:00:00 +0900}. */
    void local(long second, ByteText out) {
        enter(Math.floorDiv(second, HOUR_SECONDS));
        minutes(second, out.add(localHead));
        out.add(localTail);
    }

    /** {@code 2026-11-15T09:00:00+09:00}. */
    void iso(long second, ByteText out) {
        enter(Math.floorDiv(second, HOUR_SECONDS));
        minutes(second, out.add(isoHead));
        out.add(isoTail);
    }

    private static void minutes(long second, ByteText out) {
        long inHour = Math.floorMod(second, HOUR_SECONDS);
        out.padded(inHour / 60, 2).add(':').padded(inHour % 60, 2);
    }

    private void enter(long newHour) {
        if (newHour == hour) {
            return;
        }
        hour = newHour;
        Instant instant = Instant.ofEpochSecond(newHour * HOUR_SECONDS);
        ZoneOffset offset = zone.getRules().getOffset(instant);
        LocalDateTime time = LocalDateTime.ofInstant(instant, offset);
        int minutes = offset.getTotalSeconds() / 60;
        String sign = minutes < 0 ? "-" : "+";
        String hours = two(Math.abs(minutes) / 60);
        localHead = ascii(two(time.getDayOfMonth()) + "/" + MONTHS[time.getMonthValue() - 1] + "/" + time.getYear()
                + ":" + two(time.getHour()) + ":");
        localTail = ascii(" " + sign + hours + two(Math.abs(minutes) % 60));
        isoHead = ascii(time.toLocalDate() + "T" + two(time.getHour()) + ":");
        isoTail = ascii(sign + hours + ":" + two(Math.abs(minutes) % 60));
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
