package io.perdollar.analysis.replay;

/** What happened to the requests of one replay, summed over the patterns that were tried. */
public final class Outcome {
    /** Waits are counted by the second, up to two hours. */
    static final int LONGEST_WAIT = 7200;

    private final long[] waits = new long[LONGEST_WAIT + 1];
    final double[] offSecondsByHour;
    long arrived;
    long refused;
    long delayed;
    long coldStarts;
    int patterns;

    Outcome(int hours) {
        offSecondsByHour = new double[hours];
    }

    void waited(double seconds, double objective) {
        arrived++;
        waits[second(seconds)]++;
        if (seconds > objective) {
            delayed++;
        }
    }

    /** The second by which a wait is counted. */
    static int second(double seconds) {
        return (int) Math.min(LONGEST_WAIT, Math.ceil(seconds));
    }

    /** So many requests waited for so many seconds; who of them is delayed is counted elsewhere. */
    void waited(int second, int requests) {
        arrived += requests;
        waits[second] += requests;
    }

    /** So many requests did not wait. */
    void servedAtOnce(int requests) {
        arrived += requests;
        waits[0] += requests;
    }

    void refuse(int requests) {
        arrived += requests;
        refused += requests;
    }

    /** Adds the hours of {@code [from, to)} to the time that the machines were off; seconds since the window's start. */
    void off(double from, double to) {
        double at = from;
        while (at < to) {
            int hour = (int) (at / 3600);
            double end = Math.min(to, (hour + 1) * 3600.0);
            if (hour < offSecondsByHour.length) {
                offSecondsByHour[hour] += end - at;
            }
            at = end;
        }
    }

    /** Share of the requests that found the service closed, 0–1. */
    public double refusedShare() {
        return arrived == 0 ? 0 : (double) refused / arrived;
    }

    /** Share of the requests that waited longer than the objective, 0–1. */
    public double delayedShare() {
        return arrived == 0 ? 0 : (double) delayed / arrived;
    }

    /** How often a request had to start a stopped machine: the mean over the patterns. */
    public long coldStarts() {
        return Math.round((double) coldStarts / Math.max(1, patterns));
    }

    /** Requests that found the service closed: the mean over the patterns. */
    public long refused() {
        return Math.round((double) refused / Math.max(1, patterns));
    }

    /** Seconds in which the machines were off in an hour of the window: the mean over the patterns. */
    public double offSeconds(int hour) {
        return offSecondsByHour[hour] / Math.max(1, patterns);
    }

    /** Whole seconds that 95 % of the answered requests wait at most. */
    public long p95WaitSeconds() {
        long answered = arrived - refused;
        long rank = (long) Math.ceil(0.95 * answered);
        long seen = 0;
        for (int second = 0; second < waits.length; second++) {
            seen += waits[second];
            if (seen >= rank) {
                return second;
            }
        }
        return LONGEST_WAIT;
    }
}
