package io.perdollar.analysis.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.activity.ActivityBuilder;
import io.perdollar.analysis.activity.ActivityTimeline;
import io.perdollar.analysis.activity.DayActivity;
import io.perdollar.analysis.activity.LineKind;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import io.perdollar.analysis.time.Micros;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamCoverageTest {
    @Test
    void aStreamCoversFromItsFirstToItsLastLine() {
        assertEquals(
                set(20, 90), StreamCoverage.runs(List.of(file("access.log", 70, 90), file("access.log.1", 20, 60))));
    }

    @Test
    void aMissingRotationNumberEndsARun() {
        assertEquals(
                Intervals.of(new Interval(10, 25), new Interval(40, 90)),
                StreamCoverage.runs(List.of(
                        file("access.log.4.gz", 10, 15),
                        file("access.log.3.gz", 16, 25),
                        // access.log.2.gz is missing
                        file("access.log.1", 40, 60),
                        file("access.log", 61, 90))));
    }

    @Test
    void aMissingDateDoesNot() {
        assertEquals(
                set(10, 90),
                StreamCoverage.runs(List.of(
                        file("access.log-20261101.gz", 10, 20),
                        file("access.log-20261105.gz", 60, 70),
                        file("access.log", 80, 90))));
    }

    @Test
    void aFileWithoutLinesKeepsItsRunTogether() {
        assertEquals(
                set(10, 90),
                StreamCoverage.runs(List.of(
                        file("access.log.2", 10, 20),
                        new ListedFile("access.log.1", null),
                        file("access.log", 80, 90))));
        assertEquals(Intervals.EMPTY, StreamCoverage.runs(List.of(new ListedFile("access.log", null))));
        assertEquals(Intervals.EMPTY, StreamCoverage.runs(List.of()));
    }

    @Test
    void aMissingLiveFileEndsNoRunOfTheOthers() {
        assertEquals(
                set(10, 40), StreamCoverage.runs(List.of(file("access.log.2", 10, 20), file("access.log.1", 30, 40))));
    }

    @Test
    void copiesOfOneFileCountOnce() {
        assertEquals(
                set(10, 40),
                StreamCoverage.runs(List.of(file("access.log.1", 10, 40), file("access.log.1.gz", 10, 40))));
    }

    @Test
    void namesWithDifferentBasesAreRotatedApart() {
        assertEquals(
                Intervals.of(new Interval(10, 20), new Interval(30, 40)),
                StreamCoverage.runs(List.of(file("api.log.1", 10, 20), file("admin.log.3", 30, 40))));
    }

    @Test
    void aSingleLineCoversNothing() {
        assertEquals(Intervals.EMPTY, StreamCoverage.runs(List.of(file("access.log", 50, 50))));
    }

    @Test
    void collectedInstantsCoverAlsoWithoutLines() {
        assertEquals(set(100, 300), StreamCoverage.collected(null, List.of(200L, 100L, 300L)));
        assertEquals(Intervals.EMPTY, StreamCoverage.collected(null, List.of(100L)));
        assertEquals(Intervals.EMPTY, StreamCoverage.collected(50L, List.of()));
    }

    @Test
    void collectedInstantsCoverFromTheFirstLineOrFromTheFirstOfThem() {
        assertEquals(set(50, 300), StreamCoverage.collected(50L, List.of(100L, 300L)));
        assertEquals(set(100, 300), StreamCoverage.collected(200L, List.of(100L, 300L)));
        assertEquals(Intervals.EMPTY, StreamCoverage.collected(400L, List.of(300L)));
    }

    @Test
    void aVmIsCoveredWhereEveryStreamThatSpeaksOfItCovers() {
        assertEquals(set(50, 60), StreamCoverage.ofVm(List.of(set(10, 60), set(50, 90))));
        assertEquals(set(10, 60), StreamCoverage.ofVm(List.of(set(10, 60))));
        assertEquals(Intervals.EMPTY, StreamCoverage.ofVm(List.of(set(10, 60), Intervals.EMPTY)));
    }

    @Test
    void aVmOfWhichNoStreamSpeaksIsUnknownThroughout() {
        assertEquals(Intervals.EMPTY, StreamCoverage.ofVm(List.of()));
    }

    @Test
    void aSharedStreamSpeaksOfWhatItNamedInTheLast28Days() {
        long named = Micros.of(Instant.parse("2026-10-18T00:30:00Z"));
        ActivityBuilder builder = new ActivityBuilder();
        builder.add(LineKind.IGNORED, named, named, named, false, -1, -1, -1, -1);
        ActivityTimeline timeline = ActivityTimeline.of(builder.build());

        assertTrue(StreamCoverage.speaksOf(timeline, Micros.of(Instant.parse("2026-11-15T00:00:00Z"))));
        assertFalse(StreamCoverage.speaksOf(timeline, Micros.of(Instant.parse("2026-11-15T01:00:00Z"))));
        assertTrue(StreamCoverage.speaksOf(timeline, Micros.of(Instant.parse("2026-10-18T01:00:00Z"))));
        assertFalse(StreamCoverage.speaksOf(timeline, Micros.of(Instant.parse("2026-10-18T00:00:00Z"))));
        assertFalse(StreamCoverage.speaksOf(ActivityTimeline.NONE, Micros.of(Instant.parse("2026-11-15T00:00:00Z"))));
    }

    @Test
    void aSharedStreamThatDoesNotCountSpeaksToo() {
        long named = Micros.of(Instant.parse("2026-10-18T00:30:00Z"));
        ActivityBuilder builder = ActivityBuilder.inFlightOnly();
        builder.add(LineKind.SERVED, named, named, named, false, -1, -1, -1, -1);
        List<DayActivity> days = builder.build();

        assertTrue(
                StreamCoverage.speaksOf(ActivityTimeline.of(days), Micros.of(Instant.parse("2026-11-15T00:00:00Z"))));
    }

    private static ListedFile file(String name, long first, long last) {
        return new ListedFile(name, new Interval(first, last));
    }

    private static Intervals set(long from, long to) {
        return Intervals.of(new Interval(from, to));
    }
}
