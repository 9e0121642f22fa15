package io.perdollar.analysis.coverage;

import io.perdollar.analysis.activity.ActivityTimeline;
import io.perdollar.analysis.activity.BusyStretches;
import io.perdollar.analysis.activity.HourActivity;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import io.perdollar.analysis.time.Micros;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where silence is evidence (equations §9). A stream's coverage is the union of {@link #runs} over every listing that was
 * ever made of it, {@link #collected} and, for a source with {@code complete: true}, the window with the day before it
 * ({@link io.perdollar.analysis.time.Window#evidence}).
 */
public final class StreamCoverage {
    /** How long a shared stream that named a VM speaks of it, in microseconds. */
    public static final long SPEAKS = 28 * Micros.DAY;

    private StreamCoverage() {}

    /**
     * What the files of one listing cover: each run of them from its first to its last line. A missing rotation number ends
     * a run; a missing date does not. Names with different bases are rotated apart from each other.
     */
    public static Intervals runs(Collection<ListedFile> listing) {
        Map<String, SortedMap<Integer, List<Interval>>> families = new TreeMap<>();
        for (ListedFile file : listing) {
            RotatedName name = RotatedName.of(file.name());
            List<Interval> lines = families.computeIfAbsent(name.base(), base -> new TreeMap<>())
                    .computeIfAbsent(name.place(), place -> new ArrayList<>());
            if (file.lines() != null) {
                lines.add(file.lines());
            }
        }
        List<Interval> runs = new ArrayList<>();
        families.values().forEach(family -> addRuns(family, runs));
        return Intervals.of(runs);
    }

    private static void addRuns(SortedMap<Integer, List<Interval>> family, List<Interval> runs) {
        Interval run = null;
        int last = -1;
        for (Map.Entry<Integer, List<Interval>> place : family.entrySet()) {
            if (run != null && place.getKey() > last + 1) {
                runs.add(run);
                run = null;
            }
            last = place.getKey();
            for (Interval lines : place.getValue()) {
                run = run == null ? lines : run.hull(lines);
            }
        }
        if (run != null) {
            runs.add(run);
        }
    }

    /**
     * What {@code .collected} covers: from the stream's first line or the first such instant, whichever is earlier, to the
     * last such instant, whether there are lines or not.
     *
     * @param firstLine epoch microseconds; null where the stream has no line
     * @param instants epoch microseconds, in any order; none covers nothing
     */
    public static Intervals collected(@Nullable Long firstLine, Collection<Long> instants) {
        if (instants.isEmpty()) {
            return Intervals.EMPTY;
        }
        long first = instants.stream().mapToLong(Long::longValue).min().orElseThrow();
        long last = instants.stream().mapToLong(Long::longValue).max().orElseThrow();
        return Intervals.of(new Interval(firstLine == null ? first : Math.min(first, firstLine), last));
    }

    /**
     * What a VM's logs cover: only where every stream that speaks of it covers.
     *
     * @param streams the coverage of each; without any, nothing is known
     */
    public static Intervals ofVm(Collection<Intervals> streams) {
        return streams.stream().reduce(Intervals::intersect).orElse(Intervals.EMPTY);
    }

    /**
     * Whether a shared stream whose mapping does not name a VM speaks of it because lines of the last 28 days did.
     *
     * @param named what the stream logged about that VM
     * @param asOf end of the window, a whole UTC hour in epoch microseconds
     */
    public static boolean speaksOf(ActivityTimeline named, long asOf) {
        long since = asOf - SPEAKS;
        BusyStretches busy = named.busy();
        // A source with counts: false has stretches and no counts.
        return !named.total(new Interval(since, asOf)).equals(HourActivity.NONE)
                || IntStream.range(0, busy.size()).anyMatch(i -> busy.from(i) < asOf && busy.to(i) >= since);
    }
}
