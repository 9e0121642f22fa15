package io.perdollar.analysis.replay;

import java.util.Arrays;

/** The instants at which the slots of all replicas become free, ascending: those who come first get the earliest. */
final class Slots {
    /** So many places are looked at one by one: mostly the last request ends last. */
    private static final int NEAR = 12;

    private final int count;
    private final double[] free;
    private int head;

    Slots(int count) {
        this.count = count;
        free = new double[2 * count + 64];
    }

    /** All free from an instant on. */
    void reset(double instant) {
        head = 0;
        Arrays.fill(free, 0, count, instant);
    }

    /**
     * As they are when a request arrives for which nobody who came before it and is still in flight had to wait.
     *
     * @param first of the stretch: what came before it is unknown
     * @param opening decides who came at all; those outside its hours were refused
     */
    void resume(Arrivals arrivals, Load load, double mean, int request, int first, Opening opening) {
        reset(Double.NEGATIVE_INFINITY);
        double now = arrivals.at[request];
        int wanted = Math.min(count, load.inFlight(request));
        int found = 0;
        for (int i = request - 1;
                i >= first && found < wanted && arrivals.at[i] + mean * arrivals.longestWork > now;
                i--) {
            double end = arrivals.end(i, mean);
            if (end > now && !(opening instanceof Opening.Hours hours && !hours.isOpen(arrivals.at[i]))) {
                free[count - ++found] = end;
            }
        }
        Arrays.sort(free, count - found, count);
    }

    double earliest() {
        return free[head];
    }

    /** The earliest slot is taken until an instant. */
    void take(double until) {
        if (head + count + 1 > free.length) {
            System.arraycopy(free, head, free, 0, count);
            head = 0;
        }
        head++;
        int place = head + count - 1;
        int near = Math.max(head, place - NEAR);
        while (place > near && free[place - 1] > until) {
            free[place] = free[place - 1];
            place--;
        }
        if (place > head && place == near && free[place - 1] > until) {
            place = shift(place, until);
        }
        free[place] = until;
    }

    /** Moves all that end later than an instant by one place. */
    private int shift(int place, double until) {
        int found = Arrays.binarySearch(free, head, place, until);
        int insert = found < 0 ? -found - 1 : found;
        System.arraycopy(free, insert, free, insert + 1, place - insert);
        return insert;
    }
}
