package io.perdollar.analysis.replay;

import java.util.Arrays;

/**
 * The stretches in which requests wait while the machines run the whole time, with each request's wait. Machines that stop
 * when idle meet the same ones, as nothing is idle while somebody waits: they are followed once for all thresholds.
 */
final class Episodes {
    private int[] from = new int[16];
    private int[] to = new int[16];
    private double[] over = new double[16];
    private float[] waits = new float[256];
    private int[] firstWait = new int[17];
    private int count;

    /** The next wait of the episode that is being followed. */
    void waited(int place, double seconds) {
        int at = firstWait[count] + place;
        waits = at < waits.length ? waits : Arrays.copyOf(waits, 2 * waits.length);
        waits[at] = (float) seconds;
    }

    /** Ends an episode: its first request, the one after its last, and when all of them are done. */
    void ended(int first, int end, double done) {
        if (count == from.length) {
            from = Arrays.copyOf(from, 2 * count);
            to = Arrays.copyOf(to, 2 * count);
            over = Arrays.copyOf(over, 2 * count);
            firstWait = Arrays.copyOf(firstWait, 2 * count + 1);
        }
        from[count] = first;
        to[count] = end;
        over[count] = done;
        firstWait[count + 1] = firstWait[count] + end - first;
        count++;
    }

    /** The episode that begins with a request; negative where none does. */
    int at(int request) {
        return Arrays.binarySearch(from, 0, count, request);
    }

    int end(int episode) {
        return to[episode];
    }

    double done(int episode) {
        return over[episode];
    }

    void addTo(Outcome outcome, int episode, double objective) {
        for (int i = firstWait[episode]; i < firstWait[episode + 1]; i++) {
            outcome.waited(waits[i], objective);
        }
    }
}
