package io.perdollar.sampledata.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** When a log would have spoken: half-open stretches of milliseconds since 1970, in order and apart (equations §9). */
public final class Coverage {
    /** Never. */
    public static final Coverage NONE = new Coverage(List.of());

    /**
     * One stretch.
     *
     * @param from first covered millisecond
     * @param to first millisecond that is not
     */
    public record Stretch(long from, long to) {}

    private final List<Stretch> stretches;

    private Coverage(List<Stretch> stretches) {
        this.stretches = List.copyOf(stretches);
    }

    /** The union of runs; runs that touch are one. */
    public static Coverage union(List<Stretch> runs) {
        List<Stretch> sorted = new ArrayList<>(runs);
        sorted.sort(Comparator.comparingLong(Stretch::from));
        List<Stretch> joined = new ArrayList<>();
        for (Stretch run : sorted) {
            int last = joined.size() - 1;
            if (last >= 0 && run.from() <= joined.get(last).to()) {
                Stretch before = joined.get(last);
                joined.set(last, new Stretch(before.from(), Math.max(before.to(), run.to())));
            } else if (run.to() > run.from()) {
                joined.add(run);
            }
        }
        return new Coverage(joined);
    }

    public List<Stretch> stretches() {
        return stretches;
    }

    /** Covered milliseconds of {@code [from, to)}. */
    public long within(long from, long to) {
        long sum = 0;
        for (Stretch stretch : stretches) {
            sum += Math.max(0, Math.min(to, stretch.to()) - Math.max(from, stretch.from()));
        }
        return sum;
    }
}
