package io.perdollar.sampledata.time;

/**
 * Chance that is the same on every Java: SplitMix64. Each subject and hour throws its own dice, so no order of work and
 * no number of threads changes an outcome.
 */
public final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** Dice of one subject at one point of time. */
    public static Dice of(long seed, String subject, long moment) {
        long hash = mix(seed + GOLDEN);
        for (int i = 0; i < subject.length(); i++) {
            hash = mix(hash ^ subject.charAt(i));
        }
        return new Dice(mix(hash ^ mix(moment + GOLDEN)));
    }

    public long nextLong() {
        state += GOLDEN;
        return mix(state);
    }

    /** Uniform in {@code [0, 1)}. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in {@code [from, to)}. */
    public long between(long from, long to) {
        return from + (long) (nextDouble() * (to - from));
    }

    /** True with this probability. */
    public boolean chance(double probability) {
        return nextDouble() < probability;
    }

    /** A count with this mean: its whole part, and one more with the probability of its fraction. */
    public int count(double mean) {
        return (int) (mean + nextDouble());
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
