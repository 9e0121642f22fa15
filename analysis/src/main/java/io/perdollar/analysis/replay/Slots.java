package io.perdollar.analysis.replay;

import java.util.Arrays;

/** The instants at which the slots of all replicas become free, the earliest on top: a binary heap. */
final class Slots {
    private final double[] free;

    Slots(int count) {
        free = new double[count];
    }

    /** All free from an instant on. */
    void reset(double instant) {
        Arrays.fill(free, instant);
    }

    double earliest() {
        return free[0];
    }

    /** The earliest slot is taken until an instant, which is not before it became free. */
    void take(double until) {
        int hole = 0;
        int size = free.length;
        while (true) {
            int child = 2 * hole + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && free[child + 1] < free[child]) {
                child++;
            }
            if (free[child] >= until) {
                break;
            }
            free[hole] = free[child];
            hole = child;
        }
        free[hole] = until;
    }
}
