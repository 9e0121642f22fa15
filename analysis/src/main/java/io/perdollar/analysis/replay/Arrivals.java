package io.perdollar.analysis.replay;

import io.perdollar.analysis.activity.LatencyHistogram;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Micros;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Requests one by one: those of each minute at fixed instants inside it, as chance would spread them, and with the times
 * that the histogram tells. Nothing is random: instants and times follow from the minute and the request's place in it,
 * so every plan of a service meets the same requests (equations §13).
 */
final class Arrivals {
    /** Gaps between arrivals from so many seconds on are known: nobody stops a machine after a shorter one. */
    static final double SHORTEST_GAP = 60;

    private static final int TABLE = 4096;

    /** So many requests within so many minutes tell how long requests are there. */
    private static final int ENOUGH_REQUESTS = 400;

    private static final int MOST_MINUTES = 15;

    /** Instants in seconds since the window's start, ascending. */
    final double[] at;

    /** Time of each request as a multiple of the mean. */
    final float[] work;

    /** The largest of them. */
    final double longestWork;

    /** Replayed stretches in seconds: from, to, from, to … */
    final double[] stretches;

    /** First request of each stretch, and one entry more for the end. */
    final int[] firstOfStretch;

    /** First request of each of equal parts of the window, about two for each request, and one entry more for the end. */
    private final int[] firstOfCell;

    private final double cellsPerSecond;

    /** Requests that arrive more than the shortest gap after the one before, ascending. */
    private final int[] gaps;

    private Arrivals(double[] at, float[] work, float longestWork, double seconds, double[] stretches, int[] first) {
        this.at = at;
        this.work = work;
        this.longestWork = longestWork;
        this.stretches = stretches;
        firstOfStretch = first;
        int cells = Math.max(16, 2 * at.length);
        firstOfCell = new int[cells + 1];
        cellsPerSecond = cells / seconds;
        int[] found = new int[16];
        int count = 0;
        int cell = 0;
        for (int i = 0; i < at.length; i++) {
            int here = cell(at[i]);
            while (cell <= here && cell <= cells) {
                firstOfCell[cell++] = i;
            }
            if (i > 0 && at[i] - at[i - 1] > SHORTEST_GAP) {
                found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                found[count++] = i;
            }
        }
        Arrays.fill(firstOfCell, cell, cells + 1, at.length);
        gaps = Arrays.copyOf(found, count);
    }

    int size() {
        return at.length;
    }

    /** When a request is done that did not wait. */
    double end(int request, double mean) {
        return at[request] + mean * work[request];
    }

    /** The first request of a later hour than that of this one. */
    int nextHour(int request) {
        return firstSince(((int) (at[request] / 3600) + 1) * 3600.0, request + 1, at.length);
    }

    private int cell(double second) {
        return (int) (second * cellsPerSecond);
    }

    /**
     * The first request that arrives at an instant or later, among those of a range.
     *
     * @param from first of the range
     * @param to the one after its last, which is the answer where all arrive earlier
     */
    int firstSince(double second, int from, int to) {
        int cell = cell(second);
        if (cell >= firstOfCell.length) {
            return to;
        }
        int i = Math.max(from, firstOfCell[cell]);
        int step = 4;
        while (step == 4 && i + 4 <= to) {
            step = earlier(i, second) + earlier(i + 1, second) + earlier(i + 2, second) + earlier(i + 3, second);
            i += step;
        }
        while (i < to && at[i] < second) {
            i++;
        }
        return Math.min(i, to);
    }

    /** 1 where a request arrives before an instant, else 0; without a branch, which the processor could not foretell. */
    private int earlier(int request, double second) {
        return (int) (Double.doubleToRawLongBits(at[request] - second) >>> 63);
    }

    /**
     * The first request from one on that arrives so long after the one before.
     *
     * @param first of the stretch, before which nothing is known: it always counts
     * @return {@code end} where none does
     */
    int nextGap(int from, int first, int end, double seconds) {
        if (from == first) {
            return first;
        }
        int place = Arrays.binarySearch(gaps, from);
        for (int gap = place < 0 ? -place - 1 : place; gap < gaps.length && gaps[gap] < end; gap++) {
            if (at[gaps[gap]] - at[gaps[gap] - 1] > seconds) {
                return gaps[gap];
            }
        }
        return end;
    }

    /** Spreads a demand in so many, equally good ways. */
    static List<Arrivals> of(Demand demand, int patterns) {
        float[] table = table(demand.latency());
        float[] lengths = lengths(demand);
        return IntStream.range(0, patterns)
                .mapToObj(pattern -> of(demand, pattern, table, lengths))
                .toList();
    }

    private static Arrivals of(Demand demand, int pattern, float[] table, float[] lengths) {
        int size = Math.toIntExact(demand.requests());
        double[] at = new double[size];
        float[] work = new float[size];
        float longest = 0;
        long base = demand.window().from();
        int next = 0;
        for (int place = 0; place < demand.minutes(); place++) {
            int count = Math.toIntExact(demand.arrivals(place));
            double start = (double) (demand.minute(place) - base) / Micros.SECOND;
            long seed = mix(demand.minute(place) / Micros.MINUTE * 0x9E3779B97F4A7C15L + pattern);
            for (int i = 0; i < count; i++) {
                long bits = mix(seed + (i + 1) * 0xD1B54A32D192ED03L);
                at[next + i] = start + 60 * ((bits >>> 11) * 0x1.0p-53);
                work[next + i] = lengths[place] * table[(int) (mix(bits) >>> 52)];
                longest = Math.max(longest, work[next + i]);
            }
            if (count > 1) {
                Arrays.sort(at, next, next + count);
            }
            next += count;
        }
        return cut(demand, at, work, longest);
    }

    private static Arrivals cut(Demand demand, double[] at, float[] work, float longestWork) {
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
        double seconds = (double) demand.window().length() / Micros.SECOND;
        return new Arrivals(at, work, longestWork, seconds, edges, first);
    }

    /**
     * How long requests were around each minute, as a multiple of the mean: at its busiest hour a service may well be asked
     * for shorter answers. Only minutes in a row with enough requests tell; elsewhere it is 1.
     */
    private static float[] lengths(Demand demand) {
        float[] lengths = new float[demand.minutes()];
        Arrays.fill(lengths, 1);
        double mean = demand.meanSeconds() * Micros.SECOND;
        int first = 0;
        long requests = 0;
        long busy = 0;
        for (int place = 0; mean > 0 && place < lengths.length; place++) {
            if (demand.minute(place) >= demand.minute(first) + MOST_MINUTES * Micros.MINUTE) {
                first = place;
                requests = 0;
                busy = 0;
            }
            requests += demand.arrivals(place);
            busy += demand.inFlight(place);
            if (requests >= ENOUGH_REQUESTS) {
                Arrays.fill(lengths, first, place + 1, (float) (busy / mean / requests));
                first = place + 1;
                requests = 0;
                busy = 0;
            }
        }
        return lengths;
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
