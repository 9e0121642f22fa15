package io.perdollar.analysis.activity;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Reads what {@link BitWriter} wrote. */
final class BitReader {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** With eight more, so that eight can be looked at from any place. */
    private final byte[] bytes;

    private final long end;
    private long at;

    /** Reads the bytes from one place up to another. */
    BitReader(byte[] bytes, int from, int to) {
        this.bytes = Arrays.copyOf(Arrays.copyOf(bytes, to), to + Long.BYTES);
        this.at = 8L * from;
        this.end = 8L * to;
    }

    /** So many bits, 0 to 64, as the lowest of a number. */
    long bits(int count) {
        if (count > 32) {
            return (bits(count - 32) << 32) | bits(32);
        }
        if (end - at < count) {
            throw new ActivityFormatException("the stored activity ends within a number");
        }
        long value = count == 0 ? 0 : ahead() >>> (64 - count);
        at += count;
        return value;
    }

    /** At least the next 57 bits, highest first. */
    private long ahead() {
        return (long) LONG.get(bytes, (int) (at >>> 3)) << (at & 7);
    }

    /** A column of so many numbers. */
    long[] column(int size) {
        RiceState state = new RiceState();
        long[] values = new long[size];
        for (int i = 0; i < size; i++) {
            int k = state.k();
            int rest = Math.min(Long.numberOfLeadingZeros(~ahead()), RiceState.ESCAPE);
            // A rest below the limit ends with a zero.
            bits(Math.min(rest + 1, RiceState.ESCAPE));
            values[i] = rest == RiceState.ESCAPE ? bits((int) bits(6) + 1) : ((long) rest << k) | bits(k);
            state.saw(values[i]);
        }
        return values;
    }

    /**
     * One number.
     *
     * @param most largest value that is allowed
     * @param what names the figure in the message
     */
    int upTo(int most, String what) {
        long value = column(1)[0];
        if (value < 0 || value > most) {
            throw new ActivityFormatException(
                    "expected " + what + " of 0 to " + most + ", got " + Long.toUnsignedString(value));
        }
        return (int) value;
    }

    void requireEnd() {
        if (end - at >= 8) {
            throw new ActivityFormatException(
                    "expected the end of the stored activity, got " + (end - at) / 8 + " more bytes");
        }
    }
}
