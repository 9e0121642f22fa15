package io.perdollar.analysis.activity;

import static io.perdollar.analysis.activity.ActivityBuilderTest.stretches;
import static io.perdollar.analysis.activity.Line.at;
import static io.perdollar.analysis.activity.Line.days;
import static io.perdollar.analysis.activity.Line.served;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import io.perdollar.analysis.time.Micros;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivityTimelineTest {
    @Test
    void addsContentsOfOneHour() {
        ActivityTimeline first = ActivityTimeline.of(days(served("2026-11-02T10:00:00Z", 2_000)));
        ActivityTimeline second = ActivityTimeline.of(
                days(served("2026-11-02T10:00:30Z").with(null, 5L, null), served("2026-11-03T10:00:00Z")));

        HourActivity hour = first.plus(second).hour(at("2026-11-02T10:00:00Z"));
        assertEquals(2, hour.served());
        assertEquals(5, hour.tokensIn());
        assertEquals(1, hour.latency().total());
        assertEquals(
                3,
                first.plus(second)
                        .total(new Interval(at("2026-11-02T00:00:00Z"), at("2026-11-04T00:00:00Z")))
                        .served());
        assertEquals(second.plus(first), first.plus(second));
        assertEquals(HourActivity.NONE, first.hour(at("2026-11-09T10:00:00Z")));
    }

    @Test
    void knowsInWhichHoursARequestWasInFlight() {
        ActivityTimeline timeline = ActivityTimeline.of(days(
                served("2026-11-02T11:00:00Z", 600_000),
                served("2026-11-02T13:00:10Z", 7_200_000),
                served("2026-11-02T15:30:00Z").as(LineKind.UNRECOGNISED)));

        // Logged at 11:00 sharp, yet in flight only before.
        assertTrue(timeline.hasRequestInFlight(at("2026-11-02T10:00:00Z")));
        assertTrue(timeline.hasRequestInFlight(at("2026-11-02T11:00:00Z")));
        assertTrue(timeline.hasRequestInFlight(at("2026-11-02T12:00:00Z")));
        assertTrue(timeline.hasRequestInFlight(at("2026-11-02T13:00:00Z")));
        assertFalse(timeline.hasRequestInFlight(at("2026-11-02T14:00:00Z")));
        assertFalse(timeline.hasRequestInFlight(at("2026-11-02T15:00:00Z")));
        assertFalse(timeline.hasRequestInFlight(at("2026-11-02T09:00:00Z")));
    }

    @Test
    void refusesWhatIsNotTheStartOfAnHour() {
        assertThrows(IllegalArgumentException.class, () -> ActivityTimeline.NONE.hour(Micros.MINUTE));
    }

    @Test
    void onlyActivitiesOfOneDayMerge() {
        DayActivity monday = DayActivity.none(LocalDate.parse("2026-11-02"));
        DayActivity tuesday = DayActivity.none(LocalDate.parse("2026-11-03"));

        assertThrows(IllegalArgumentException.class, () -> DayActivity.merge(monday, tuesday));
        assertTrue(DayActivity.merge(monday, monday).isEmpty());
    }

    @Test
    void aDayHolds24HoursAndNothingOfItsNeighbours() {
        LocalDate day = LocalDate.parse("2026-11-02");

        assertThrows(
                IllegalArgumentException.class,
                () -> new DayActivity(day, List.of(), Minutes.NONE, BusyStretches.NONE));
        BusyStretches overMidnight = stretches("2026-11-02T23:00:00Z", "2026-11-03T00:00:01Z");
        assertThrows(
                IllegalArgumentException.class,
                () -> new DayActivity(day, DayActivity.none(day).hours(), Minutes.NONE, overMidnight));
    }

    @Test
    void partsOfADayAreTheDay() {
        DayActivity day = days(
                        served("2026-11-02T11:10:00Z", 1_800_000).with(1L, 2L, 3L),
                        served("2026-11-02T11:00:00Z"),
                        served("2026-11-02T20:00:00Z", 60_000))
                .get(0);
        long eleven = at("2026-11-02T11:00:00Z");
        Intervals before = Intervals.of(new Interval(at("2026-11-01T00:00:00Z"), eleven));
        Intervals after = Intervals.of(new Interval(eleven, at("2026-11-05T00:00:00Z")));

        DayActivity first = day.within(before);
        assertEquals(0, first.total().requests());
        assertEquals(stretches("2026-11-02T10:40:00Z", "2026-11-02T11:00:00Z"), first.busy());
        assertEquals(3, day.within(after).total().served());
        assertEquals(day, DayActivity.merge(first, day.within(after)));
        assertEquals(day, day.within(before.union(after)));
    }

    @Test
    void minutesRiseAndHoldWhatCanBe() {
        List<Minutes.Columns> columns = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            columns.add(new Minutes.Columns());
            columns.get(i).add(10, 1, 0, 5);
        }

        assertThrows(IllegalArgumentException.class, () -> columns.get(0).add(10, 1, 0, -1));
        assertThrows(IllegalArgumentException.class, () -> columns.get(1).add(1_440, 1, 0, -1));
        assertThrows(IllegalArgumentException.class, () -> columns.get(2).add(11, 0, 1, 0));
        columns.get(3).add(11, 0, 0, -1);
        assertEquals(1, columns.get(3).build().size());
    }
}
