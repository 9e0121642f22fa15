package io.perdollar.ingest.requests.scan;

import io.perdollar.ingest.requests.format.Mismatch;
import io.perdollar.ingest.requests.format.Numbers;
import io.perdollar.ingest.requests.format.RejectReason;
import io.perdollar.ingest.requests.format.Role;
import io.perdollar.ingest.requests.format.Times;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Walks over one JSON object after the other and keeps what was asked for. One per buffer and thread. */
final class JsonLine {

    /** Deeper objects are passed over by counting brackets only. */
    private static final int DEEPEST = 16;

    private final byte[] b;
    private final Line line;
    private int timeRank;
    private boolean statusSeen;
    private boolean requestSeen;
    private boolean methodSeen;
    private boolean uriSeen;
    private int failedAt;
    private String expected = "";
    private @Nullable RejectReason badValue;

    JsonLine(byte[] b, Line line) {
        this.b = b;
        this.line = line;
    }

    /** Reads the object of a line; gives the start of the next line, or -1. */
    int read(JsonNode root, int from) {
        line.forget();
        timeRank = Integer.MAX_VALUE;
        statusSeen = false;
        requestSeen = false;
        methodSeen = false;
        uriSeen = false;
        badValue = null;
        int start = from;
        while (b[start] == 0) {
            start++;
        }
        int at = blank(start);
        if (b[at] != '{') {
            return fail(at, "{");
        }
        at = object(at, root, 0);
        if (at < 0) {
            return -1;
        }
        at = blank(at);
        return b[at] == '\n' ? at + 1 : fail(at, "the end of the line");
    }

    /** Whether the line said all that is needed. */
    boolean complete() {
        return badValue == null
                && timeRank < Integer.MAX_VALUE
                && statusSeen
                && (requestSeen || (methodSeen && uriSeen));
    }

    /** Why the line was not taken. */
    Mismatch mismatch(int from, boolean wholeObject) {
        if (badValue != null) {
            return new Mismatch.Simple(badValue, failedAt, expected);
        }
        if (!wholeObject) {
            return new Mismatch.Simple(RejectReason.JSON, failedAt, expected);
        }
        String missing = timeRank == Integer.MAX_VALUE ? "a time" : statusSeen ? "method and path" : "a status";
        return new Mismatch.Simple(RejectReason.MISSING, from, missing + " under one of the keys of the format");
    }

    /** Reads from the opening brace to behind the closing one. */
    private int object(int from, @Nullable JsonNode node, int depth) {
        int at = blank(from + 1);
        if (b[at] == '}') {
            return at + 1;
        }
        while (true) {
            if (b[at] != '"') {
                return fail(at, "a key in quotes");
            }
            int keyEnd = Steps.untilBareQuote(b, at + 1);
            if (keyEnd < 0) {
                return fail(at, "a closing quote");
            }
            int key = node == null ? -1 : node.find(b, at + 1, keyEnd);
            at = blank(keyEnd + 1);
            if (b[at] != ':') {
                return fail(at, ":");
            }
            at = value(blank(at + 1), key < 0 ? null : node, key, depth);
            if (at < 0) {
                return -1;
            }
            at = blank(at);
            if (b[at] == '}') {
                return at + 1;
            }
            if (b[at] != ',') {
                return fail(at, ", or }");
            }
            at = blank(at + 1);
        }
    }

    private int value(int at, @Nullable JsonNode node, int key, int depth) {
        Role role = node == null ? null : node.role(key);
        switch (b[at]) {
            case '"' -> {
                int end = Steps.untilBareQuote(b, at + 1);
                if (end < 0) {
                    return fail(at, "a closing quote");
                }
                if (role != null) {
                    keep(role, at + 1, end);
                }
                return end + 1;
            }
            case '{' -> {
                return depth >= DEEPEST
                        ? fail(at, "objects at most 16 deep")
                        : object(at, node == null ? null : node.object(key), depth + 1);
            }
            case '[' -> {
                return depth >= DEEPEST ? fail(at, "arrays at most 16 deep") : array(at, depth);
            }
            default -> {
                int end = at;
                while (Steps.isScalar(b[end])) {
                    end++;
                }
                if (end == at) {
                    return fail(at, "a value");
                }
                if (role != null && b[at] != 'n') {
                    keep(role, at, end);
                }
                return end;
            }
        }
    }

    private int array(int from, int depth) {
        int at = blank(from + 1);
        if (b[at] == ']') {
            return at + 1;
        }
        while (true) {
            at = value(at, null, -1, depth + 1);
            if (at < 0) {
                return -1;
            }
            at = blank(at);
            if (b[at] == ']') {
                return at + 1;
            }
            if (b[at] != ',') {
                return fail(at, ", or ]");
            }
            at = blank(at + 1);
        }
    }

    private void keep(Role role, int from, int to) {
        switch (role) {
            case TIME_MSEC, TIME_ISO8601, TIME_LOCAL, TIME_ANY -> time(role, from, to);
            case REQUEST -> {
                if (!requestSeen) {
                    Steps.request(b, from, to, line);
                    requestSeen = true;
                }
            }
            case METHOD -> {
                if (!requestSeen && !methodSeen) {
                    Steps.method(b, from, to, line);
                    methodSeen = true;
                }
            }
            case URI -> {
                if (!requestSeen && !uriSeen) {
                    Steps.uri(b, from, to, line);
                    uriSeen = true;
                }
            }
            case STATUS -> {
                if (!statusSeen) {
                    line.status = Numbers.status(b, from, to);
                    statusSeen = true;
                    if (line.status < 0) {
                        bad(RejectReason.STATUS, from, "three digits");
                    }
                }
            }
            case REQUEST_TIME -> line.duration = duration(from, to, line.duration);
            case BYTES -> line.bytes = count(from, to, line.bytes);
            case TOKENS_IN -> line.tokensIn = count(from, to, line.tokensIn);
            case TOKENS_OUT -> line.tokensOut = count(from, to, line.tokensOut);
            case TOKENS_CACHED -> line.tokensCached = count(from, to, line.tokensCached);
            case INSTANCE -> Steps.instance(b, from, to, line);
        }
    }

    /** {@code $msec} before {@code $time_iso8601} before {@code $time_local} before any other, in any order of keys. */
    private void time(Role role, int from, int to) {
        int rank = switch (role) {
            case TIME_MSEC -> 0;
            case TIME_ISO8601 -> 1;
            case TIME_LOCAL -> 2;
            default -> 3;
        };
        if (rank >= timeRank || Numbers.absent(b, from, to)) {
            return;
        }
        int read = switch (role) {
            case TIME_MSEC -> to - from == 14 ? Steps.timeMsec(b, from, line) : -1;
            case TIME_LOCAL -> to - from == 26 ? Steps.timeLocal(b, from, line) : -1;
            default -> to - from == 25 && b[from + 10] == 'T' ? Steps.timeIso8601(b, from, line) : -1;
        };
        long time = read < 0 ? Times.parse(role, b, from, to) : line.time;
        if (time == Times.INVALID) {
            bad(RejectReason.TIME, from, "a time that can be read");
        }
        line.time = time;
        timeRank = rank;
    }

    private long count(int from, int to, long before) {
        if (before >= 0) {
            return before;
        }
        long count = Numbers.count(b, from, to);
        if (count == Numbers.INVALID) {
            bad(RejectReason.NUMBER, from, "a whole number");
            return Numbers.ABSENT;
        }
        return count;
    }

    private long duration(int from, int to, long before) {
        if (before >= 0) {
            return before;
        }
        long duration = Numbers.seconds(b, from, to);
        if (duration == Numbers.INVALID) {
            duration = scientific(from, to);
        }
        if (duration == Numbers.INVALID) {
            bad(RejectReason.NUMBER, from, "seconds, at most 31 days");
            return Numbers.ABSENT;
        }
        return duration;
    }

    /** JSON writers of other programs may write {@code 5e-05}. */
    private long scientific(int from, int to) {
        String text = new String(b, from, Math.min(40, to - from), StandardCharsets.ISO_8859_1);
        if (text.toLowerCase(Locale.ROOT).indexOf('e') < 0) {
            return Numbers.INVALID;
        }
        try {
            BigDecimal micros = new BigDecimal(text).movePointRight(6);
            boolean believable = micros.signum() >= 0
                    && micros.precision() - micros.scale() < 16
                    && micros.compareTo(BigDecimal.valueOf(Numbers.LONGEST_REQUEST)) <= 0;
            return believable ? micros.longValue() : Numbers.INVALID;
        } catch (NumberFormatException e) {
            return Numbers.INVALID;
        }
    }

    private void bad(RejectReason reason, int at, String whatExpected) {
        if (badValue == null) {
            badValue = reason;
            failedAt = at;
            expected = whatExpected;
        }
    }

    private int fail(int at, String whatExpected) {
        if (badValue == null) {
            failedAt = at;
            expected = whatExpected;
        }
        return -1;
    }

    private int blank(int from) {
        return blank(b, from);
    }

    /** Behind the blanks. */
    static int blank(byte[] b, int from) {
        int at = from;
        while (b[at] == ' ' || b[at] == '\t' || b[at] == '\r') {
            at++;
        }
        return at;
    }
}
