package io.perdollar.ingest.requests.scan;

import static io.perdollar.ingest.requests.scan.Swar.HIGHS;
import static io.perdollar.ingest.requests.scan.Swar.first;
import static io.perdollar.ingest.requests.scan.Swar.firstBytes;
import static io.perdollar.ingest.requests.scan.Swar.load;
import static io.perdollar.ingest.requests.scan.Swar.loadInt;
import static io.perdollar.ingest.requests.scan.Swar.zeros;

import io.perdollar.ingest.requests.format.Numbers;
import io.perdollar.ingest.requests.format.Role;
import io.perdollar.ingest.requests.format.Times;
import io.perdollar.ingest.requests.format.UpstreamList;

/**
 * The steps of which compiled scanners are made. Each takes the place where it starts and gives the place behind, or -1
 * where the line must be looked at more thoroughly; none looks beyond the line feed, which ends every line of the buffer.
 */
final class Steps {

    private static final long ZERO_DIGITS = Swar.repeat('0');
    private static final long BLANKS = Swar.repeat(' ');
    private static final long BLANK_OR_COMMA = Swar.repeat(~(' ' ^ ','));
    private static final long NEWLINES = Swar.repeat('\n');
    private static final long SECOND = 1_000_000L;
    /** 2200-01-01; what lies behind is left to the thorough look. */
    private static final long LATEST_SECOND = 7_258_118_400L;

    private static final long PROTOCOL = protocol();
    private static final int DASH_QUOTE = '-' | '"' << 8;
    private static final long MINUTES_AND_SECONDS = 0x30_303A_3030L;

    private Steps() {}

    /** Nothing, unless the line starts with NULs that are no part of its first value. */
    static int behindHole(byte[] b, int at) {
        return b[at] == 0 ? -1 : at;
    }

    /** Up to eight bytes of text. */
    static int expect(byte[] b, int at, long text, long mask, int length) {
        return (load(b, at) & mask) == text ? at + length : -1;
    }

    /** Where the text starts, at or after {@code at}; {@code finder} is its first byte and the line feed in one. */
    static int until(byte[] b, int at, long finder, long finderMask, long text, long mask) {
        for (int i = at; ; i += 8) {
            for (long hits = zeros((load(b, i) & finderMask) ^ finder); hits != 0; hits &= hits - 1) {
                int found = i + first(hits);
                if ((load(b, found) & mask) == text) {
                    return found;
                }
                if (b[found] == '\n') {
                    return -1;
                }
            }
        }
    }

    /** As {@link #until}, for a first byte that has little in common with the line feed. */
    static int untilOrNewline(byte[] b, int at, long firsts, long text, long mask) {
        for (int i = at; ; i += 8) {
            long word = load(b, i);
            for (long hits = zeros(word ^ firsts) | zeros(word ^ NEWLINES); hits != 0; hits &= hits - 1) {
                int found = i + first(hits);
                if ((load(b, found) & mask) == text) {
                    return found;
                }
                if (b[found] == '\n') {
                    return -1;
                }
            }
        }
    }

    /** The same behind an upstream list, whose parts are joined by blanks too. */
    static int untilInList(byte[] b, int at, long finder, long finderMask, long text, long mask) {
        for (int from = at; ; ) {
            int found = until(b, from, finder, finderMask, text, mask);
            if (found < 0 || (!UpstreamList.goesOn(b, found) && isList(b, at, found))) {
                return found;
            }
            from = found + 1;
        }
    }

    private static boolean isList(byte[] b, int from, int to) {
        // Nearly always one part: no blank, no comma (and no $ and parenthesis, which differ from them in the same
        // bits).
        for (int i = from; i < to; i += 8) {
            long hits = zeros((load(b, i) & BLANK_OR_COMMA) ^ BLANKS);
            if (hits != 0) {
                return i + first(hits) >= to || UpstreamList.is(b, from, to);
            }
        }
        return true;
    }

    /** As {@link #until}, behind a value that nobody wants and that most often is a dash. */
    static int untilBehindDash(byte[] b, int at, long finder, long finderMask, long text, long mask, long dash) {
        return (load(b, at) & ((mask << 8) | 0xFF)) == dash ? at + 1 : until(b, at, finder, finderMask, text, mask);
    }

    /** As {@link #untilQuote}, behind a value that nobody wants and that most often is a dash. */
    static int untilQuoteBehindDash(byte[] b, int at) {
        return (loadInt(b, at) & 0xFFFF) == DASH_QUOTE ? at + 1 : untilQuote(b, at);
    }

    /** Where the next quote stands. */
    static int untilQuote(byte[] b, int at) {
        return QuoteSearch.untilQuote(b, at);
    }

    /** The request line up to its quote. */
    static int requestUntilQuote(byte[] b, int at, Line line) {
        KnownRequests known = line.requests;
        int slot = known.find(b, at);
        line.requestStart = at;
        if (slot < 0) {
            return newRequest(b, at, line);
        }
        line.requestNumber = known.number(slot);
        int end = at + known.length(slot);
        line.requestEnd = end;
        return end;
    }

    private static int newRequest(byte[] b, int at, Line line) {
        int end = untilQuote(b, at);
        line.requestNumber = KnownRequests.UNKNOWN;
        line.requestEnd = end;
        if (end > at && b[end - 1] != '\\') {
            line.requests.add(b, at, end, 0, 0);
        }
        return end;
    }

    /** Where the next quote stands that no backslash escapes. */
    static int untilBareQuote(byte[] b, int at) {
        for (int from = at; ; ) {
            int found = untilQuote(b, from);
            if (found <= at || b[found - 1] != '\\') {
                return found;
            }
            int backslashes = 1;
            while (found - backslashes > at && b[found - backslashes - 1] == '\\') {
                backslashes++;
            }
            if (backslashes % 2 == 0) {
                return found;
            }
            from = found + 1;
        }
    }

    /** The line feed, with or without a carriage return before it. */
    static int endOfLine(byte[] b, int at) {
        if (b[at] == '\n') {
            return at + 1;
        }
        return b[at] == '\r' && b[at + 1] == '\n' ? at + 2 : -1;
    }

    /** The end of the value that ends the line. */
    static int valueToEnd(byte[] b, int at) {
        int newline = Swar.newline(b, at);
        return newline > at && b[newline - 1] == '\r' ? newline - 1 : newline;
    }

    /** The end of an upstream list that ends the line. */
    static int listToEnd(byte[] b, int at) {
        int end = valueToEnd(b, at);
        return isList(b, at, end) ? end : -1;
    }

    /** {@code 28/Sep/1970:12:00:00 +0600}. The hour is looked up by its bytes, which repeat for millions of lines. */
    static int timeLocal(byte[] b, int at, Line line) {
        long date = load(b, at);
        long hour = load(b, at + 7);
        long offset = load(b, at + 18) >>> 16;
        int seconds = minutesAndSeconds(load(b, at + 15));
        if (seconds < 0) {
            return -1;
        }
        if (((date ^ line.hourDate) | (hour ^ line.hourBytes) | (offset ^ line.hourOffset)) != 0) {
            long time = Times.local(b, at, at + 26);
            if (time == Times.INVALID) {
                return -1;
            }
            rememberHour(line, date, hour, offset, time - seconds * SECOND);
        }
        line.time = line.hourStart + seconds * SECOND;
        return at + 26;
    }

    /** {@code 1970-09-28T12:00:00+06:00}, as nginx writes it. */
    static int timeIso8601(byte[] b, int at, Line line) {
        long date = load(b, at);
        long hour = load(b, at + 6);
        long offset = load(b, at + 17) >>> 16;
        int seconds = minutesAndSeconds(load(b, at + 14));
        if (seconds < 0) {
            return -1;
        }
        if (((date ^ line.hourDate) | (hour ^ line.hourBytes) | (offset ^ line.hourOffset)) != 0) {
            long time = Times.iso(b, at, at + 25);
            if (time == Times.INVALID) {
                return -1;
            }
            rememberHour(line, date, hour, offset, time - seconds * SECOND);
        }
        line.time = line.hourStart + seconds * SECOND;
        return at + 25;
    }

    private static void rememberHour(Line line, long date, long hour, long offset, long start) {
        line.hourDate = date;
        line.hourBytes = hour;
        line.hourOffset = offset;
        line.hourStart = start;
    }

    /** Seconds of {@code 59:59} in the first five bytes; -1 if they are none, or a leap second. */
    private static int minutesAndSeconds(long word) {
        long digits = (word ^ MINUTES_AND_SECONDS) & 0xFF_FFFF_FFFFL;
        // At most 5, 9, nothing, 5 and 9: what is more reaches the high bit.
        if ((((digits + 0x76_7A7F_767AL) | digits) & 0x80_8080_8080L) != 0) {
            return -1;
        }
        int pairs = (int) (digits * 10 + (digits >>> 8));
        return (pairs & 0xFF) * 60 + (pairs >>> 24);
    }

    /** {@code 1700158546.681}: ten digits, a point, three digits. */
    static int timeMsec(byte[] b, int at, Line line) {
        long high = load(b, at) ^ ZERO_DIGITS;
        int low = twoDigits(loadInt(b, at + 8));
        int rest = loadInt(b, at + 10);
        int millis = threeDigits(rest >>> 8);
        if (notDigits(high) != 0 || (low | millis) < 0 || (rest & 0xFF) != '.') {
            return -1;
        }
        long seconds = eightDigits(high) * 100 + low;
        line.time = (seconds * 1_000 + millis) * 1_000;
        return seconds < 1_000_000_000L || seconds >= LATEST_SECOND ? -1 : at + 14;
    }

    /** Nothing, where a number of JSON starts that is not negative. */
    static int digitAhead(byte[] b, int at) {
        return b[at] >= '0' && b[at] <= '9' ? at : -1;
    }

    /** A number or word of JSON. */
    static int scalar(byte[] b, int at) {
        int end = at;
        while (isScalar(b[end])) {
            end++;
        }
        return end == at ? -1 : end;
    }

    /** Whether JSON can have the character in a value without quotes. */
    static boolean isScalar(byte c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '-'
                || c == '+'
                || c == '.';
    }

    /** A time of any form between {@code from} and {@code at}. */
    static int timeAny(byte[] b, int at, int from, Line line) {
        line.time = Times.parse(Role.TIME_ANY, b, from, at);
        return line.time == Times.INVALID ? -1 : at;
    }

    /** The status between two texts, all within eight bytes. */
    static int statusBetween(byte[] b, int at, long text, long mask, int before, int length, Line line) {
        long word = load(b, at);
        int digits = ((int) (word >>> before) ^ 0x303030) & 0xFFFFFF;
        line.status = (digits & 0xFF) * 100 + ((digits >>> 8) & 0xFF) * 10 + (digits >>> 16);
        boolean areDigits = (((digits + 0x767676) | digits) & 0x808080) == 0;
        return (word & mask) == text && areDigits ? at + length : -1;
    }

    /** Three digits. */
    static int status(byte[] b, int at, Line line) {
        int status = threeDigits(loadInt(b, at));
        line.status = status;
        return status < 0 ? -1 : at + 3;
    }

    /** A count, a dash or nothing; whose count it is, the caller knows. */
    static int count(byte[] b, int at, Line line) {
        long digits = load(b, at) ^ ZERO_DIGITS;
        int length = first(notDigits(digits));
        if (length == 0 || length == 8) {
            int end = endOfCount(b, at);
            line.count = Numbers.count(b, at, end);
            return line.count == Numbers.INVALID ? -1 : end;
        }
        line.count = eightDigits(digits << (64 - (length << 3)));
        return at + length;
    }

    private static int endOfCount(byte[] b, int at) {
        int end = at;
        while (b[end] >= '0' && b[end] <= '9') {
            end++;
        }
        return end == at && b[at] == '-' ? at + 1 : end;
    }

    /** {@code 0.123}: up to four digits, a point, three digits; a dash or nothing for absent. */
    static int requestTime(byte[] b, int at, Line line) {
        long digits = load(b, at) ^ ZERO_DIGITS;
        long others = notDigits(digits);
        int point = first(others);
        int end = first(others & (others - 1));
        if (point == 0 || b[at + point] != '.' || end != point + 4) {
            return oddRequestTime(b, at, line);
        }
        long whole = firstBytes(digits, point);
        long fraction = (digits >>> 8) & ~firstBytes(-1L, point);
        line.duration = eightDigits((whole | fraction) << (64 - ((end - 1) << 3))) * 1_000;
        return at + end;
    }

    private static int oddRequestTime(byte[] b, int at, Line line) {
        int end = at;
        while ((b[end] >= '0' && b[end] <= '9') || b[end] == '.') {
            end++;
        }
        if (end == at && b[at] == '-') {
            end++;
        }
        line.duration = Numbers.seconds(b, at, end);
        return line.duration == Numbers.INVALID ? -1 : end;
    }

    /** Method, target and protocol in one; they are taken apart when somebody asks. */
    static void request(byte[] b, int from, int to, Line line) {
        line.requestStart = from;
        line.requestEnd = to;
        line.requestNumber = KnownRequests.UNKNOWN;
    }

    /** The end of a target that came before with the same method, and with the same byte behind; -1 for another. */
    static int knownTarget(byte[] b, int at, Line line) {
        KnownRequests known = line.requests;
        int slot = known.find(b, at);
        if (slot < 0) {
            return -1;
        }
        int methodLength = known.methodLength(slot);
        line.requestNumber = known.number(slot);
        line.method = methodLength > 8 ? 0 : firstBytes(load(b, at), methodLength);
        line.methodStart = at;
        line.methodEnd = at + methodLength;
        line.uriStart = at + known.uriStart(slot);
        line.uriEnd = at + known.length(slot);
        return line.uriEnd;
    }

    /** Lets a method and target be known when they come again. */
    static void rememberTarget(byte[] b, Line line) {
        int from = line.methodStart;
        line.requests.add(b, from, line.uriEnd, line.methodEnd - from, line.uriStart - from);
    }

    /** Takes method and target out of the request line. */
    static void splitRequest(byte[] b, Line line) {
        int from = line.requestStart;
        int to = line.requestEnd;
        int blank = first(zeros(load(b, from) ^ BLANKS));
        if (blank == 0 || blank == 8 || from + blank >= to) {
            oddRequest(b, from, to, line);
            return;
        }
        line.method = firstBytes(load(b, from), blank);
        line.methodStart = from;
        line.methodEnd = from + blank;
        line.uriStart = from + blank + 1;
        line.uriEnd = endOfTarget(b, line.uriStart, to);
    }

    private static void oddRequest(byte[] b, int from, int to, Line line) {
        int blank = from;
        while (blank < to && b[blank] != ' ') {
            blank++;
        }
        line.method = 0;
        line.methodStart = from;
        line.methodEnd = blank < to ? blank : from;
        line.uriStart = Math.min(blank + 1, to);
        line.uriEnd = blank < to ? endOfTarget(b, line.uriStart, to) : line.uriStart;
    }

    /** Before {@code " HTTP/1.1"}, where that stands at the end; blanks may stand in the target itself. */
    private static int endOfTarget(byte[] b, int from, int to) {
        int end = to - 9;
        if (end < from) {
            return to;
        }
        boolean protocol = (load(b, end) & 0xFF00FFFFFFFFFFFFL) == PROTOCOL;
        return protocol ? end : to;
    }

    private static long protocol() {
        byte[] text = {' ', 'H', 'T', 'T', 'P', '/', 0, '.'};
        return Swar.word(text, 0);
    }

    /** The method alone. */
    static void method(byte[] b, int from, int to, Line line) {
        line.requestNumber = KnownRequests.UNKNOWN;
        int length = to - from;
        line.method = length > 8 ? 0 : firstBytes(load(b, from), length);
        line.methodStart = from;
        line.methodEnd = to;
    }

    /** The target alone. */
    static void uri(byte[] b, int from, int to, Line line) {
        line.uriStart = from;
        line.uriEnd = to;
    }

    /** The field that names the instance. */
    static void instance(byte[] b, int from, int to, Line line) {
        line.instanceStart = from;
        line.instanceEnd = to;
    }

    /** High bits of the bytes that are no digit, after the digits' own bits were taken out. */
    private static long notDigits(long digits) {
        return ((digits + 0x7676767676767676L) | digits) & HIGHS;
    }

    private static long eightDigits(long digits) {
        long pairs = digits * 10 + (digits >>> 8);
        return (((pairs & 0x000000FF000000FFL) * 0x000F424000000064L)
                        + (((pairs >>> 16) & 0x000000FF000000FFL) * 0x0000271000000001L))
                >>> 32;
    }

    private static int twoDigits(int bytes) {
        int tens = (bytes & 0xFF) - '0';
        int ones = ((bytes >>> 8) & 0xFF) - '0';
        return ((tens | ones) < 0 || tens > 9 || ones > 9) ? -1 : tens * 10 + ones;
    }

    private static int threeDigits(int bytes) {
        int tens = twoDigits(bytes);
        int ones = ((bytes >>> 16) & 0xFF) - '0';
        return ((tens | ones) < 0 || ones > 9) ? -1 : tens * 10 + ones;
    }
}
