package io.perdollar.analysis.replay;

import io.perdollar.analysis.activity.LatencyHistogram;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Micros;
import java.util.Arrays;

/**
 * Requests one by one: those of each minute at fixed instants inside it, as chance would spread them, and with the times
 * that the histogram tells. Nothing is random: instants and times follow from the minute and the request's place in it,
 * so every plan of a service meets the same requests (equations §13).
 */
final class Arrivals {
    private static final int TABLE = 4096;

    /** Instants in seconds since the window's start, ascending. */
    final double[] at;

    /** Time of each request as a multiple of the mean. */
    final float[] work;

    /** Replayed stretches in seconds: from, to, from, to … */
    final double[] stretches;

    /** First request of each stretch, and one entry more for the end. */
    final int[] firstOfStretch;

    private Arrivals(double[] at, float[] work, double[] stretches, int[] firstOfStretch) {
        this.at = at;
        this.work = work;
        this.stretches = stretches;
        this.firstOfStretch = firstOfStretch;
    }

    int size() {
        return at.length;
    }

    /**
     * Spreads a demand.
     *
     * @param pattern another number gives another, equally good way to spread the same minutes
     */
    static Arrivals of(Demand demand, int pattern) {
        int size = Math.toIntExact(demand.requests());
        double[] at = new double[size];
        float[] work = new float[size];
        float[] table = table(demand.latency());
        long base = demand.window().from();
        int next = 0;
        for (int place = 0; place < demand.minutes(); place++) {
            int count = Math.toIntExact(demand.arrivals(place));
            double start = (double) (demand.minute(place) - base) / Micros.SECOND;
            long seed = mix(demand.minute(place) / Micros.MINUTE * 0x9E3779B97F4A7C15L + pattern);
            for (int i = 0; i < count; i++) {
                long bits = mix(seed + (i + 1) * 0xD1B54A32D192ED03L);
                at[next + i] = start + 60 * ((bits >>> 11) * 0x1.0p-53);
                work[next + i] = table[(int) (mix(bits) >>> 52)];
            }
            if (count > 1) {
                Arrays.sort(at, next, next + count);
            }
            next += count;
        }
        return cut(demand, at, work);
    }

    private static Arrivals cut(Demand demand, double[] at, float[] work) {
        long base = demand.window().from();
        int stretches = demand.replayed().size();
        double[] edges = new double[2 * stretches];
        int[] first = new int[stretches + 1];
        int next = 0;
        for (int i = 0; i < stretches; i++) {
            Interval interval = demand.replayed().get(i);
            edges[2 * i] = (double) (interval.from() - base) / Micros.SECOND;
            edges[2 * i + 1] = (double) (interval.to() - base) / Micros.SECOND;
            first[i] = next;
            // A minute belongs where it starts, so its last requests may lie a little behind the end of a stretch.
            double until = i + 1 < stretches
                    ? (double) (demand.replayed().get(i + 1).from() - base) / Micros.SECOND
                    : Double.MAX_VALUE;
            while (next < at.length && at[next] < until) {
                next++;
            }
        }
        first[stretches] = at.length;
        return new Arrivals(at, work, edges, first);
    }

    /** Quantiles of the times, in buckets spread by their logarithm, scaled to a mean of 1. */
    private static float[] table(LatencyHistogram latency) {
        float[] table = new float[TABLE];
        long total = latency.total();
        if (total == 0) {
            Arrays.fill(table, 1);
            return table;
        }
        int bucket = 0;
        long below = 0;
        double sum = 0;
        for (int i = 0; i < TABLE; i++) {
            double rank = (i + 0.5) / TABLE * total;
            while (below + latency.count(bucket) <= rank) {
                below += latency.count(bucket++);
            }
            double part = (rank - below) / latency.count(bucket);
            double low = Math.max(500, LatencyHistogram.lowerEdge(bucket));
            double value = low * Math.pow(2, part / 2);
            table[i] = (float) value;
            sum += value;
        }
        for (int i = 0; i < TABLE; i++) {
            table[i] *= (float) (TABLE / sum);
        }
        return table;
    }

    /** Stafford's variant 13: every bit of the result depends on every bit of the seed. */
    private static long mix(long seed) {
        long z = (seed ^ (seed >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
