package io.perdollar.ingest.requests.scan;

import io.perdollar.analysis.activity.ActivityBuilder;
import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.analysis.activity.LineKind;
import io.perdollar.analysis.activity.PathKind;
import io.perdollar.analysis.measure.Subject;
import io.perdollar.ingest.requests.format.Mismatch;
import io.perdollar.ingest.requests.format.RejectReason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one worker adds up of one content. Several of them are merged, in any order, with the same outcome.
 *
 * <p>Not thread-safe.
 */
final class Tally extends LineSink {

    /** So many rejected lines are kept per content and reason; all are counted. */
    static final int KEPT_REJECTS = 1_000;

    /** So many different unmapped values are counted apart; further ones together. */
    static final int MOST_UNMAPPED = 10_000;

    /** A line that names nobody is counted under the empty name. */
    private static final List<String> NOBODY = List.of("");

    /** A rejected line that is kept; its number in the unit becomes one in the content when all units are read. */
    record Kept(
            int unit, long lineInUnit, long offset, RejectReason reason, int column, String expected, String excerpt) {}

    /** What is known of one subject. */
    static final class SubjectTally {
        final ActivityBuilder activity = new ActivityBuilder();
        final ActivityBuilder earlierTries = ActivityBuilder.inFlightOnly();
        final Map<String, Count> unrecognised = new HashMap<>();
        long lines;
        long lastNamed = Long.MIN_VALUE;

        /** Of an unrecognised method and path; of all others together where there are too many different ones. */
        Count count(String name) {
            boolean room = unrecognised.size() < UnrecognisedCounts.MOST || unrecognised.containsKey(name);
            return unrecognised.computeIfAbsent(room ? name : OTHERS, key -> new Count());
        }
    }

    /** A count that rises without a new object. */
    static final class Count {
        long lines;
    }

    /** Lines whose subject is not known. */
    static final class Unmapped {
        long lines;
        long active;
    }

    private final PathTable paths;
    private final @Nullable Targets targets;
    private final ActivityBuilder activity = new ActivityBuilder();
    final Map<Subject, SubjectTally> subjects = new HashMap<>();
    final Map<String, Unmapped> unmapped = new HashMap<>();
    long served;
    long failed;
    long ignored;
    long unrecognised;
    final Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
    final List<Kept> kept = new ArrayList<>();
    private final Map<RejectReason, Integer> keptCounts = new EnumMap<>(RejectReason.class);
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;

    private int unit;
    private long unitLines;
    private long bufferOffset;

    /** @param targets null where all lines speak of one subject */
    Tally(PathTable paths, @Nullable Targets targets) {
        this.paths = paths;
        this.targets = targets;
    }

    /** Lines from here on belong to another part of the content. */
    void startUnit(int number) {
        unit = number;
        unitLines = 0;
    }

    /** The part that it saw last. */
    int unit() {
        return unit;
    }

    /** Lines of the part so far. */
    long unitLines() {
        return unitLines;
    }

    /** Says where in the content the buffer starts that is scanned next, into which line. */
    void startBuffer(long offset, Line line) {
        bufferOffset = offset;
        paths.startBuffer(line.requests);
        activity.startBatch();
    }

    @Override
    void line(byte[] b, Line line) {
        unitLines++;
        PathKind path = paths.kind(b, line);
        LineKind kind = EndpointRules.kind(path, line.status);
        count(kind);
        long time = line.time;
        first = Math.min(first, time);
        last = Math.max(last, time);
        if (targets != null) {
            lineOfField(b, line, kind, targets);
            return;
        }
        if (kind == LineKind.UNRECOGNISED) {
            paths.countUnrecognised(b, line);
        }
        add(activity, kind, line);
    }

    private void count(LineKind kind) {
        switch (kind) {
            case SERVED -> served++;
            case FAILED -> failed++;
            case IGNORED -> ignored++;
            case UNRECOGNISED -> unrecognised++;
        }
    }

    private static void add(ActivityBuilder builder, LineKind kind, Line line) {
        boolean hasDuration = line.duration >= 0;
        builder.add(
                kind,
                line.time,
                hasDuration ? line.time - line.duration : line.time,
                line.time,
                hasDuration,
                line.bytes,
                line.tokensIn,
                line.tokensOut,
                line.tokensCached);
    }

    private void lineOfField(byte[] b, Line line, LineKind kind, Targets table) {
        Targets.Target target = table.target(b, line.instanceStart, line.instanceEnd);
        Subject served = target.served();
        if (served != null) {
            SubjectTally tally = named(served, line.time);
            tally.lines++;
            add(tally.activity, kind, line);
            if (kind == LineKind.UNRECOGNISED) {
                tally.count(paths.nameOfUnrecognised(b, line)).lines++;
            }
        }
        // By index, here and below: an iterator would be an object for each line.
        List<Subject> earlier = target.earlier();
        for (int i = 0; i < earlier.size(); i++) {
            add(named(earlier.get(i), line.time).earlierTries, kind, line);
        }
        if (served == null || !target.unmapped().isEmpty()) {
            countUnmapped(target, kind);
        }
    }

    private SubjectTally named(Subject subject, long time) {
        SubjectTally tally = subjects.computeIfAbsent(subject, key -> new SubjectTally());
        tally.lastNamed = Math.max(tally.lastNamed, time);
        return tally;
    }

    private void countUnmapped(Targets.Target target, LineKind kind) {
        List<String> names = target.unmapped().isEmpty() ? NOBODY : target.unmapped();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            boolean room = unmapped.size() < MOST_UNMAPPED || unmapped.containsKey(name);
            Unmapped counts = unmapped.computeIfAbsent(room ? name : OTHERS, key -> new Unmapped());
            counts.lines++;
            counts.active += kind.isActivity() ? 1 : 0;
        }
    }

    /** Under this name stand the values beyond {@link #MOST_UNMAPPED}. */
    static final String OTHERS = "(others)";

    @Override
    void reject(byte[] b, int from, int to, Mismatch mismatch) {
        unitLines++;
        RejectReason reason = mismatch.reason();
        rejected.merge(reason, 1L, Long::sum);
        if (keptCounts.merge(reason, 1, Integer::sum) <= KEPT_REJECTS) {
            kept.add(new Kept(
                    unit,
                    unitLines,
                    bufferOffset + from,
                    reason,
                    mismatch.at() - from + 1,
                    mismatch.expected(),
                    Excerpt.of(b, from, to)));
        }
    }

    /** Rejects a line that was too long to be held. */
    void rejectLong(long offset, String excerpt) {
        unitLines++;
        rejected.merge(RejectReason.TOO_LONG, 1L, Long::sum);
        if (keptCounts.merge(RejectReason.TOO_LONG, 1, Integer::sum) <= KEPT_REJECTS) {
            String expected = "a line of at most " + UnitReader.LONGEST_LINE + " bytes";
            kept.add(new Kept(unit, unitLines, offset, RejectReason.TOO_LONG, 1, expected, excerpt));
        }
    }

    /** The activity of the one subject; nothing where lines name theirs. */
    ActivityBuilder activity() {
        return activity;
    }

    /** Hands the counts of unrecognised paths over. */
    void flush() {
        paths.flush();
    }
}
