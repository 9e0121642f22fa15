package io.perdollar.ingest.requests.format;

/**
 * Reads the time of a line from bytes, without an object: epoch microseconds, or {@link #INVALID}. Second 60, a leap
 * second, is the first second of the next minute.
 */
public final class Times {

    /** No time of this form, or one before 2000 or after 2199. */
    public static final long INVALID = Long.MIN_VALUE;

    private static final long SECOND = 1_000_000L;
    private static final long EARLIEST = 946_684_800L * SECOND;
    private static final long LATEST = 7_258_118_400L * SECOND;
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Times() {}

    /** Reads the form that belongs to a role. */
    public static long parse(Role role, byte[] b, int from, int to) {
        return switch (role) {
            case TIME_MSEC -> epochSeconds(b, from, to);
            case TIME_ISO8601 -> iso(b, from, to);
            case TIME_LOCAL -> local(b, from, to);
            case TIME_ANY -> any(b, from, to);
            default -> throw new IllegalArgumentException("not a time: " + role);
        };
    }

    /** {@code 28/Sep/1970:12:00:00 +0600}, 26 bytes. */
    public static long local(byte[] b, int from, int to) {
        if (to - from != 26
                || b[from + 2] != '/'
                || b[from + 6] != '/'
                || b[from + 11] != ':'
                || b[from + 14] != ':'
                || b[from + 17] != ':'
                || b[from + 20] != ' ') {
            return INVALID;
        }
        int day = digits(b, from, 2);
        int month = month(b[from + 3], b[from + 4], b[from + 5]);
        int year = digits(b, from + 7, 4);
        int offset = offset(b, from + 21, to);
        return instant(
                year, month, day, digits(b, from + 12, 2), digits(b, from + 15, 2), digits(b, from + 18, 2), 0, offset);
    }

    /** {@code 1970-09-28T12:00:00+06:00}; also a fraction, {@code Z}, a blank in place of T, an offset without colon. */
    public static long iso(byte[] b, int from, int to) {
        if (to - from < 20
                || b[from + 4] != '-'
                || b[from + 7] != '-'
                || (b[from + 10] != 'T' && b[from + 10] != ' ')
                || b[from + 13] != ':'
                || b[from + 16] != ':') {
            return INVALID;
        }
        int at = from + 19;
        long fraction = 0;
        if (b[at] == '.' || b[at] == ',') {
            long unit = SECOND;
            int first = ++at;
            for (; at < to && b[at] >= '0' && b[at] <= '9'; at++) {
                unit /= 10;
                fraction += unit * (b[at] - '0');
            }
            if (at == first) {
                return INVALID;
            }
        }
        int offset = offset(b, at, to);
        return instant(
                digits(b, from, 4),
                digits(b, from + 5, 2),
                digits(b, from + 8, 2),
                digits(b, from + 11, 2),
                digits(b, from + 14, 2),
                digits(b, from + 17, 2),
                fraction,
                offset);
    }

    /** {@code 1700158546.681}: seconds, a fraction of any length cut to microseconds. */
    public static long epochSeconds(byte[] b, int from, int to) {
        long value = decimal(b, from, to, 6);
        return value >= EARLIEST && value < LATEST ? value : INVALID;
    }

    private static long any(byte[] b, int from, int to) {
        for (int at = from; at < to; at++) {
            if ((b[at] < '0' || b[at] > '9') && b[at] != '.') {
                long iso = iso(b, from, to);
                return iso == INVALID ? local(b, from, to) : iso;
            }
        }
        for (int decimals = 6; decimals >= -3; decimals -= 3) {
            long number = decimal(b, from, to, Math.max(0, decimals));
            long value = decimals < 0 ? number / 1000 : number;
            if (value >= EARLIEST && value < LATEST) {
                return value;
            }
        }
        return INVALID;
    }

    /** A decimal number times 10^decimals, further digits cut; {@link #INVALID} if it is none or too large. */
    static long decimal(byte[] b, int from, int to, int decimals) {
        long value = 0;
        int at = from;
        for (; at < to && b[at] >= '0' && b[at] <= '9'; at++) {
            if (value >= Long.MAX_VALUE / 10) {
                return INVALID;
            }
            value = value * 10 + (b[at] - '0');
        }
        if (at == from) {
            return INVALID;
        }
        int left = decimals;
        if (at < to) {
            if (b[at] != '.' || at + 1 == to) {
                return INVALID;
            }
            for (at++; at < to; at++) {
                if (b[at] < '0' || b[at] > '9') {
                    return INVALID;
                }
                if (left > 0) {
                    if (value > Long.MAX_VALUE / 100) {
                        return INVALID;
                    }
                    value = value * 10 + (b[at] - '0');
                    left--;
                }
            }
        }
        for (; left > 0; left--) {
            if (value > Long.MAX_VALUE / 100) {
                return INVALID;
            }
            value *= 10;
        }
        return value;
    }

    private static long instant(
            int year, int month, int day, int hour, int minute, int second, long micros, int offset) {
        if (year < 0
                || month < 1
                || month > 12
                || day < 1
                || day > DAYS[month - 1]
                || (month == 2 && day == 29 && !(year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)))
                || hour < 0
                || hour > 23
                || minute < 0
                || minute > 59
                || second < 0
                || second > 60
                || offset == Integer.MIN_VALUE) {
            return INVALID;
        }
        long seconds = daysSinceEpoch(year, month, day) * 86_400 + hour * 3_600L + minute * 60L + second - offset;
        long value = seconds * SECOND + micros;
        return value >= EARLIEST && value < LATEST ? value : INVALID;
    }

    // Proleptic Gregorian, years counted from March so that the leap day comes last.
    private static long daysSinceEpoch(int year, int month, int day) {
        int marchYear = month > 2 ? year : year - 1;
        int marchMonth = month > 2 ? month - 3 : month + 9;
        long century = marchYear / 100;
        return marchYear * 365L
                + marchYear / 4
                - century
                + century / 4
                + (153L * marchMonth + 2) / 5
                + day
                - 1
                - 719_468;
    }

    private static int digits(byte[] b, int from, int count) {
        int value = 0;
        for (int at = from; at < from + count; at++) {
            int digit = b[at] - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MIN_VALUE;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** Seconds east of UTC of {@code Z}, {@code +0900}, {@code +09:00}; the smallest int if it is none of these. */
    private static int offset(byte[] b, int from, int to) {
        if (to - from == 1 && b[from] == 'Z') {
            return 0;
        }
        boolean colon = to - from == 6 && b[from + 3] == ':';
        if ((!colon && to - from != 5) || (b[from] != '+' && b[from] != '-')) {
            return Integer.MIN_VALUE;
        }
        int hours = digits(b, from + 1, 2);
        int minutes = digits(b, to - 2, 2);
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        int seconds = hours * 3_600 + minutes * 60;
        return b[from] == '-' ? -seconds : seconds;
    }

    private static int month(byte a, byte b, byte c) {
        return switch ((a << 16) | (b << 8) | c) {
            case 'J' << 16 | 'a' << 8 | 'n' -> 1;
            case 'F' << 16 | 'e' << 8 | 'b' -> 2;
            case 'M' << 16 | 'a' << 8 | 'r' -> 3;
            case 'A' << 16 | 'p' << 8 | 'r' -> 4;
            case 'M' << 16 | 'a' << 8 | 'y' -> 5;
            case 'J' << 16 | 'u' << 8 | 'n' -> 6;
            case 'J' << 16 | 'u' << 8 | 'l' -> 7;
            case 'A' << 16 | 'u' << 8 | 'g' -> 8;
            case 'S' << 16 | 'e' << 8 | 'p' -> 9;
            case 'O' << 16 | 'c' << 8 | 't' -> 10;
            case 'N' << 16 | 'o' << 8 | 'v' -> 11;
            case 'D' << 16 | 'e' << 8 | 'c' -> 12;
            default -> 0;
        };
    }
}
