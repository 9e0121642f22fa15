package io.perdollar.ingest.requests.scan;

import io.perdollar.analysis.activity.ActivityBuilder;
import io.perdollar.analysis.activity.DayActivity;
import io.perdollar.analysis.measure.Subject;
import io.perdollar.analysis.time.Interval;
import io.perdollar.ingest.requests.format.RejectReason;
import io.perdollar.ingest.requests.scan.Tally.SubjectTally;
import io.perdollar.ingest.requests.scan.Tally.Unmapped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the workers added up of one content.
 *
 * @param lines earliest and latest time; null without any
 * @param own days of the one subject, empty where lines name theirs
 * @param named by subject, where lines name theirs
 * @param unrecognised method and path → lines, of the one subject
 * @param unmapped most lines first
 * @param rejected by place in the content
 */
public record ContentSum(
        @Nullable Interval lines,
        LineCounts counts,
        List<DayActivity> own,
        Map<Subject, Named> named,
        Map<String, Long> unrecognised,
        List<UnmappedLines> unmapped,
        List<Rejected> rejected) {

    /** Under this name stand what came after a table was full. */
    public static final String OTHERS = Tally.OTHERS;

    /** What is known of a subject that lines named. */
    public record Named(long lines, long lastNamed, List<DayActivity> days, Map<String, Long> unrecognised) {}

    /** A rejected line with its number in the content. */
    public record Rejected(
            long lineNumber, long offset, RejectReason reason, int column, String expected, String excerpt) {}

    static ContentSum of(
            Collection<Tally> tallies,
            UnrecognisedCounts unrecognised,
            List<Long> linesBeforeParts,
            boolean oneSubject) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        ActivityBuilder own = new ActivityBuilder();
        Map<Subject, SubjectTally> named = new HashMap<>();
        Map<String, Unmapped> unmapped = new HashMap<>();
        for (Tally tally : tallies) {
            first = Math.min(first, tally.first);
            last = Math.max(last, tally.last);
            own.merge(tally.activity());
            tally.subjects.forEach(
                    (subject, part) -> merge(named.computeIfAbsent(subject, key -> new SubjectTally()), part));
            tally.unmapped.forEach((value, part) -> {
                Unmapped sum = unmapped.computeIfAbsent(value, key -> new Unmapped());
                sum.lines += part.lines;
                sum.active += part.active;
            });
        }
        Map<String, Long> paths = new TreeMap<>(unrecognised.counts());
        if (unrecognised.others() > 0) {
            paths.put(OTHERS, unrecognised.others());
        }
        Map<Subject, Named> byName = new HashMap<>();
        named.forEach((subject, tally) ->
                byName.put(subject, new Named(tally.lines, tally.lastNamed, days(tally), counts(tally.unrecognised))));
        return new ContentSum(
                first > last ? null : new Interval(first, last),
                counts(tallies),
                oneSubject ? own.build() : List.of(),
                byName,
                paths,
                unmapped.entrySet().stream()
                        .map(entry ->
                                new UnmappedLines(entry.getKey(), entry.getValue().lines, entry.getValue().active))
                        .sorted(Comparator.comparingLong(UnmappedLines::lines)
                                .reversed()
                                .thenComparing(UnmappedLines::value))
                        .toList(),
                rejected(tallies, linesBeforeParts));
    }

    private static void merge(SubjectTally sum, SubjectTally part) {
        sum.activity.merge(part.activity);
        sum.earlierTries.merge(part.earlierTries);
        part.unrecognised.forEach((path, count) -> sum.count(path).lines += count.lines);
        sum.lines += part.lines;
        sum.lastNamed = Math.max(sum.lastNamed, part.lastNamed);
    }

    /** Requests that a subject served, and the time in flight of those that were tried on it before another. */
    private static List<DayActivity> days(SubjectTally tally) {
        Map<LocalDate, DayActivity> days = new TreeMap<>();
        tally.activity.build().forEach(day -> days.put(day.day(), day));
        tally.earlierTries.build().forEach(day -> days.merge(day.day(), day, DayActivity::merge));
        return List.copyOf(days.values());
    }

    private static Map<String, Long> counts(Map<String, Tally.Count> counts) {
        Map<String, Long> lines = new HashMap<>();
        counts.forEach((name, count) -> lines.put(name, count.lines));
        return Map.copyOf(lines);
    }

    private static LineCounts counts(Collection<Tally> tallies) {
        LineCounts sum = LineCounts.NONE;
        for (Tally tally : tallies) {
            sum = sum.plus(
                    new LineCounts(tally.served, tally.failed, tally.ignored, tally.unrecognised, tally.rejected));
        }
        return sum;
    }

    private static List<Rejected> rejected(Collection<Tally> tallies, List<Long> linesBeforeParts) {
        List<Tally.Kept> all = new ArrayList<>();
        tallies.forEach(tally -> all.addAll(tally.kept));
        all.sort(Comparator.comparingLong(Tally.Kept::offset));
        Map<RejectReason, Integer> kept = new EnumMap<>(RejectReason.class);
        return all.stream()
                .filter(line -> kept.merge(line.reason(), 1, Integer::sum) <= Tally.KEPT_REJECTS)
                .map(line -> new Rejected(
                        linesBeforeParts.get(line.unit()) + line.lineInUnit(),
                        line.offset(),
                        line.reason(),
                        line.column(),
                        line.expected(),
                        line.excerpt()))
                .toList();
    }
}
