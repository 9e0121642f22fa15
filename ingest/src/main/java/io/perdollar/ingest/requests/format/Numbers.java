package io.perdollar.ingest.requests.format;

/** Reads counts and durations from bytes; {@code -} and nothing are {@link #ABSENT}. */
public final class Numbers {

    /** The line does not say it. */
    public static final long ABSENT = -1;

    /** What stands there is no number, or too large to be one. */
    public static final long INVALID = -2;

    /** The longest believable {@code $request_time}: 31 days, in microseconds. */
    public static final long LONGEST_REQUEST = 31L * 86_400 * 1_000_000;

    /** The largest believable count of bytes or tokens. */
    public static final long LARGEST_COUNT = 999_999_999_999_999L;

    private Numbers() {}

    /** A count: digits only. */
    public static long count(byte[] b, int from, int to) {
        if (absent(b, from, to)) {
            return ABSENT;
        }
        long value = 0;
        for (int at = from; at < to; at++) {
            int digit = b[at] - '0';
            if (digit < 0 || digit > 9 || value > LARGEST_COUNT / 10) {
                return INVALID;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** Seconds with a fraction, as microseconds; further digits are cut. */
    public static long seconds(byte[] b, int from, int to) {
        if (absent(b, from, to)) {
            return ABSENT;
        }
        long value = Times.decimal(b, from, to, 6);
        return value == Times.INVALID || value > LONGEST_REQUEST ? INVALID : value;
    }

    /** Three digits: 000 to 999. */
    public static int status(byte[] b, int from, int to) {
        if (to - from != 3) {
            return (int) INVALID;
        }
        return (int) count(b, from, to);
    }

    /** Whether a value says that there is none. */
    public static boolean absent(byte[] b, int from, int to) {
        return to == from || (to - from == 1 && b[from] == '-');
    }
}
