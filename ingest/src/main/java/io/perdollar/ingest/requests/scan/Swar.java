package io.perdollar.ingest.requests.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes at a time. Arrays must have {@link #SLACK} readable bytes behind what is looked at. */
final class Swar {

    /** Bytes that may be read behind the last one that counts. */
    static final int SLACK = 128;

    static final long ONES = 0x0101010101010101L;
    static final long HIGHS = 0x8080808080808080L;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NEWLINES = repeat('\n');

    private Swar() {}

    static long load(byte[] b, int at) {
        return (long) LONGS.get(b, at);
    }

    static int loadInt(byte[] b, int at) {
        return (int) INTS.get(b, at);
    }

    /** Eight times the lowest byte. */
    static long repeat(int value) {
        return (value & 0xFF) * ONES;
    }

    /** High bits of the bytes that are zero; above a true zero byte there may be false ones. */
    static long zeros(long word) {
        return (word - ONES) & ~word & HIGHS;
    }

    /** Index of the first byte whose high bit is set, 8 for none. */
    static int first(long highs) {
        return Long.numberOfTrailingZeros(highs) >>> 3;
    }

    /** Keeps the first n bytes, 0 to 8. */
    static long firstBytes(long word, int n) {
        return n == 8 ? word : word & ((1L << (n << 3)) - 1);
    }

    /** Index of the first line feed at or after {@code from}; there must be one. */
    static int newline(byte[] b, int from) {
        for (int at = from; ; at += 8) {
            long hits = zeros(load(b, at) ^ NEWLINES);
            if (hits != 0) {
                return at + first(hits);
            }
        }
    }

    /** Index of the first line feed in {@code [from, to)}, or -1. */
    static int newline(byte[] b, int from, int to) {
        for (int at = from; at < to; at += 8) {
            long hits = zeros(load(b, at) ^ NEWLINES);
            if (hits != 0) {
                int found = at + first(hits);
                return found < to ? found : -1;
            }
        }
        return -1;
    }

    /** Up to eight bytes as a little-endian word, zeros behind. */
    static long word(byte[] text, int from) {
        long word = 0;
        for (int i = Math.min(8, text.length - from) - 1; i >= 0; i--) {
            word = word << 8 | (text[from + i] & 0xFF);
        }
        return word;
    }

    /** Ones where {@link #word} has bytes of the text. */
    static long mask(byte[] text, int from) {
        return firstBytes(-1L, Math.min(8, text.length - from));
    }
}
