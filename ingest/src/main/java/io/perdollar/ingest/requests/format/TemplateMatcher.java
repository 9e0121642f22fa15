package io.perdollar.ingest.requests.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Matches a line against a template the thorough way: a field ends at the first occurrence of the text behind it that
 * lets the rest of the line match. The compiled scanner accepts only lines that match at the first occurrences, so
 * where both accept they see the same fields; every other line comes here, and its verdict counts.
 *
 * <p>Not thread-safe.
 */
public final class TemplateMatcher implements Mismatch {

    /** Bounds the search in lines made to be ambiguous; a line beyond it is rejected. */
    private static final int MOST_TRIES = 100_000;

    private final TemplatePlan plan;
    private final byte[] head;
    private final byte[][] after;
    private final int[] starts;
    private final int[] ends;
    private int tries;
    private int failedAt;
    private int failedField;
    private boolean failedValue;

    public TemplateMatcher(TemplatePlan plan) {
        this.plan = plan;
        this.head = plan.head().getBytes(StandardCharsets.UTF_8);
        this.after = plan.fields().stream().map(Field::afterBytes).toArray(byte[][]::new);
        this.starts = new int[after.length];
        this.ends = new int[after.length];
    }

    /** Whether the line {@code [from, to)}, without its line end, matches; then {@link #start} and {@link #end} hold. */
    public boolean matches(byte[] line, int from, int to) {
        tries = 0;
        failedAt = -1;
        failedField = -1;
        failedValue = false;
        if (!startsWith(line, from, to, head)) {
            failedAt = from + Arrays.mismatch(line, from, to, head, 0, head.length);
            return false;
        }
        return match(line, from + head.length, to, 0) && possible(line);
    }

    /** Where the value of a field starts. */
    public int start(int field) {
        return starts[field];
    }

    /** Where the value of a field ends, exclusive. */
    public int end(int field) {
        return ends[field];
    }

    /** After a failure: the index in the line's array up to which the format matched. */
    @Override
    public int at() {
        return failedAt;
    }

    /** After a failure: what should have stood there. */
    @Override
    public String expected() {
        if (failedField < 0) {
            return "the line to start with \"" + plan.head() + "\"";
        }
        if (failedField == after.length) {
            return "the end of the line, the format has no more fields";
        }
        Field field = plan.fields().get(failedField);
        if (failedValue) {
            return field.shown() + ": " + form(field.role());
        }
        return "\"" + field.after() + "\" after " + field.shown();
    }

    private static String form(@Nullable Role role) {
        if (role == null) {
            return "text";
        }
        return switch (role) {
            case TIME_MSEC -> "seconds since 1970 with milliseconds, as 1700158546.681";
            case TIME_ISO8601 -> "a time as 2026-11-01T12:00:00+09:00";
            case TIME_LOCAL -> "a time as 01/Nov/2026:12:00:00 +0900";
            case TIME_ANY -> "a time";
            case STATUS -> "three digits";
            case REQUEST_TIME -> "seconds as 0.123, at most 31 days, or -";
            case BYTES, TOKENS_IN, TOKENS_OUT, TOKENS_CACHED -> "a whole number or -";
            case REQUEST, METHOD, URI, INSTANCE -> "text";
        };
    }

    /** After a failure: what to count the line as. */
    @Override
    public RejectReason reason() {
        Role role = failedField < 0 || failedField == after.length
                ? null
                : plan.fields().get(failedField).role();
        if (role == null || !failedValue) {
            return RejectReason.FORMAT;
        }
        return switch (role) {
            case TIME_MSEC, TIME_ISO8601, TIME_LOCAL, TIME_ANY -> RejectReason.TIME;
            case STATUS -> RejectReason.STATUS;
            case REQUEST_TIME, BYTES, TOKENS_IN, TOKENS_OUT, TOKENS_CACHED -> RejectReason.NUMBER;
            case REQUEST, METHOD, URI, INSTANCE -> RejectReason.FORMAT;
        };
    }

    private boolean match(byte[] line, int from, int to, int index) {
        if (index == after.length) {
            return from == to || fail(index, from, false);
        }
        Field field = plan.fields().get(index);
        byte[] text = after[index];
        starts[index] = from;
        if (text.length == 0) {
            ends[index] = to;
            return fits(field, line, from, to) || fail(index, from, true);
        }
        int end = from;
        while (++tries <= MOST_TRIES) {
            end = find(field, line, from, end, to, text);
            if (end < 0) {
                return fail(index, from, false);
            }
            ends[index] = end;
            if (!fits(field, line, from, end)) {
                fail(index, from, true);
                if (field.quoted() || end - from > longest(field)) {
                    return false;
                }
            } else if (match(line, field.afterIsKept() ? end : end + text.length, to, index + 1)) {
                return true;
            } else if (field.quoted()) {
                return false;
            }
            end++;
        }
        return false;
    }

    private static int longest(Field field) {
        Role role = field.role();
        return role == null ? Integer.MAX_VALUE : role.longestValue();
    }

    private boolean fail(int index, int at, boolean value) {
        if (index > failedField) {
            failedField = index;
            failedAt = at;
            failedValue = value;
        }
        return false;
    }

    private static boolean fits(Field field, byte[] line, int from, int to) {
        if (field.list() && !UpstreamList.is(line, from, to)) {
            return false;
        }
        Role role = field.role();
        return role == null || Forms.has(role, line, from, to);
    }

    /** Whether the values that the line has can be true; looked at when all of it matched. */
    private boolean possible(byte[] line) {
        for (int i = 0; i < after.length; i++) {
            Role role = plan.fields().get(i).role();
            if (role != null && !possible(role, line, starts[i], ends[i])) {
                failedField = i;
                failedAt = starts[i];
                failedValue = true;
                return false;
            }
        }
        return true;
    }

    private static boolean possible(Role role, byte[] line, int from, int to) {
        return switch (role) {
            case TIME_MSEC, TIME_ISO8601, TIME_LOCAL, TIME_ANY -> Times.parse(role, line, from, to) != Times.INVALID;
            case REQUEST_TIME -> Numbers.seconds(line, from, to) != Numbers.INVALID;
            case BYTES, TOKENS_IN, TOKENS_OUT, TOKENS_CACHED -> Numbers.count(line, from, to) != Numbers.INVALID;
            case STATUS, REQUEST, METHOD, URI, INSTANCE -> true;
        };
    }

    /** The first place at or after {@code from} where the value may end, or -1. */
    private static int find(Field field, byte[] line, int start, int from, int to, byte[] text) {
        for (int at = from; at + text.length <= to; at++) {
            if (field.quoted() && line[at] == '"' && !(field.backslashes() && escaped(line, start, at))) {
                return startsWith(line, at, to, text) ? at : -1;
            }
            if (startsWith(line, at, to, text)
                    && !(field.quoted() && field.backslashes())
                    && !(field.list() && !endsList(line, start, at, to))) {
                return at;
            }
        }
        return -1;
    }

    private static boolean endsList(byte[] line, int from, int at, int to) {
        return UpstreamList.is(line, from, at) && !(at + 3 <= to && UpstreamList.goesOn(line, at));
    }

    private static boolean escaped(byte[] line, int from, int at) {
        int backslashes = 0;
        while (at - backslashes > from && line[at - backslashes - 1] == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static boolean startsWith(byte[] line, int from, int to, byte[] text) {
        return from + text.length <= to && Arrays.equals(line, from, from + text.length, text, 0, text.length);
    }

    /** The plan that is matched. */
    public TemplatePlan plan() {
        return plan;
    }

    /** The fields in order. */
    public List<Field> fields() {
        return plan.fields();
    }
}
