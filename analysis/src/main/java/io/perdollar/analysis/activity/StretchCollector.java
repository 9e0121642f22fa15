package io.perdollar.analysis.activity;

import io.perdollar.analysis.time.Micros;
import java.util.Arrays;

/**
 * Joins arrivals and completions into busy stretches while they come, in any order, without an object per line: nearly all
 * lines of a log fall into the stretch that is open. Stretches are cut at midnight UTC before they are joined, so those of
 * a day do not depend on how its neighbours were read.
 */
final class StretchCollector {
    private long[] arrivals = new long[64];
    private long[] completions = new long[64];
    private int size;

    /** Precedes every time, and can be subtracted from one. */
    private static final long NEVER = Long.MIN_VALUE / 4;

    /** The open stretch lies inside the day that ends here; none is open where its end precedes every time. */
    private long openDayEnd = NEVER;

    private long openFrom;
    private long openTo;

    /**
     * @param arrival not after {@code completion}
     */
    void add(long arrival, long completion) {
        // Negative if any of the five is: arrival < openDayEnd, completion <= openDayEnd, arrival >= its day's start,
        // and a
        // gap shorter than the shortest behind and before the open stretch. In one, because each nearly always holds.
        long outside = (openDayEnd - 1 - arrival)
                | (openDayEnd - completion)
                | (arrival - (openDayEnd - Micros.DAY))
                | (BusyStretches.SHORTEST_GAP - 1 - (arrival - openTo))
                | (BusyStretches.SHORTEST_GAP - 1 - (openFrom - completion));
        if (outside >= 0) {
            openFrom = Math.min(openFrom, arrival);
            openTo = Math.max(openTo, completion);
        } else {
            open(arrival, completion);
        }
    }

    private void open(long arrival, long completion) {
        close();
        long from = arrival;
        long dayEnd = Micros.dayStart(arrival) + Micros.DAY;
        while (completion > dayEnd) {
            keep(from, dayEnd);
            from = dayEnd;
            dayEnd += Micros.DAY;
        }
        openFrom = from;
        openTo = completion;
        openDayEnd = dayEnd;
    }

    /** Closes the open stretch; what comes next opens another, which is joined with it later if they belong together. */
    void close() {
        if (openDayEnd != NEVER) {
            openDayEnd = NEVER;
            keep(openFrom, openTo);
        }
    }

    private void keep(long from, long to) {
        if (size == arrivals.length) {
            replace(join());
            if (size > arrivals.length / 2) {
                arrivals = Arrays.copyOf(arrivals, 2 * arrivals.length);
                completions = Arrays.copyOf(completions, arrivals.length);
            }
        }
        arrivals[size] = from;
        completions[size++] = to;
    }

    private void replace(BusyStretches joined) {
        size = joined.size();
        for (int i = 0; i < size; i++) {
            arrivals[i] = joined.from(i);
            completions[i] = joined.to(i);
        }
    }

    private BusyStretches join() {
        return BusyStretches.join(Arrays.copyOf(arrivals, size), Arrays.copyOf(completions, size), true);
    }

    void merge(StretchCollector other) {
        BusyStretches stretches = other.stretches();
        for (int i = 0; i < stretches.size(); i++) {
            add(stretches.from(i), stretches.to(i));
        }
    }

    /** All stretches so far, each inside one UTC day. More may be added afterwards. */
    BusyStretches stretches() {
        close();
        BusyStretches joined = join();
        replace(joined);
        return joined;
    }
}
