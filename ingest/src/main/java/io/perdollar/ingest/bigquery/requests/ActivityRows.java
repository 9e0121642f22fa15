package io.perdollar.ingest.bigquery.requests;

import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.FieldValueList;
import io.perdollar.analysis.activity.DayActivity;
import io.perdollar.analysis.measure.Subject;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Micros;
import io.perdollar.ingest.bigquery.requests.RowOwner.Owners;
import io.perdollar.ingest.requests.SubjectActivity;
import io.perdollar.ingest.requests.UnrecognisedPath;
import io.perdollar.ingest.requests.format.RejectReason;
import io.perdollar.ingest.requests.scan.LineCounts;
import io.perdollar.ingest.requests.scan.UnmappedLines;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts the rows of {@code activity-hour.sql} together: by day and stream, then by subject. */
final class ActivityRows {
    private static final Comparator<Subject> BY_NAME = Comparator.comparing(Subject::toString);

    private final LogSource source;
    private final SortedMap<LocalDate, SortedMap<String, StreamSum>> days = new TreeMap<>();

    ActivityRows(LogSource source) {
        this.source = source;
    }

    void add(FieldValueList row) {
        LocalDate day = LocalDate.ofEpochDay(row.get("row_day").getLongValue());
        String owner = row.get("owner").getStringValue();
        StreamSum stream = days.computeIfAbsent(day, key -> new TreeMap<>())
                .computeIfAbsent(stream(owner), key -> new StreamSum());
        String detail = row.get("detail").getStringValue();
        long lines = row.get("lines").getLongValue();
        switch (row.get("section").getStringValue()) {
            case "rejected" -> stream.rejected.merge(RejectReason.valueOf(detail), lines, Long::sum);
            case "path" -> stream.path(owners(owner).served(), detail, lines);
            default -> stream.hour(owners(owner), row);
        }
    }

    private Owners owners(String owner) {
        return source.owner().owners(owner);
    }

    private String stream(String owner) {
        return owner.isEmpty()
                ? StreamDay.SHARED
                : source.owner()
                        .kind()
                        .map(kind -> switch (kind) {
                            case INSTANCE_NAME -> "instance=";
                            case INSTANCE_ID -> "instanceId=";
                            case SERVICE -> "service=";
                        })
                        .map(key -> key + owner)
                        .orElse(StreamDay.SHARED);
    }

    /** Every day of the range by day and stream; the shared stream has one also where nothing was logged. */
    TableScan scan(DayRange range) {
        List<StreamDay> result = new ArrayList<>();
        for (LocalDate day = range.from(); !day.isAfter(range.to()); day = day.plusDays(1)) {
            LocalDate each = day;
            SortedMap<String, StreamSum> streams = days.getOrDefault(each, new TreeMap<>());
            streams.putIfAbsent(StreamDay.SHARED, new StreamSum());
            streams.forEach((name, sum) -> result.add(sum.day(each, name)));
        }
        return new TableScan(source, result);
    }

    /** What is known of one subject. */
    private static final class SubjectSum {
        private final DayBooks books = new DayBooks();
        private final Map<LocalDate, DayActivity> earlierTries = new HashMap<>();
        private long lines;
        private long lastNamed = Long.MIN_VALUE;

        private SubjectActivity activity(Subject subject) {
            SortedMap<LocalDate, DayActivity> all = new TreeMap<>();
            books.days().forEach(day -> all.put(day.day(), day));
            earlierTries.forEach((day, activity) -> all.merge(day, activity, DayActivity::merge));
            return new SubjectActivity(subject, lines, Micros.instant(lastNamed), List.copyOf(all.values()));
        }
    }

    /** What is known of one stream on one day. */
    private static final class StreamSum {
        private final Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
        private final SortedMap<Subject, SubjectSum> subjects = new TreeMap<>(BY_NAME);
        private final Map<Subject, Map<String, Long>> paths = new HashMap<>();
        private final Map<String, long[]> unmapped = new HashMap<>();
        private LineCounts counts = LineCounts.NONE;
        private @Nullable Interval lines;

        private void path(@Nullable Subject subject, String endpoint, long count) {
            if (subject != null) {
                paths.computeIfAbsent(subject, key -> new HashMap<>()).merge(endpoint, count, Long::sum);
            }
        }

        private void hour(Owners owners, FieldValueList row) {
            long count = row.get("lines").getLongValue();
            LineCounts hour = new LineCounts(
                    row.get("served").getLongValue(),
                    row.get("failed").getLongValue(),
                    row.get("ignored").getLongValue(),
                    row.get("unrecognised").getLongValue(),
                    Map.of());
            counts = counts.plus(hour);
            FieldValue first = row.get("first_us");
            long last = first.isNull() ? Long.MIN_VALUE : row.get("last_us").getLongValue();
            if (!first.isNull()) {
                lines = Interval.hullOf(lines, new Interval(first.getLongValue(), last));
            }
            Subject served = owners.served();
            if (served != null) {
                SubjectSum sum = sum(served, last);
                sum.lines += count;
                sum.books.add(row);
            }
            for (Subject earlier : owners.earlier()) {
                DayBooks tries = new DayBooks();
                tries.add(row);
                tries.days()
                        .forEach(day -> sum(earlier, last)
                                .earlierTries
                                .merge(day.day(), day.inFlightOnly(), DayActivity::merge));
            }
            if (count > 0 && (served == null || !owners.unmapped().isEmpty())) {
                long active = hour.served() + hour.failed() + hour.unrecognised();
                // A row that names nobody is counted under the empty name.
                for (String name : owners.unmapped().isEmpty() ? List.of("") : owners.unmapped()) {
                    long[] sums = unmapped.computeIfAbsent(name, key -> new long[2]);
                    sums[0] += count;
                    sums[1] += active;
                }
            }
        }

        private SubjectSum sum(Subject subject, long last) {
            SubjectSum sum = subjects.computeIfAbsent(subject, key -> new SubjectSum());
            sum.lastNamed = Math.max(sum.lastNamed, last);
            return sum;
        }

        private StreamDay day(LocalDate day, String stream) {
            List<UnrecognisedPath> unrecognised = new ArrayList<>();
            paths.forEach((subject, byPath) ->
                    byPath.forEach((path, count) -> unrecognised.add(new UnrecognisedPath(subject, path, count))));
            unrecognised.sort(Comparator.comparingLong(UnrecognisedPath::lines)
                    .reversed()
                    .thenComparing(UnrecognisedPath::endpoint)
                    .thenComparing(path -> path.subject().toString()));
            return new StreamDay(
                    day,
                    stream,
                    lines,
                    counts.plus(new LineCounts(0, 0, 0, 0, rejected)),
                    subjects.entrySet().stream()
                            .map(entry -> entry.getValue().activity(entry.getKey()))
                            .toList(),
                    unmapped.entrySet().stream()
                            .map(entry -> new UnmappedLines(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                            .sorted(Comparator.comparingLong(UnmappedLines::lines)
                                    .reversed()
                                    .thenComparing(UnmappedLines::value))
                            .toList(),
                    unrecognised);
        }
    }
}
