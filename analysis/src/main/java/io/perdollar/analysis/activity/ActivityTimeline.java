package io.perdollar.analysis.activity;

import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import io.perdollar.analysis.time.Micros;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One subject's activity over many days, from all contents that speak of it (equations §8, §12). Days may be given in any
 * order and several times over for different contents; the same content must be given once. Immutable.
 */
public final class ActivityTimeline {
    /** Nothing was logged. */
    public static final ActivityTimeline NONE = of(List.of());

    private final NavigableMap<LocalDate, DayActivity> days;
    private final BusyStretches busy;

    private ActivityTimeline(NavigableMap<LocalDate, DayActivity> days) {
        this.days = Collections.unmodifiableNavigableMap(days);
        this.busy = BusyStretches.concat(
                days.values().stream().map(DayActivity::busy).toList());
    }

    /** The timeline of these days of one subject. */
    public static ActivityTimeline of(Collection<DayActivity> days) {
        NavigableMap<LocalDate, DayActivity> merged = new TreeMap<>();
        days.forEach(day -> merged.merge(day.day(), day, DayActivity::merge));
        return new ActivityTimeline(merged);
    }

    /** Both together, for different contents of one subject. */
    public ActivityTimeline plus(ActivityTimeline other) {
        List<DayActivity> all = new ArrayList<>(days.values());
        all.addAll(other.days.values());
        return of(all);
    }

    /** Every UTC day about which something was logged, oldest first. */
    public Collection<DayActivity> days() {
        return days.values();
    }

    /** One UTC day. */
    public DayActivity day(LocalDate day) {
        DayActivity activity = days.get(day);
        return activity == null ? DayActivity.none(day) : activity;
    }

    /**
     * What was logged in an hour.
     *
     * @param hourStart epoch microseconds, a whole UTC hour
     */
    public HourActivity hour(long hourStart) {
        return day(dayOf(hourStart)).hour(hourOfDay(hourStart));
    }

    /**
     * Whether a request arrived or was in flight in an hour (equations §12, {@code hoursServedUnbilled}); a source with
     * {@code counts: false} does not tell.
     *
     * @param hourStart epoch microseconds, a whole UTC hour
     */
    public boolean hasRequestInFlight(long hourStart) {
        return day(dayOf(hourStart)).minutes().anyIn(hourOfDay(hourStart));
    }

    /**
     * What was logged in whole UTC hours.
     *
     * @param hours from the first one's start to the last one's end
     */
    public HourActivity total(Interval hours) {
        HourActivity sum = HourActivity.NONE;
        for (long hour = hours.from(); hour < hours.to(); hour += Micros.HOUR) {
            sum = sum.plus(hour(hour));
        }
        return sum;
    }

    /** When something was in flight, joined over days. */
    public BusyStretches busy() {
        return busy;
    }

    /** The gaps inside coverage, oldest first (equations §1): {@link BusyStretches#gaps}. */
    public List<Gap> gaps(Intervals coverage) {
        return busy.gaps(coverage);
    }

    private static LocalDate dayOf(long instant) {
        return LocalDate.ofEpochDay(Math.floorDiv(instant, Micros.DAY));
    }

    private static int hourOfDay(long hourStart) {
        if (Math.floorMod(hourStart, Micros.HOUR) != 0) {
            throw new IllegalArgumentException("expected the start of a UTC hour, got " + Micros.instant(hourStart));
        }
        return (int) (Math.floorMod(hourStart, Micros.DAY) / Micros.HOUR);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ActivityTimeline timeline && days.equals(timeline.days);
    }

    @Override
    public int hashCode() {
        return days.hashCode();
    }

    @Override
    public String toString() {
        return days.values().toString();
    }
}
