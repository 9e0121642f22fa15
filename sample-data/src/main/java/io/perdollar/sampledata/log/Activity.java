package io.perdollar.sampledata.log;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the log lines of one VM say, known while they are written. Hours are counted from the calendar's first. Times are
 * milliseconds since 1970.
 */
public final class Activity {
    private static final long HOUR_MILLIS = 3_600_000L;

    private final long startHour;
    private final Map<LineKind, int[]> counts = new EnumMap<>(LineKind.class);
    private final long @Nullable [] tokensIn;
    private final long @Nullable [] tokensOut;
    private final BitSet requestInFlight = new BitSet();
    private long[] busy = new long[64];
    private int busyCount;

    /**
     * @param startHour first hour, hours since 1970
     * @param hours how many
     * @param logsTokens whether the format states tokens
     */
    public Activity(long startHour, int hours, boolean logsTokens) {
        this.startHour = startHour;
        for (LineKind kind : LineKind.values()) {
            counts.put(kind, new int[hours]);
        }
        tokensIn = logsTokens ? new long[hours] : null;
        tokensOut = logsTokens ? new long[hours] : null;
    }

    void add(LogLine line) {
        int hour = index(line.completion());
        of(line.kind())[hour]++;
        if (tokensIn != null && tokensOut != null && line.kind().isRequest()) {
            tokensIn[hour] += Math.max(0, line.tokensIn());
            tokensOut[hour] += Math.max(0, line.tokensOut());
        }
        if (line.kind().isActivity()) {
            addBusy(line.arrival(), line.completion());
        }
        if (line.kind().isRequest()) {
            int last = line.duration() == 0 ? hour : index(line.completion() - 1);
            requestInFlight.set(Math.max(0, index(line.arrival())), last + 1);
        }
    }

    private void addBusy(long from, long to) {
        if (2 * busyCount + 2 > busy.length) {
            busy = Arrays.copyOf(busy, busy.length * 2);
        }
        busy[2 * busyCount] = from;
        busy[2 * busyCount + 1] = to;
        busyCount++;
    }

    /** Lines of one kind in one hour. */
    public int count(LineKind kind, int hour) {
        return of(kind)[hour];
    }

    public boolean logsTokens() {
        return tokensIn != null;
    }

    /** Prompt tokens of one hour; 0 where none are logged. */
    public long tokensIn(int hour) {
        return tokensIn == null ? 0 : tokensIn[hour];
    }

    /** Completion tokens of one hour; 0 where none are logged. */
    public long tokensOut(int hour) {
        return tokensOut == null ? 0 : tokensOut[hour];
    }

    /** Whether a request was in flight at some time of an hour. */
    public boolean requestInFlight(int hour) {
        return requestInFlight.get(hour);
    }

    /** Stretches {@code {arrival, completion}} of all requests and unrecognised lines, in order of arrival. */
    public long[][] busy() {
        long[][] stretches = new long[busyCount][];
        for (int i = 0; i < busyCount; i++) {
            stretches[i] = new long[] {busy[2 * i], busy[2 * i + 1]};
        }
        Arrays.sort(stretches, (a, b) -> Long.compare(a[0], b[0]));
        return stretches;
    }

    private int[] of(LineKind kind) {
        return Objects.requireNonNull(counts.get(kind));
    }

    private int index(long millis) {
        return (int) (Math.floorDiv(millis, HOUR_MILLIS) - startHour);
    }
}
