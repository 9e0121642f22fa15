package io.perdollar.analysis.activity;

import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import io.perdollar.analysis.time.Micros;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A {@link DayActivity} as few bytes, for the ledger: one byte version, the figures column by column, a checksum of four
 * bytes. Equal activities give equal bytes on every Java.
 *
 * <p>Most of a day is noise to a general compressor (milliseconds of stretches, tokens), so each column is coded in the
 * number of bits that its own figures need; in-flight time is written as its difference from what the busy stretches let
 * expect, which is nothing while requests come one at a time.
 */
public final class DayActivityCodec {
    private static final byte VERSION = 1;
    private static final int CHECKSUM = 4;
    private static final long[] UNITS = {1, 1_000, Micros.SECOND};

    private static final List<ToLongFunction<HourActivity>> COLUMNS = List.of(
            HourActivity::served,
            HourActivity::failed,
            HourActivity::ignored,
            HourActivity::unrecognised,
            hour -> shifted(hour.bytes()),
            hour -> shifted(hour.tokensIn()),
            hour -> shifted(hour.tokensOut()),
            hour -> shifted(hour.tokensCached()));

    private DayActivityCodec() {}

    /** The activity as bytes. */
    public static byte[] write(DayActivity activity) {
        BitWriter out = new BitWriter();
        out.bits(VERSION, 8);
        out.bits(activity.day().toEpochDay(), 32);
        writeHours(activity.hours(), out);
        writeBusy(activity.busy(), dayStart(activity.day()), out);
        writeMinutes(activity.minutes(), activity.busy().intervals(), dayStart(activity.day()), out);
        byte[] figures = out.bytes();
        return ByteBuffer.allocate(figures.length + CHECKSUM)
                .put(figures)
                .putInt(checksum(figures, figures.length))
                .array();
    }

    /**
     * The activity that was written.
     *
     * @throws ActivityFormatException if the bytes are damaged or of another version
     */
    public static DayActivity read(byte[] bytes) {
        int size = bytes.length - CHECKSUM;
        if (size < 1) {
            throw new ActivityFormatException("expected a stored activity, got " + bytes.length + " bytes");
        }
        if (bytes[0] != VERSION) {
            throw new ActivityFormatException("expected a stored activity of version " + VERSION + ", got version "
                    + bytes[0] + "; a newer PerDollar may have written it");
        }
        if (ByteBuffer.wrap(bytes).getInt(size) != checksum(bytes, size)) {
            throw new ActivityFormatException("the stored activity of " + bytes.length
                    + " bytes is damaged: its checksum does not fit; read the day's logs again");
        }
        BitReader in = new BitReader(bytes, 1, size);
        try {
            int epochDay = (int) in.bits(32);
            LocalDate day = LocalDate.ofEpochDay(epochDay);
            List<HourActivity> hours = readHours(in);
            BusyStretches busy = readBusy(dayStart(day), in);
            Minutes minutes = readMinutes(busy.intervals(), dayStart(day), in);
            in.requireEnd();
            return new DayActivity(day, hours, minutes, busy);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new ActivityFormatException("the stored activity contradicts itself: " + e.getMessage(), e);
        }
    }

    private static long dayStart(LocalDate day) {
        return Math.multiplyExact(day.toEpochDay(), Micros.DAY);
    }

    private static int checksum(byte[] bytes, int size) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, size);
        return (int) crc.getValue();
    }

    private static void writeHours(List<HourActivity> hours, BitWriter out) {
        List<HourActivity> used = new ArrayList<>();
        for (HourActivity hour : hours) {
            boolean isUsed = !hour.equals(HourActivity.NONE);
            out.bits(isUsed ? 1 : 0, 1);
            if (isUsed) {
                used.add(hour);
            }
        }
        for (ToLongFunction<HourActivity> column : COLUMNS) {
            out.column(used.stream().mapToLong(column).toArray());
        }
        used.forEach(hour -> writeLatency(hour.latency(), out));
    }

    private static List<HourActivity> readHours(BitReader in) {
        boolean[] used = new boolean[24];
        int count = 0;
        for (int hour = 0; hour < 24; hour++) {
            used[hour] = in.bits(1) == 1;
            count += used[hour] ? 1 : 0;
        }
        long[][] columns = new long[COLUMNS.size()][];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = in.column(count);
        }
        List<HourActivity> hours = new ArrayList<>(24);
        int at = 0;
        for (boolean isUsed : used) {
            if (!isUsed) {
                hours.add(HourActivity.NONE);
                continue;
            }
            hours.add(new HourActivity(
                    columns[0][at],
                    columns[1][at],
                    columns[2][at],
                    columns[3][at],
                    unshifted(columns[4][at]),
                    unshifted(columns[5][at]),
                    unshifted(columns[6][at]),
                    unshifted(columns[7][at]),
                    readLatency(in)));
            at++;
        }
        return hours;
    }

    /** Absent is 0 and every number one more, read as unsigned. */
    private static long shifted(@Nullable Long value) {
        return value == null ? 0 : value + 1;
    }

    private static @Nullable Long unshifted(long value) {
        return value == 0 ? null : Long.valueOf(value - 1);
    }

    /** The first and the last bucket in use, and all counts between them. */
    private static void writeLatency(LatencyHistogram latency, BitWriter out) {
        int[] used = IntStream.range(0, LatencyHistogram.BUCKETS)
                .filter(bucket -> latency.count(bucket) > 0)
                .toArray();
        if (used.length == 0) {
            out.bits(0, 1);
            return;
        }
        int first = used[0];
        int last = used[used.length - 1];
        out.bits(1, 1);
        out.bits(first, 7);
        out.bits(last, 7);
        out.column(IntStream.rangeClosed(first, last).mapToLong(latency::count).toArray());
    }

    private static LatencyHistogram readLatency(BitReader in) {
        if (in.bits(1) == 0) {
            return LatencyHistogram.EMPTY;
        }
        int first = (int) in.bits(7);
        int last = (int) in.bits(7);
        if (last < first || last >= LatencyHistogram.BUCKETS) {
            throw new ActivityFormatException("expected latency buckets in order, got " + first + " to " + last);
        }
        long[] counts = new long[last + 1];
        System.arraycopy(in.column(last - first + 1), 0, counts, first, last - first + 1);
        return LatencyHistogram.of(counts);
    }

    private static void writeBusy(BusyStretches busy, long dayStart, BitWriter out) {
        out.column(busy.size());
        writeInUnits(longs(busy.size(), i -> busy.from(i) - (i == 0 ? dayStart : busy.to(i - 1))), out);
        writeInUnits(longs(busy.size(), i -> busy.to(i) - busy.from(i)), out);
    }

    private static BusyStretches readBusy(long dayStart, BitReader in) {
        int size = in.upTo(Minutes.PER_DAY, "a number of busy stretches");
        long[] quiet = readInUnits(size, in);
        long[] length = readInUnits(size, in);
        long[] from = new long[size];
        long[] to = new long[size];
        for (int i = 0; i < size; i++) {
            from[i] = Math.addExact(i == 0 ? dayStart : to[i - 1], quiet[i]);
            to[i] = Math.addExact(from[i], length[i]);
        }
        BusyStretches busy = BusyStretches.of(from, to);
        if (busy.size() != size) {
            throw new ActivityFormatException("expected busy stretches 60 s apart, got shorter quiet");
        }
        return busy;
    }

    private static void writeMinutes(Minutes minutes, Intervals busy, long dayStart, BitWriter out) {
        int size = minutes.size();
        out.column(size);
        out.column(longs(size, i -> minutes.minuteOfDay(i) - (i == 0 ? 0 : minutes.minuteOfDay(i - 1) + 1)));
        out.column(longs(size, minutes::arrivals));
        out.column(longs(size, i -> shifted(minutes.tokensOut(i))));
        writeInUnits(
                longs(size, i -> minutes.inFlightMicros(i) - expected(minutes.minuteOfDay(i), busy, dayStart)), out);
    }

    private static Minutes readMinutes(Intervals busy, long dayStart, BitReader in) {
        int size = in.upTo(Minutes.PER_DAY, "a number of minutes");
        long[] skipped = in.column(size);
        long[] arrivals = in.column(size);
        long[] tokens = in.column(size);
        long[] unexpected = readInUnits(size, in);
        Minutes.Columns columns = new Minutes.Columns();
        int minute = -1;
        for (int i = 0; i < size; i++) {
            minute = Math.toIntExact(Math.addExact(minute + 1, skipped[i]));
            Long tokensOut = unshifted(tokens[i]);
            columns.add(
                    minute,
                    arrivals[i],
                    Math.addExact(unexpected[i], expected(minute, busy, dayStart)),
                    tokensOut == null ? -1 : tokensOut);
        }
        return columns.build();
    }

    /** In-flight time of a minute if there was always one request in flight inside a busy stretch. */
    private static long expected(int minuteOfDay, Intervals busy, long dayStart) {
        long start = dayStart + minuteOfDay * Micros.MINUTE;
        return busy.overlap(new Interval(start, start + Micros.MINUTE));
    }

    /** Most logs know milliseconds or seconds: the coarsest unit that is exact for all values, then the values in it. */
    private static void writeInUnits(long[] values, BitWriter out) {
        int unit = UNITS.length - 1;
        boolean signed = false;
        for (long value : values) {
            while (value % UNITS[unit] != 0) {
                unit--;
            }
            signed |= value < 0;
        }
        long divisor = UNITS[unit];
        out.bits(unit, 2);
        out.bits(signed ? 1 : 0, 1);
        // Signed numbers with their sign in the lowest bit, so that small ones of either sign stay small.
        boolean folded = signed;
        out.column(longs(values.length, i -> {
            long value = values[i] / divisor;
            return folded ? (value << 1) ^ (value >> 63) : value;
        }));
    }

    private static long[] readInUnits(int size, BitReader in) {
        int unit = (int) in.bits(2);
        if (unit >= UNITS.length) {
            throw new ActivityFormatException("expected a unit of 0 to " + (UNITS.length - 1) + ", got " + unit);
        }
        boolean folded = in.bits(1) == 1;
        long[] values = in.column(size);
        for (int i = 0; i < size; i++) {
            long value = folded ? (values[i] >>> 1) ^ -(values[i] & 1) : values[i];
            values[i] = Math.multiplyExact(value, UNITS[unit]);
        }
        return values;
    }

    private static long[] longs(int size, IntToLongFunction value) {
        return IntStream.range(0, size).mapToLong(value).toArray();
    }
}
