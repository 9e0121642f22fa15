package io.perdollar.analysis.activity;

import java.util.Arrays;

/** Writes columns of numbers, each in about as many bits as its neighbours needed. */
final class BitWriter {
    private byte[] bytes = new byte[1_024];
    private long bits;

    /** The lowest bits of a value, 0 to 64 of them, highest first. */
    void bits(long value, int count) {
        int room = (int) ((bits + count) >>> 3) + 1;
        if (room > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(room, 2 * bytes.length));
        }
        int left = count;
        while (left > 0) {
            int free = 8 - (int) (bits & 7);
            int taken = Math.min(free, left);
            long piece = (value >>> (left - taken)) & ((1L << taken) - 1);
            bytes[(int) (bits >>> 3)] |= (byte) (piece << (free - taken));
            left -= taken;
            bits += taken;
        }
    }

    /**
     * A column of numbers, read as unsigned: adaptive Rice coding. Each is cut into its lowest k bits and the rest in
     * unary, k following the mean of the numbers before; a rest that is too long for that is written with its length.
     */
    void column(long... values) {
        RiceState state = new RiceState();
        for (long value : values) {
            int k = state.k();
            long rest = value >>> k;
            if (rest >= 0 && rest < RiceState.ESCAPE) {
                bits((1L << (rest + 1)) - 2, (int) rest + 1);
                bits(value, k);
            } else {
                bits((1L << RiceState.ESCAPE) - 1, RiceState.ESCAPE);
                int length = 64 - Long.numberOfLeadingZeros(value);
                bits(length - 1, 6);
                bits(value, length);
            }
            state.saw(value);
        }
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, (int) ((bits + 7) / 8));
    }
}
