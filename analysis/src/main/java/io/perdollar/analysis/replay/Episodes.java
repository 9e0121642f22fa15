package io.perdollar.analysis.replay;

import java.util.Arrays;

/**
 * The stretches in which requests wait while the machines run the whole time, with how long they wait. Machines that stop
 * when idle meet the same ones, as nothing is idle while somebody waits, and so do machines that run in some hours, as far
 * as a stretch and all who are in flight at its start lie inside them: they are followed once for all of these.
 */
final class Episodes {
    private int[] from = new int[16];
    private int[] to = new int[16];
    private double[] over = new double[16];
    private int[] delayed = new int[16];
    private int[] firstWait = new int[17];
    private int count;

    /** Waits of each episode by the second: which, and how many requests. */
    private int[] seconds = new int[256];

    private int[] requests = new int[256];

    /** The same of the one that is being followed, by the second. */
    private final int[] waiting = new int[Outcome.LONGEST_WAIT + 1];

    private int longest;

    /** The next wait of the episode that is being followed. */
    void waited(double wait, double objective) {
        int second = Outcome.second(wait);
        waiting[second]++;
        longest = Math.max(longest, second);
        if (wait > objective) {
            delayed[count]++;
        }
    }

    /** Ends an episode: its first request, the one after its last, and when all of them are done. */
    void ended(int first, int end, double done) {
        int at = firstWait[count];
        for (int second = 0; second <= longest; second++) {
            if (waiting[second] > 0) {
                if (at == seconds.length) {
                    seconds = Arrays.copyOf(seconds, 2 * at);
                    requests = Arrays.copyOf(requests, 2 * at);
                }
                seconds[at] = second;
                requests[at++] = waiting[second];
                waiting[second] = 0;
            }
        }
        longest = 0;
        from[count] = first;
        to[count] = end;
        over[count++] = done;
        if (count == from.length) {
            from = Arrays.copyOf(from, 2 * count);
            to = Arrays.copyOf(to, 2 * count);
            over = Arrays.copyOf(over, 2 * count);
            delayed = Arrays.copyOf(delayed, 2 * count);
            firstWait = Arrays.copyOf(firstWait, 2 * count + 1);
        }
        firstWait[count] = at;
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

    void addTo(Outcome outcome, int episode) {
        for (int i = firstWait[episode]; i < firstWait[episode + 1]; i++) {
            outcome.waited(seconds[i], requests[i]);
        }
        outcome.delayed += delayed[episode];
    }

    /** The one that ended last. */
    void addLastTo(Outcome outcome) {
        addTo(outcome, count - 1);
    }
}
