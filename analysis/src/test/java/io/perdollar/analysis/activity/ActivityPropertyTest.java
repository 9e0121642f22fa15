package io.perdollar.analysis.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import io.perdollar.analysis.time.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ActivityPropertyTest {
    private static final long START = Micros.of(Instant.parse("2026-10-31T22:00:00Z"));
    private static final Intervals COVERAGE = Intervals.of(new Interval(START - Micros.HOUR, START + 30 * Micros.HOUR));

    @Property(tries = 300)
    void orderDoesNotMatter(@ForAll("lines") List<Line> lines, @ForAll Random random) {
        List<Line> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, random);

        assertEquals(Line.days(lines), Line.days(shuffled));
    }

    @Property(tries = 300)
    void splitsDoNotMatter(@ForAll("lines") List<Line> lines, @ForAll @IntRange(min = 1, max = 4) int parts) {
        List<ActivityBuilder> builders = new ArrayList<>();
        List<DayActivity> stored = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            ActivityBuilder builder = new ActivityBuilder();
            int first = lines.size() * part / parts;
            lines.subList(first, lines.size() * (part + 1) / parts).forEach(line -> line.addTo(builder));
            stored.addAll(builder.build());
            builders.add(builder);
        }
        ActivityBuilder merged = new ActivityBuilder();
        builders.forEach(merged::merge);

        List<DayActivity> whole = Line.days(lines);
        assertEquals(whole, merged.build());
        assertEquals(whole, List.copyOf(ActivityTimeline.of(stored).days()));
    }

    @Property(tries = 300)
    void readingOnWhereReadingStoppedDoesNotMatter(@ForAll("lines") List<Line> lines) {
        ActivityBuilder builder = new ActivityBuilder();
        for (Line line : lines) {
            line.addTo(builder);
            builder.build();
        }

        assertEquals(Line.days(lines), builder.build());
        assertEquals(builder.build(), builder.build());
    }

    @Property(tries = 500)
    void gapsFromJoinedDaysAreThoseOfTheRawStream(
            @ForAll("lines") List<Line> lines, @ForAll @IntRange(min = -4_000, max = 4_000) int thresholdSeconds) {
        long threshold = Math.max(60, thresholdSeconds) * Micros.SECOND;
        List<Gap> raw =
                rawGaps(lines).stream().filter(gap -> gap.length() >= threshold).toList();
        List<Gap> joined = ActivityTimeline.of(Line.days(lines)).gaps(COVERAGE).stream()
                .filter(gap -> gap.length() >= threshold)
                .toList();

        assertEquals(raw, joined);
    }

    /** One pass over arrivals in order of time, nothing joined. */
    private static List<Gap> rawGaps(List<Line> lines) {
        Interval covered = COVERAGE.get(0);
        List<Gap> gaps = new ArrayList<>();
        long quietFrom = covered.from();
        for (Line line : lines.stream()
                .filter(line -> line.kind().isActivity())
                .sorted(Comparator.comparingLong(Line::arrival))
                .toList()) {
            if (line.arrival() > quietFrom) {
                gaps.add(new Gap(new Interval(quietFrom, line.arrival()), false));
            }
            quietFrom = Math.max(quietFrom, line.loggedAt());
        }
        if (quietFrom < covered.to()) {
            gaps.add(new Gap(new Interval(quietFrom, covered.to()), true));
        }
        return gaps;
    }

    @Property(tries = 300)
    void countsEqualThoseOfOneLoopOverTheLines(@ForAll("lines") List<Line> lines) {
        Map<Long, Long> served = new HashMap<>();
        Map<Long, Long> ignored = new HashMap<>();
        Map<Long, Long> bytes = new HashMap<>();
        Map<Long, Long> arrivals = new TreeMap<>();
        Map<Long, Long> inFlight = new TreeMap<>();
        for (Line line : lines) {
            long hour = Micros.hourStart(line.loggedAt());
            ignored.merge(hour, line.kind() == LineKind.IGNORED ? 1L : 0, Long::sum);
            served.merge(hour, line.kind() == LineKind.SERVED ? 1L : 0, Long::sum);
            if (line.kind().isRequest()) {
                if (line.bytes() != null) {
                    bytes.merge(hour, line.bytes(), Long::sum);
                }
                arrivals.merge(Math.floorDiv(line.arrival(), Micros.MINUTE), 1L, Long::sum);
                for (long at = line.arrival(); at < line.loggedAt(); ) {
                    long minute = Math.floorDiv(at, Micros.MINUTE);
                    long until = Math.min(line.loggedAt(), (minute + 1) * Micros.MINUTE);
                    inFlight.merge(minute, until - at, Long::sum);
                    at = until;
                }
            }
        }

        ActivityTimeline timeline = ActivityTimeline.of(Line.days(lines));
        served.forEach((hour, count) -> {
            HourActivity activity = timeline.hour(hour);
            assertEquals(count, activity.served());
            assertEquals(ignored.get(hour), activity.ignored());
            assertEquals(bytes.get(hour), activity.bytes());
        });
        Map<Long, Long> seenArrivals = new TreeMap<>();
        Map<Long, Long> seenInFlight = new TreeMap<>();
        for (DayActivity day : timeline.days()) {
            Minutes minutes = day.minutes();
            for (int i = 0; i < minutes.size(); i++) {
                long minute = day.day().toEpochDay() * Minutes.PER_DAY + minutes.minuteOfDay(i);
                if (minutes.arrivals(i) > 0) {
                    seenArrivals.put(minute, minutes.arrivals(i));
                }
                if (minutes.inFlightMicros(i) > 0) {
                    seenInFlight.put(minute, minutes.inFlightMicros(i));
                }
            }
        }
        assertEquals(arrivals, seenArrivals);
        assertEquals(inFlight, seenInFlight);
    }

    @Property(tries = 300)
    void storedDaysAreReadAsTheyWereWritten(@ForAll("lines") List<Line> lines) {
        for (DayActivity day : Line.days(lines)) {
            assertEquals(day, DayActivityCodec.read(DayActivityCodec.write(day)));
        }
    }

    /** Around a midnight, some in clusters and on full minutes, some far apart, some lasting hours. */
    @Provide
    Arbitrary<List<Line>> lines() {
        Arbitrary<Long> loggedAt = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 26 * Micros.HOUR).map(offset -> START + offset),
                Arbitraries.longs().between(105, 135).map(minute -> START + minute * Micros.MINUTE),
                Arbitraries.longs().between(0, 26 * 60).map(minute -> START + minute * Micros.MINUTE),
                Arbitraries.longs()
                        .between(0, 300)
                        .map(seconds -> START + 2 * Micros.HOUR + (seconds - 150) * Micros.SECOND));
        Arbitrary<Long> duration = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 100_000_000),
                Arbitraries.longs().between(0, 180).map(seconds -> seconds * Micros.SECOND),
                Arbitraries.longs().between(0, 5 * Micros.HOUR));
        Arbitrary<Long> number = Arbitraries.longs().between(0, 5_000);
        return Combinators.combine(
                        Arbitraries.of(LineKind.class),
                        loggedAt,
                        duration.injectNull(0.3),
                        number.injectNull(0.2),
                        number.injectNull(0.5),
                        number.injectNull(0.5))
                .as(Line::new)
                .list()
                .ofMaxSize(60);
    }
}
