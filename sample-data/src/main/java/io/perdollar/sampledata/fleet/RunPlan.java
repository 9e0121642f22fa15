package io.perdollar.sampledata.fleet;

import java.util.ArrayList;
import java.util.List;

/** When a VM runs: half-open stretches of seconds since 1970, ascending and apart. */
public final class RunPlan {
    private static final int HOUR_SECONDS = 3600;

    /**
     * One run.
     *
     * @param start second in which it starts
     * @param end second in which it has stopped
     */
    public record Run(long start, long end) {
        public Run {
            if (end <= start) {
                throw new IllegalArgumentException("a run must end after its start, got " + start + " to " + end);
            }
        }
    }

    private final List<Run> runs;

    private RunPlan(List<Run> runs) {
        this.runs = List.copyOf(runs);
    }

    /** Runs in order. */
    public static RunPlan of(List<Run> runs) {
        for (int i = 1; i < runs.size(); i++) {
            if (runs.get(i).start() < runs.get(i - 1).end()) {
                throw new IllegalArgumentException(
                        "runs must be in order and apart, got " + runs.get(i - 1) + " before " + runs.get(i));
            }
        }
        return new RunPlan(runs);
    }

    /** One run of whole hours, without a stop. */
    public static RunPlan hours(long fromHour, long toHour) {
        return new RunPlan(List.of(new Run(fromHour * HOUR_SECONDS, toHour * HOUR_SECONDS)));
    }

    /** Never. */
    public static RunPlan never() {
        return new RunPlan(List.of());
    }

    public List<Run> runs() {
        return runs;
    }

    /** Seconds of one hour in which it runs. */
    public int seconds(long hour) {
        long from = hour * HOUR_SECONDS;
        long to = from + HOUR_SECONDS;
        long sum = 0;
        for (int i = firstEndingAfter(from); i < runs.size() && runs.get(i).start() < to; i++) {
            sum += Math.min(to, runs.get(i).end()) - Math.max(from, runs.get(i).start());
        }
        return (int) sum;
    }

    /** Seconds from one hour to another. */
    public long seconds(long fromHour, long toHour) {
        long from = fromHour * HOUR_SECONDS;
        long to = toHour * HOUR_SECONDS;
        long sum = 0;
        for (Run run : runs) {
            sum += Math.max(0, Math.min(to, run.end()) - Math.max(from, run.start()));
        }
        return sum;
    }

    /** The runs that touch an hour. */
    public List<Run> touching(long hour) {
        long from = hour * HOUR_SECONDS;
        List<Run> touching = new ArrayList<>();
        for (int i = firstEndingAfter(from); i < runs.size() && runs.get(i).start() < from + HOUR_SECONDS; i++) {
            touching.add(runs.get(i));
        }
        return touching;
    }

    private int firstEndingAfter(long second) {
        int low = 0;
        int high = runs.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (runs.get(middle).end() > second) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
