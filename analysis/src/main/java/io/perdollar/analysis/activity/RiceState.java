package io.perdollar.analysis.activity;

/** What writer and reader of a column both know: about how large the numbers were lately. */
final class RiceState {
    /** So many ones say that a number with its length follows. */
    static final int ESCAPE = 12;

    private static final int MEMORY = 32;
    private static final long CAP = 1L << 50;

    private long sum;
    private long count = 1;

    /** Bits of the next number that are written as they are. */
    int k() {
        int k = Math.max(0, Long.numberOfLeadingZeros(count) - Long.numberOfLeadingZeros(sum));
        return count << k < sum ? k + 1 : k;
    }

    void saw(long value) {
        sum += value < 0 ? CAP : Math.min(value, CAP);
        count++;
        if (count == MEMORY) {
            sum >>= 1;
            count >>= 1;
        }
    }
}
