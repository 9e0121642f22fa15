package io.perdollar.analysis.activity;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What one subject's requests did minute by minute of one UTC day (equations §8), without the minutes in which nothing
 * arrived and nothing was in flight. Places run from 0 in order of time. Immutable.
 */
public final class Minutes {
    /** Minutes of a UTC day. */
    public static final int PER_DAY = 1_440;

    /** Nothing arrived and nothing was in flight. */
    public static final Minutes NONE = new Columns().build();

    private final int[] minuteOfDay;
    private final long[] arrivals;
    private final long[] inFlight;
    private final long[] tokensOut;

    private Minutes(Columns columns) {
        minuteOfDay = Arrays.copyOf(columns.minuteOfDay, columns.size);
        arrivals = Arrays.copyOf(columns.arrivals, columns.size);
        inFlight = Arrays.copyOf(columns.inFlight, columns.size);
        tokensOut = Arrays.copyOf(columns.tokensOut, columns.size);
    }

    /** Collects minutes, oldest first. */
    public static final class Columns {
        private int size;
        private int[] minuteOfDay = new int[32];
        private long[] arrivals = new long[32];
        private long[] inFlight = new long[32];
        private long[] tokensOut = new long[32];

        /**
         * Adds a minute; an empty one vanishes.
         *
         * @param minute 0 to 1,439, UTC, later than the last
         * @param minuteArrivals requests that arrived in it
         * @param inFlightMicros Σ over requests of the time that each was in flight inside it
         * @param tokens completion tokens of the requests that arrived in it; -1 where none of them logged any
         */
        public void add(int minute, long minuteArrivals, long inFlightMicros, long tokens) {
            if (minute < 0 || minute >= PER_DAY || (size > 0 && minute <= minuteOfDay[size - 1])) {
                throw new IllegalArgumentException("expected rising minutes of 0 to 1439, got " + minute
                        + (size > 0 ? " after " + minuteOfDay[size - 1] : ""));
            }
            if (minuteArrivals < 0 || inFlightMicros < 0 || tokens < -1 || (minuteArrivals == 0 && tokens >= 0)) {
                throw new IllegalArgumentException("expected no negative figures and no tokens without arrivals, got "
                        + minuteArrivals + " arrivals, " + inFlightMicros + " us in flight, " + tokens + " tokens");
            }
            if (minuteArrivals == 0 && inFlightMicros == 0) {
                return;
            }
            if (size == minuteOfDay.length) {
                int room = Math.min(PER_DAY, 2 * size);
                minuteOfDay = Arrays.copyOf(minuteOfDay, room);
                arrivals = Arrays.copyOf(arrivals, room);
                inFlight = Arrays.copyOf(inFlight, room);
                tokensOut = Arrays.copyOf(tokensOut, room);
            }
            minuteOfDay[size] = minute;
            arrivals[size] = minuteArrivals;
            inFlight[size] = inFlightMicros;
            tokensOut[size++] = tokens;
        }

        public Minutes build() {
            return new Minutes(this);
        }
    }

    /** How many minutes are not empty. */
    public int size() {
        return minuteOfDay.length;
    }

    /** 0 to 1,439, UTC. */
    public int minuteOfDay(int place) {
        return minuteOfDay[place];
    }

    /** Requests that arrived in the minute. */
    public long arrivals(int place) {
        return arrivals[place];
    }

    /** Σ over requests of the time that each was in flight inside the minute, in microseconds. */
    public long inFlightMicros(int place) {
        return inFlight[place];
    }

    /** Completion tokens of the requests that arrived in the minute; null where none of them logged any. */
    public @Nullable Long tokensOut(int place) {
        return tokensOut[place] < 0 ? null : Long.valueOf(tokensOut[place]);
    }

    /**
     * Whether a request arrived or was in flight in an hour.
     *
     * @param hourOfDay 0 to 23, UTC
     */
    public boolean anyIn(int hourOfDay) {
        int place = Arrays.binarySearch(minuteOfDay, 60 * hourOfDay);
        int first = place < 0 ? -place - 1 : place;
        return first < minuteOfDay.length && minuteOfDay[first] < 60 * (hourOfDay + 1);
    }

    /** Only the minutes of the day that the rule keeps. */
    Minutes where(IntPredicate kept) {
        Columns columns = new Columns();
        for (int place = 0; place < size(); place++) {
            if (kept.test(minuteOfDay[place])) {
                columns.add(minuteOfDay[place], arrivals[place], inFlight[place], tokensOut[place]);
            }
        }
        return columns.build();
    }

    /** Minute by minute the sum of both. */
    public Minutes plus(Minutes other) {
        Columns sum = new Columns();
        int a = 0;
        int b = 0;
        while (a < size() || b < other.size()) {
            int next =
                    Math.min(a < size() ? minuteOfDay[a] : PER_DAY, b < other.size() ? other.minuteOfDay[b] : PER_DAY);
            boolean here = a < size() && minuteOfDay[a] == next;
            boolean there = b < other.size() && other.minuteOfDay[b] == next;
            sum.add(
                    next,
                    Math.addExact(here ? arrivals[a] : 0, there ? other.arrivals[b] : 0),
                    Math.addExact(here ? inFlight[a] : 0, there ? other.inFlight[b] : 0),
                    tokens(here ? tokensOut[a] : -1, there ? other.tokensOut[b] : -1));
            a += here ? 1 : 0;
            b += there ? 1 : 0;
        }
        return sum.build();
    }

    private static long tokens(long a, long b) {
        return a < 0 ? b : b < 0 ? a : Math.addExact(a, b);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Minutes minutes
                && Arrays.equals(minuteOfDay, minutes.minuteOfDay)
                && Arrays.equals(arrivals, minutes.arrivals)
                && Arrays.equals(inFlight, minutes.inFlight)
                && Arrays.equals(tokensOut, minutes.tokensOut);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(minuteOfDay) + Arrays.hashCode(arrivals)) + Arrays.hashCode(inFlight);
    }

    @Override
    public String toString() {
        return size() + " minutes";
    }
}
