package io.perdollar.analysis.replay;

/**
 * How many requests would be in flight at each arrival if nobody ever waited. Where that is fewer than there are slots,
 * nobody does, and no queue needs to be followed.
 */
final class Load {
    /** Before each request, without it. */
    private final int[] inFlight;

    private final int most;

    private Load(int[] inFlight, int most) {
        this.inFlight = inFlight;
        this.most = most;
    }

    static Load of(Arrivals arrivals, double mean) {
        int[] inFlight = new int[arrivals.size() + 1];
        for (int stretch = 0; stretch + 1 < arrivals.firstOfStretch.length; stretch++) {
            count(arrivals, mean, arrivals.firstOfStretch[stretch], arrivals.firstOfStretch[stretch + 1], inFlight);
        }
        int most = 0;
        int now = 0;
        for (int i = 0; i < arrivals.size(); i++) {
            now += inFlight[i];
            inFlight[i] = now;
            most = Math.max(most, now);
        }
        return new Load(inFlight, most);
    }

    /** Adds 1 where a request begins to be in flight for others and takes it away where it no longer is. */
    private static void count(Arrivals arrivals, double mean, int first, int end, int[] change) {
        for (int i = first; i < end; i++) {
            change[i + 1]++;
            change[arrivals.firstSince(arrivals.end(i, mean), i + 1, end)]--;
        }
    }

    /** How many are in flight when a request arrives. */
    int inFlight(int request) {
        return inFlight[request];
    }

    /** The first request from one on that finds so many in flight; {@code to} where none before it does. */
    int nextBusy(int from, int to, int slots) {
        if (most < slots) {
            return to;
        }
        int i = from;
        while (i < to && inFlight[i] < slots) {
            i++;
        }
        return i;
    }
}
