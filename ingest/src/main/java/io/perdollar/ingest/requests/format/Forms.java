package io.perdollar.ingest.requests.format;

/**
 * Whether bytes look like a value of a role; whether they can be one (31 November, a count with twenty digits) is another
 * question, which {@link Times} and {@link Numbers} answer.
 */
final class Forms {

    private static final String LOCAL = "00/Aaa/0000:00:00:00 +0000";
    private static final String ISO = "0000-00-00T00:00:00";

    private Forms() {}

    static boolean has(Role role, byte[] b, int from, int to) {
        return switch (role) {
            case TIME_MSEC -> isDecimal(b, from, to);
            case TIME_ISO8601 -> isIso(b, from, to);
            case TIME_LOCAL -> to - from == LOCAL.length() && is(LOCAL, b, from);
            case TIME_ANY -> true;
            case STATUS -> to - from == 3 && isCount(b, from, to);
            case REQUEST_TIME -> Numbers.absent(b, from, to) || isDecimal(b, from, to);
            case BYTES, TOKENS_IN, TOKENS_OUT, TOKENS_CACHED -> Numbers.absent(b, from, to) || isCount(b, from, to);
            case REQUEST, METHOD, URI, INSTANCE -> true;
        };
    }

    /** 0 stands for a digit, A and a for letters, + for a sign, T also for a blank. */
    private static boolean is(String form, byte[] b, int from) {
        for (int i = 0; i < form.length(); i++) {
            byte c = b[from + i];
            boolean fits = switch (form.charAt(i)) {
                case '0' -> isDigit(c);
                case 'A' -> c >= 'A' && c <= 'Z';
                case 'a' -> c >= 'a' && c <= 'z';
                case '+' -> c == '+' || c == '-';
                case 'T' -> c == 'T' || c == ' ';
                default -> c == form.charAt(i);
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIso(byte[] b, int from, int to) {
        int at = from + ISO.length();
        if (at >= to || !is(ISO, b, from)) {
            return false;
        }
        if (b[at] == '.' || b[at] == ',') {
            int first = ++at;
            while (at < to && isDigit(b[at])) {
                at++;
            }
            if (at == first) {
                return false;
            }
        }
        return switch (to - at) {
            case 1 -> b[at] == 'Z';
            case 5 -> is("+0000", b, at);
            case 6 -> is("+00:00", b, at);
            default -> false;
        };
    }

    private static boolean isDecimal(byte[] b, int from, int to) {
        int point = from;
        while (point < to && isDigit(b[point])) {
            point++;
        }
        return point > from && (point == to || (b[point] == '.' && isCount(b, point + 1, to)));
    }

    private static boolean isCount(byte[] b, int from, int to) {
        for (int at = from; at < to; at++) {
            if (!isDigit(b[at])) {
                return false;
            }
        }
        return to > from;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}
