package io.perdollar.analysis.idle;

import io.perdollar.analysis.activity.BusyStretches;
import io.perdollar.analysis.activity.Gap;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import io.perdollar.analysis.time.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** Splits a VM's running time hour by hour into active, idle and unknown (equations §10). */
public final class IdleTime {
    private IdleTime() {}

    /**
     * Every hour of a window, oldest first.
     *
     * @param hours whole UTC hours; they end with the window or with the bill's frontier (equations §12), whichever is
     *     earlier, and a gap that is still open there is cut there
     * @param coverage of the VM, with that of the day before {@code hours}, so that the first gap has its whole length
     * @param busy of the VM, from the same time on
     * @param running start of an hour → billed running in it, 0 to 3,600 s in microseconds
     */
    public static List<IdleHour> measure(
            Interval hours, Intervals coverage, BusyStretches busy, LongUnaryOperator running, IdleRules rules) {
        if (Math.floorMod(hours.from(), Micros.HOUR) != 0 || Math.floorMod(hours.to(), Micros.HOUR) != 0) {
            throw new IllegalArgumentException("expected whole UTC hours, got " + hours);
        }
        List<Gap> gaps = busy.gaps(coverage.before(hours.to()));
        Intervals idle = idle(gaps, rules);
        Intervals avoidable = avoidable(gaps, rules);
        List<IdleHour> result = new ArrayList<>();
        for (long start = hours.from(); start < hours.to(); start += Micros.HOUR) {
            Interval hour = new Interval(start, start + Micros.HOUR);
            result.add(hour(
                    hour,
                    running.applyAsLong(start),
                    Micros.HOUR - coverage.overlap(hour),
                    idle.overlap(hour),
                    avoidable.overlap(hour)));
        }
        return List.copyOf(result);
    }

    private static IdleHour hour(Interval hour, long running, long uncovered, long inGaps, long inAvoidable) {
        long off = Micros.HOUR - running;
        long stopped = Math.max(0, off - uncovered);
        return new IdleHour(
                hour.from(),
                running,
                uncovered,
                Math.max(0, uncovered - off),
                stopped,
                Math.max(0, inGaps - stopped),
                Math.max(0, inAvoidable - stopped));
    }

    /** The gaps longer than τ. */
    private static Intervals idle(List<Gap> gaps, IdleRules rules) {
        long threshold = Micros.of(rules.threshold());
        return Intervals.of(gaps.stream()
                .filter(gap -> gap.length() > threshold)
                .map(Gap::interval)
                .toList());
    }

    /** {@code [gap start + τ, gap end − σ)} of the gaps longer than τ; one that is cut at its end pays no σ. */
    private static Intervals avoidable(List<Gap> gaps, IdleRules rules) {
        long threshold = Micros.of(rules.threshold());
        long startUp = Micros.of(rules.startUp());
        List<Interval> saved = new ArrayList<>();
        for (Gap gap : gaps) {
            long from = gap.interval().from() + threshold;
            long to = gap.interval().to() - (gap.cut() ? 0 : startUp);
            if (from < to) {
                saved.add(new Interval(from, to));
            }
        }
        return Intervals.of(saved);
    }
}
